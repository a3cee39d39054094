import { describe, expect, it } from 'vitest';
import { stabilityFindings } from '../../src/report/stabilityFindings.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { solve } from '../../src/solve.js';

const lines = (preset: string, ...set: string[]) =>
  stabilityFindings(solve(readScenario(preset, { set })));

describe('stabilityFindings', () => {
  it('[T4b] [T5] names the theorem that guarantees convergence, and the rule in words with its numbers', () => {
    expect(lines('specialists')).toEqual([
      'converges, half-life 0.4307 generations',
      'convergence is guaranteed by theorem T4b: ρ ≤ 0.4',
      'real data weigh more than 0.5 × synthetic in every direction, which guarantees that 4 models converge',
      'they weigh least in A along feature 3: 2 ×',
    ]);
    expect(lines('penguins')[1]).toBe('convergence is guaranteed by theorem T5: ρ ≤ 0.6667');
  });

  it('[T4b] says of a rule that is not met that it is sufficient, not necessary', () => {
    const [verdict, rule, weakest] = lines('fifty');
    expect(verdict).toMatch(/^converges/);
    expect(rule).toBe(
      'to guarantee that 50 models converge, real data must weigh more than 3.036 × synthetic in every direction (sufficient, not necessary)',
    );
    expect(weakest).toMatch(/^they weigh least in north along .*: 0\.4769 ×$/);
  });

  it('shows a weight that is rounding as 0', () => {
    expect(lines('unanchored').at(-1)).toBe('they weigh least in A along feature 2: 0 ×');
    expect(lines('runaway')[0]).toMatch(/^diverges/);
    expect(lines('runaway').at(-1)).toMatch(/: 0 ×$/);
  });

  it('claims nothing of α = 0 or of one model that the verdict does not say', () => {
    expect(lines('specialists', 'alpha=0')).toEqual([
      'converges, half-life 0 generations',
      'convergence is guaranteed by theorem T5: ρ ≤ 0',
    ]);
    const isotropic = { samples: 9, design: 'isotropic' };
    const one = stabilityFindings(
      solve(
        parseScenario(
          JSON.stringify({
            features: 2,
            alpha: 0.5,
            entities: [{ name: 'A', private: isotropic, synthetic: isotropic }],
          }),
        ),
      ),
    );
    expect(one).toEqual([
      'converges, half-life 1 generation',
      'convergence is guaranteed by theorem T5: ρ ≤ 0.5',
    ]);
  });
});
