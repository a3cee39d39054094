import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import {
  affordableSimulation,
  affordableSolution,
  affordableVerification,
  costText,
  notice,
} from '../../src/ecosystem/capacity.js';
import { DomainError } from '../../src/errors.js';
import { parseScenario, type Scenario } from '../../src/scenario/parseScenario.js';
import { simulate } from '../../src/simulation/simulate.js';
import { verify } from '../../src/verification/verify.js';

const scenarioOf = (features: number, samples: number, kinds = 1): Scenario =>
  parseScenario(
    JSON.stringify({
      features,
      alpha: 0.5,
      beta: 0.5,
      public: { samples, design: 'isotropic' },
      entities: Array.from({ length: kinds }, (_, k) => ({
        name: `e${k}`,
        private: { samples: 1e5, design: 'isotropic' },
        synthetic: { samples: 1e5, design: 'private' },
      })),
    }),
    { source: 'lab.json' },
  );
const work = { generations: 5, replicates: 10 };
const refusal =
  /^lab\.json: a \w+ must fit into 4 GiB, found about .+ and [\d.,]+ GiB\. .*[Ll]ower/;

describe('what does not fit into memory is refused before any work', () => {
  it.each([
    ['5,000 features', scenarioOf(5000, 1e5)],
    ['10,000 features', scenarioOf(10_000, 1e5)],
    ['20,000 entities', scenarioOf(2, 1e5, 20_000)],
  ])('solve: %s', (_, scenario) => {
    const start = performance.now();
    expect(() => solve(scenario)).toThrow(refusal);
    expect(() => solve(scenario)).toThrow(DomainError);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('simulate and verify: 10⁹ rows', async () => {
    const scenario = scenarioOf(3, 1e9);
    const start = performance.now();
    await expect(simulate(scenario, { ...work, seed: 1 })).rejects.toThrow(refusal);
    await expect(verify(scenario)).rejects.toThrow(refusal);
    await expect(verify(scenarioOf(3, 100), { simulated: scenario })).rejects.toThrow(refusal);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('negative control: what fits is not: 1,000 features, 10⁹ rows without simulation', () => {
    expect(affordableSolution(scenarioOf(1000, 1e5)).bytes).toBeLessThan(4 * 2 ** 30);
    expect(affordableSolution(scenarioOf(3, 1e9)).bytes).toBeLessThan(1e8);
    expect(affordableSimulation(scenarioOf(3, 1e6), work).bytes).toBeLessThan(1e9);
    expect(affordableVerification(scenarioOf(3, 1e6), work).bytes).toBeLessThan(1e9);
    expect(solve(scenarioOf(3, 1e9)).stability.verdict).toBe('converges');
  });
});

describe('notice', () => {
  it('is one line before a long run, nothing before a short one', () => {
    expect(notice({ seconds: 130, bytes: 1.25 * 2 ** 30 })).toBe(
      'This takes about 2.2 minutes and 1.3 GiB.',
    );
    expect(notice({ seconds: 5, bytes: 1e9 })).toBeNull();
  });

  it.each([
    [1, 1e8, 'about 1 second and 96 MiB'],
    [75, 2 ** 30, 'about 75 seconds and 1 GiB'],
    [10_800, 11 * 2 ** 30, 'about 3 hours and 11 GiB'],
    [1e9, 2 ** 45, 'about 12,000 days and 33,000 GiB'],
  ])('%d s and %d bytes: %3$s', (seconds, bytes, text) => {
    expect(costText({ seconds, bytes })).toBe(text);
  });
});
