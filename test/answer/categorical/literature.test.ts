import { describe, expect, it } from 'vitest';
import type { CategoricalOptions } from '../../../src/answer/categorical/categoricalSolution.js';
import { solve } from '../../../src/answer/solve.js';
import type { CategoricalScenario } from '../../../src/scenario/categorical/categoricalScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';

/** One model with the known data 4, 3, 2, 1, whose diversity is 0.7. */
const solved = (
  samples: number,
  alpha: number,
  { generations, ...changes }: CategoricalOptions & Readonly<Record<string, unknown>> = {},
) =>
  solve(
    parseScenario<CategoricalScenario>({
      model: 'categorical',
      ...{ types: 4, alpha, beta: 1 },
      entities: [{ name: 'A', private: { counts: [4, 3, 2, 1] }, synthetic: { samples } }],
      ...changes,
    }),
    generations === undefined ? {} : { generations },
  );
const H = 0.7;
const island = (n: number, alpha: number) => 1 / (n - (n - 1) * alpha ** 2);

describe('the literature as special cases of categorical models', () => {
  it('fully synthetic collapse: E‖p_m‖² = 1 − (1 − 1/n)^m H (Seddik et al. 2404.05090)', () => {
    const { trajectory } = solved(20, 1, { generations: 10 });
    trajectory!.forEach(({ agreement }, m) => {
      expect(agreement[0]![0]).toBeCloseTo(1 - 0.95 ** m * H, 13);
    });
    expect(trajectory![10]!.agreement[0]![0]).toBeCloseTo(0.580884, 6);
  });

  it('partially synthetic: E‖p − p̃‖² = α²H/(n − (n − 1)α²) (2404.05090)', () => {
    const { limit } = solved(20, 20 / 60);
    expect(limit!.mse[0]).toBeCloseTo((1 / 9) * H * island(20, 1 / 3), 14);
    expect(limit!.mse[0]).toBeCloseTo(0.004348, 6);
  });

  it('Wright’s F_ST of a continent and an island: F = 1/(n − (n − 1)(1 − m)²) (Wright 1931)', () => {
    const { limit } = solved(25, 0.7);
    expect(limit!.mse[0]! / 0.49).toBeCloseTo(0.05287, 6);
    expect(limit!.mse[0]! / (0.49 * H)).toBeCloseTo(island(25, 0.7), 13);
    expect(limit!.diversity[0]).toBeCloseTo(H * (1 - 0.49 * island(25, 0.7)), 13);
  });

  it('Bayesian learners are Wright–Fisher with mutation (Reali and Griffiths 2010)', () => {
    const [n, a, V] = [20, 2, 4];
    const { limit } = solved(n, 1, { smoothing: a / n });
    const keeps = n / (n + a);
    const data = (limit!.agreement[0]![0]! - (1 - keeps ** 2) / V) / keeps ** 2;
    expect(data).toBeCloseTo(1 / V + (1 - 1 / V) * island(n, keeps), 13);
    expect(data).toBeCloseTo(0.424519, 6);
  });

  it('accumulating data: E H_t = H Π (1 − 1/(n i²)) (as Kazdan et al. 2410.16713)', () => {
    const pools = [{ name: 'web', memory: 'accumulate' }];
    const { trajectory } = solved(5, 1, { pools, generations: 40 });
    const product = Array.from({ length: 40 }, (_, i) => 1 - 1 / (5 * (i + 1) ** 2));
    expect(trajectory![40]!.diversity[0]).toBeCloseTo(
      product.reduce((all, x) => all * x, H),
      13,
    );
    expect(trajectory![40]!.diversity[0]).toBeCloseTo(0.493831, 6);
  });

  it('K models at α = 1: diversity falls by 1 − 1/(Kn) a generation, second moments alike', () => {
    const data = { private: { counts: [4, 3, 2, 1] }, synthetic: { samples: 6 } };
    const entities = ['A', 'B', 'C'].map((name) => ({ name, ...data }));
    const { trajectory, stability } = solved(6, 1, { entities, generations: 8 });
    trajectory!.forEach(({ diversity }, t) => {
      for (const each of diversity) expect(each).toBeCloseTo(H * (1 - 1 / 18) ** t, 13);
    });
    expect(stability.diversityRate).toBeCloseTo(1 - 1 / 18, 14);
  });
});

describe('fifty models', () => {
  it('are solved in seconds, and alike models stay alike', () => {
    const entities = [
      { name: 'A', copies: 50, private: { counts: [4, 3, 2, 1] }, synthetic: { samples: 6 } },
    ];
    const { limit, entities: names } = solved(6, 0.5, { entities });
    expect(names).toHaveLength(50);
    expect(limit!.dispersion).toBe(0);
    expect(new Set(limit!.diversity).size).toBe(1);
  });
});
