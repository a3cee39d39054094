import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { stabilityFindings } from '../../src/text/stabilityFindings.js';

const lines = (preset: string, ...set: string[]) =>
  stabilityFindings(solve(readScenario(preset, { set })));

describe('stabilityFindings', () => {
  it('[T4b] [T5] names the theorem that guarantees convergence, and the rule in words with its numbers', () => {
    expect(lines('specialists')).toEqual([
      'settles within 3 generations (differences halve every 0.4307 generations), and ends about as good as it began',
      'theorem T4b guarantees convergence: ρ ≤ 0.4',
      'real data weigh more than 0.5 × synthetic in every direction, which guarantees that 4 models converge',
      'real data are weakest for A along feature 3 (2 × synthetic)',
    ]);
    expect(lines('penguins')[1]).toBe('theorem T5 guarantees convergence: ρ ≤ 0.6667');
  });

  it('[T4b] says of a rule that is not met that it is sufficient, not necessary', () => {
    const [verdict, rule, weakest] = lines('fifty');
    expect(verdict).toMatch(
      /^settles within 6 generations .*, and ends 2\.6 times better than it began$/,
    );
    expect(rule).toBe(
      'real data that weigh more than 3.036 × synthetic in every direction would make 50 models converge (sufficient, not necessary)',
    );
    expect(weakest).toMatch(/^real data are weakest for north along .* \(0\.4769 × synthetic\)$/);
  });

  it('shows a weight that is rounding as 0', () => {
    expect(lines('unanchored').at(-1)).toBe(
      'real data are weakest for A along feature 2 (0 × synthetic)',
    );
    expect(lines('runaway')[0]).toMatch(/^diverges/);
    expect(lines('runaway').at(-1)).toMatch(/ \(0 × synthetic\)$/);
  });

  it('[T6] says that models drift, and that no real data show the direction only where that is so', () => {
    expect(lines('unanchored').slice(0, 2)).toEqual([
      'does not settle: the models drift, because nothing removes the noise that each generation adds',
      'the models drift along feature 3, which no real data show',
    ]);
    // S = diag(1, 0), B_1 = wwᵀ with w = (1, −1), B_2 = wwᵀ with w = (1, 1): real data see every direction.
    const entity = (name: string, x: number) => ({
      name,
      private: {
        samples: 9,
        design: {
          gram: [
            [1, x],
            [x, 1],
          ],
        },
      },
      synthetic: { samples: 9, design: { features: [0] } },
    });
    const oblique = { features: 2, alpha: 0.5, entities: [entity('A', -1), entity('B', 1)] };
    const found = stabilityFindings(solve(parseScenario(JSON.stringify(oblique))));
    expect(found.slice(1, 3)).toEqual([
      'the models drift along feature 0, which real data show but do not pin down',
      'the models drift along feature 1, which real data show but do not pin down',
    ]);
    expect(found.join()).not.toContain('no real data');
    const free = lines('twins', 'alpha=1');
    expect(free.join()).not.toContain('no real data');
    expect(free[3]).toBe(
      'the models drift along feature 2, which real data show but do not pin down (and along 3 other directions)',
    );
  });

  it('calls features by their names', () => {
    const named = lines('unanchored', 'featureNames=[bill, depth, mass, wing]');
    expect(named[1]).toBe('the models drift along wing, which no real data show');
    expect(named.at(-1)).toBe('real data are weakest for A along mass (0 × synthetic)');
  });

  it('joins whether models settle with what they settle on', () => {
    expect(lines('specialists', 'alpha=0.99')[0]).toMatch(
      /^settles within 11\d generations .*, but ends 27 times worse than it began$/,
    );
    expect(lines('specialists', 'noise=0')[0]).toMatch(/, and ends without error, as it began$/);
  });

  it('claims nothing of α = 0 or of one model that the verdict does not say', () => {
    expect(lines('specialists', 'alpha=0')).toEqual([
      'settles within 1 generation, and ends about as good as it began',
      'theorem T5 guarantees convergence: ρ ≤ 0',
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
      'settles within 7 generations (differences halve every 1 generation), but ends 33 % worse than it began',
      'theorem T5 guarantees convergence: ρ ≤ 0.5',
    ]);
  });

  it('[T13] says of pools that accumulate what ten times as many generations do, and claims no half-life', () => {
    const [settles, noise, ...more] = lines('hoarders');
    // μ = 7/13: 10^(1 − μ) = 10^(6/13), and 10^(2(1 − μ)).
    expect(10 ** (6 / 13)).toBeCloseTo(2.894, 3);
    expect(settles).toBe(
      'settles ever more slowly: differences fall by a factor of 2.894 for every tenfold of generations, and ends 30 % better than it began',
    );
    expect(noise).toBe(
      'the noise of labels in the pools dies out: its variance falls by a factor of 8.377 for every tenfold of generations',
    );
    expect([settles, noise, ...more].join()).not.toMatch(/within|halve/);
  });

  it('[T13] gives the factor by which means approach the limit in the trajectory', () => {
    const set = ['entities.0.truth=[2, 1, 1, 1]', 'entities.1.synthetic.design=isotropic'];
    const { trajectory, limit, stability } = solve(readScenario('hoarders', { set }), {
      generations: 300,
    });
    const left = (t: number) => trajectory![t]!.mean[1]![0]! - limit!.mean[1]![0]!;
    expect(lines('hoarders', ...set)[0]).toContain('fall by a factor of 1.731 for every tenfold');
    // 1.726: what is left of faster powers of t is below 1 %.
    expect(left(30) / left(300) / 10 ** stability.polynomial!.bias).toBeCloseTo(1, 2);
  });

  it('names those who train on each other alone, copies among them, and whom their drift reaches', () => {
    expect(lines('echo-chamber', 'alpha=1').at(-1)).toBe(
      'A and B train on each other alone, without real data: nothing holds them',
    );
    expect(lines('bridge', 'entities.1.alpha=1', 'entities.2.publish={north: 1}').at(-1)).toBe(
      'the copies of southern train on each other alone, without real data: nothing holds them, and their drift reaches northern and bridge',
    );
    expect(
      lines(
        'bridge',
        'entities.1.alpha=1',
        'entities.1.copies=1',
        'entities.2.publish={north: 1}',
      ).at(-1),
    ).toMatch(/^southern trains on itself alone, without real data/);
    expect(lines('bridge').join()).not.toContain('alone');
  });

  it('says why a schedule has no long run, and claims no guarantee for it', () => {
    expect(lines('twins', 'alpha=1/2')).not.toHaveLength(1);
    expect(lines('twins', 'alpha=1/(1+t)')).toEqual([
      'has no long run: alpha of left does not settle: it is 9.99999000001e-7 at generation 1,000,000 and 9.99999999e-10 at generation 1,000,000,000; stability is that of generation 1 for good',
    ]);
  });
});
