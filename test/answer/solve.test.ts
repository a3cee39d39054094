import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerationReport, Solution } from '../../src/answer/solution.js';
import { solve } from '../../src/answer/solve.js';
import { ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetNames, presetText } from '../../src/scenario/presets.js';
import {
  convergingScenarios,
  type Description,
  realised,
  scenarios,
} from '../support/arbitraries.js';
import { draws } from '../support/effort.js';
import { digits, gap, quotientGap } from '../support/gaps.js';
import { type DefinedMeasures, measuresByDefinition } from '../support/measureOracles.js';
import { momentsByIteration, momentsInTheLimit } from '../support/oracles.js';

const solved = (description: Description, generations?: number): Solution =>
  solve(parseScenario(JSON.stringify(description)), {
    ...(generations === undefined ? {} : { generations }),
  });

const isotropic = { samples: 4, design: 'isotropic' as const };
const pair: Description = {
  name: 'Two of a kind',
  features: 2,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 10, design: 'isotropic' },
  entities: [
    { name: 'A', private: { samples: 4, design: { features: [0] } }, synthetic: isotropic },
    {
      name: 'B',
      copies: 2,
      private: { samples: 4, design: { features: [1] } },
      synthetic: isotropic,
    },
  ],
};

const GENERATION_KEYS = [
  'mean',
  'bias2',
  'variance',
  'mse',
  'relativeEfficiency',
  'dispersion',
  'similarity',
  'risk',
];

describe('solve', () => {
  describe('the report', () => {
    const report = solved(pair, 2);

    it('has the keys of the contract, in its order', () => {
      expect(Object.keys(report)).toEqual([
        'scenario',
        'features',
        'featureNames',
        'entities',
        'kinds',
        'copies',
        'stability',
        'unsettled',
        'graph',
        'eigenvalues',
        'initial',
        'limit',
        'anchoredLimit',
        'transfer',
        'homogenization',
        'trajectory',
        'evidence',
      ]);
      expect(Object.keys(report.stability)).toEqual([
        'spectralRadius',
        'verdict',
        'halfLife',
        'unanchored',
        'unseen',
        'bounds',
        'certificate',
        'anchoring',
      ]);
      expect(Object.keys(report.stability.certificate!)).toEqual(['theorem', 'bound']);
      expect(Object.keys(report.stability.anchoring!)).toEqual([
        'required',
        'attained',
        'kind',
        'direction',
        'met',
      ]);
      expect(Object.keys(report.stability.bounds)).toEqual([
        'universal',
        'refined',
        'proportional',
      ]);
      expect(Object.keys(report.initial)).toEqual(GENERATION_KEYS);
      expect(Object.keys(report.limit!)).toEqual([...GENERATION_KEYS, 'influence']);
      for (const entry of report.trajectory!) {
        expect(Object.keys(entry)).toEqual(['generation', ...GENERATION_KEYS]);
      }
      expect(Object.keys(report.evidence)).toEqual([
        'digits',
        'weakest',
        'arithmetic',
        'fixedPointResidual',
        'covarianceResidual',
        'amplification',
        'smallestPivot',
      ]);
    });

    it('names every entity, copies A-1, A-2, and says of which kind it is', () => {
      expect(report).toMatchObject({
        scenario: 'Two of a kind',
        features: 2,
        entities: ['A', 'B-1', 'B-2'],
        kinds: ['A', 'B', 'B'],
        copies: [1, 1, 1],
      });
    });

    it('has a row for every entity: K×d means, K×K similarities, K×(K + 1) risks, transfers and influences', () => {
      const shape = (table: readonly (readonly unknown[])[]) => [
        table.length,
        ...new Set(table.map((row) => row.length)),
      ];
      for (const generation of [report.initial, report.limit!, ...report.trajectory!]) {
        expect(shape(generation.mean)).toEqual([3, 2]);
        expect(shape(generation.similarity)).toEqual([3, 3]);
        expect(shape(generation.risk)).toEqual([3, 4]);
        expect(generation.mse).toHaveLength(3);
      }
      expect(shape(report.transfer!)).toEqual([3, 4]);
      expect(shape(report.limit!.influence)).toEqual([3, 4]);
      expect(shape(report.eigenvalues)).toEqual([2, 2]);
    });

    it('survives JSON unchanged: no NaN, no undefined, no typed array', () => {
      for (const name of ['specialists', 'twins', 'unanchored', 'runaway']) {
        expect(presetNames()).toContain(name);
        const answer = solve(parseScenario(presetText(name)), { generations: 2 });
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }
    });

    it('has a trajectory only where generations are asked for: 0 … T', () => {
      expect(solved(pair)).not.toHaveProperty('trajectory');
      expect(report.trajectory!.map(({ generation }) => generation)).toEqual([0, 1, 2]);
      expect(solved(pair, 0).trajectory).toEqual([{ generation: 0, ...report.initial }]);
    });

    it('gives its evidence', () => {
      const { fixedPointResidual, covarianceResidual, amplification, smallestPivot } =
        report.evidence;
      expect(fixedPointResidual).toBeLessThan(1e-14);
      expect(covarianceResidual).toBeLessThan(1e-14);
      expect(amplification).toBeGreaterThan(1);
      expect(smallestPivot).toBe(1);
    });

    it('speaks of a broken scenario before it computes: no α', () => {
      const { alpha: _, ...rest } = pair;
      expect(() => solved(rest)).toThrow(ScenarioError);
    });
  });

  describe('where the verdict is not `converges`', () => {
    it.each(['runaway', 'unanchored'])('%s has no limit, transfer or homogenization', (name) => {
      const report = solve(parseScenario(presetText(name)), { generations: 3 });
      expect(report).toMatchObject({
        limit: null,
        transfer: null,
        homogenization: null,
        evidence: { fixedPointResidual: null, covarianceResidual: null, amplification: null },
      });
      expect(report.stability.halfLife).toBeNull();
      expect(report.trajectory).toHaveLength(4);
    });

    it('marginal: the unanchored directions and the limit of the rest', () => {
      const report = solved({
        features: 2,
        alpha: 0.5,
        entities: [
          { name: 'A', private: { samples: 4, design: { features: [0] } }, synthetic: isotropic },
        ],
      });
      expect(report.stability).toMatchObject({ verdict: 'marginal', unanchored: [[0, 1]] });
      // The other feature: σ²/n real noise and α²/(1 − α²) σ²/n synthetic noise.
      expect(report.anchoredLimit!.variance).toEqual([expect.closeTo(0.25 + 0.25 / 3, 14)]);
      expect(report.anchoredLimit!.mean).toEqual([[expect.closeTo(1, 14), expect.closeTo(0, 14)]]);
      expect(Object.keys(report.anchoredLimit!)).toEqual(GENERATION_KEYS);
    });

    it.each([
      [
        [0.1, -0.3, 0],
        [3, 1, 1],
      ],
      [
        [0.1, -0.7, 0.3],
        [4, 1, 1],
      ],
      [
        [1, -3, 5],
        [1, 2, 1],
      ],
    ])(
      'marginal: models that are 0 where they settle, seeing %j of %j, are like nothing',
      (row, truth) => {
        const report = (noise: number) =>
          solved({
            features: 3,
            noise,
            truth,
            alpha: 0.3,
            beta: 1,
            entities: ['A', 'B'].map((name) => ({
              name,
              private: { design: { rows: [row] } },
              synthetic: { samples: 7, design: 'isotropic' as const },
            })),
          });
        const { initial, anchoredLimit, evidence } = report(0);
        expect(anchoredLimit).toMatchObject({ mse: [0, 0], dispersion: 0 });
        for (const { mean, similarity } of [initial, anchoredLimit!]) {
          expect(mean.flat()).toEqual([0, 0, 0, 0, 0, 0]);
          expect(similarity.flat()).toEqual([null, null, null, null]);
        }
        expect(evidence.digits).toBeGreaterThan(10);
        // Negative control: noise of their own makes them somewhat alike.
        expect(report(1).anchoredLimit!.similarity[0]![1]).toBeGreaterThan(0.01);
      },
    );

    it('diverging: nothing is unanchored, and there is no anchored limit', () => {
      const report = solve(parseScenario(presetText('runaway')));
      expect(report.stability.verdict).toBe('diverges');
      expect(report.stability.unanchored).toEqual([]);
      expect(report.anchoredLimit).toBeNull();
      expect(report.stability.bounds.universal).toBeGreaterThan(report.stability.spectralRadius);
    });
  });

  describe('populations', () => {
    const three = (copies: number): Description => ({
      ...pair,
      entities: [
        { name: 'few', private: isotropic, synthetic: isotropic },
        {
          name: 'many',
          copies,
          private: { samples: 4, design: { features: [0] } },
          synthetic: isotropic,
        },
        {
          name: 'other',
          alpha: 0.3,
          private: { samples: 8, design: { features: [1] } },
          synthetic: isotropic,
        },
      ],
    });

    it('above a thousand are reported by kind', () => {
      expect(solved(three(998)).entities).toHaveLength(1000);
      const report = solved(three(999));
      expect(report.entities).toEqual(['few', 'many', 'other']);
      expect(report.copies).toEqual([1, 999, 1]);
      expect(report.limit!.similarity[1]![1]).toBeLessThan(1); // two different copies
      for (const row of report.limit!.influence) {
        expect(row.reduce((sum: number, x) => sum + x!, 0)).toBeCloseTo(1, 12);
      }
    });

    it('copies: 1000000 among three kinds is solved within seconds and lies at the limit of large K', () => {
      const start = performance.now();
      const million = solved(three(1e6), 3);
      expect(performance.now() - start).toBeLessThan(5000);
      // Anything in K is a + b/K for large K: from 10⁴ and 2·10⁴ copies.
      const [a, b] = [solved(three(1e4)), solved(three(2e4))];
      const extrapolated = (of: (report: Solution) => number) => 2 * of(b) - of(a);
      for (const of of [
        (r: Solution) => r.limit!.dispersion,
        (r: Solution) => r.limit!.variance[0]!,
        (r: Solution) => r.limit!.mse[1]!,
        (r: Solution) => r.limit!.risk[2]![1]!,
        (r: Solution) => r.stability.spectralRadius,
      ]) {
        expect(of(million) / extrapolated(of)).toBeCloseTo(1, 5);
      }
    });

    it('a million equal models: the noise of all the others averages out', () => {
      // θ̂_k = ½θ̃_k + ½θ̄; θ̄ → θ: variance ¼σ²/n, dispersion the same, one generation or many.
      const report = solved({
        features: 1,
        alpha: 0.5,
        entities: [{ name: 'A', copies: 1e6, private: isotropic, synthetic: isotropic }],
      });
      expect(report.limit!.variance[0]).toBeCloseTo(1 / 16, 6);
      expect(report.limit!.dispersion).toBeCloseTo(1 / 16, 6);
      expect(report.homogenization).toBeCloseTo(0.75, 12);
      expect(report.limit!.influence[0]).toEqual([expect.closeTo(1, 12), 0]);
    });
  });

  describe('special cases of the literature', () => {
    const gram = [
      [2, 0.5],
      [0.5, 1],
    ];
    const trace = 3 / 1.75; // tr S⁻¹
    const data = { samples: 5, design: { gram } };

    it('K = 1, α = 1: a random walk, mse_t = (t + 1) σ² tr(XᵀX)⁻¹', () => {
      const report = solved(
        {
          features: 2,
          noise: 3,
          alpha: 1,
          entities: [{ name: 'A', private: data, synthetic: data }],
        },
        50,
      );
      expect(report.stability.verdict).toBe('marginal');
      for (const { generation, mse, bias2 } of report.trajectory!) {
        expect(mse[0]! / (((generation + 1) * 9 * trace) / 5)).toBeCloseTo(1, 12);
        expect(bias2[0]).toBeCloseTo(0, 20);
      }
    });

    it.each([0.1, 0.5, 0.9])(
      'K = 1, equal Grams, α = %d: synthetic variance α²/(1 − α²) σ² tr(XᵀX)⁻¹',
      (alpha) => {
        const report = solved({
          features: 2,
          noise: 3,
          alpha,
          entities: [{ name: 'A', private: data, synthetic: data }],
        });
        const base = (9 * trace) / 5;
        expect(
          report.limit!.variance[0]! / (base * (1 + alpha ** 2 / (1 - alpha ** 2))),
        ).toBeCloseTo(1, 12);
        expect(report.stability.spectralRadius).toBeCloseTo(alpha, 13);
      },
    );

    it.each([2, 5])(
      'K = %d, α = 1, equal Grams: the error of the shared model grows by σ² tr(XᵀX)⁻¹/K',
      (K) => {
        const report = solved(
          {
            features: 2,
            noise: 3,
            alpha: 1,
            entities: [{ name: 'A', copies: K, private: data, synthetic: data }],
          },
          20,
        );
        const slope = (9 * trace) / 5 / K;
        for (const { generation, mse, dispersion } of report.trajectory!.slice(1)) {
          expect(mse[0]! / ((generation + 1) * slope)).toBeCloseTo(1, 12);
          expect(dispersion).toBeLessThan(1e-28 * mse[0]!);
        }
      },
    );

    it('Friedkin–Johnsen at equal Grams: opinions ᾱβθ̃_k + ᾱβ̄θ* + αθ̄, stubbornness ᾱ', () => {
      const opinions = [
        [1, 0],
        [0, 2],
        [5, 5],
      ];
      const [alpha, beta, shared] = [0.6, 0.7, [1, -1]];
      const report = solved({
        features: 2,
        noise: 0,
        alpha,
        beta,
        truth: shared,
        public: data,
        entities: opinions.map((truth, k) => ({
          name: `E${k}`,
          truth,
          private: data,
          synthetic: data,
        })),
      });
      // θ̄ = β mean θ̃ + β̄θ*.
      const average = [0, 1].map(
        (i) =>
          (beta * (opinions[0]![i]! + opinions[1]![i]! + opinions[2]![i]!)) / 3 +
          (1 - beta) * shared[i]!,
      );
      opinions.forEach((own, k) => {
        const settled = own.map(
          (x, i) => (1 - alpha) * (beta * x + (1 - beta) * shared[i]!) + alpha * average[i]!,
        );
        expect(gap(report.limit!.mean[k] as number[], settled)).toBeLessThanOrEqual(1e-13);
      });
      expect(report.homogenization).toBeCloseTo(1 - (1 - alpha) ** 2, 12);
    });

    it('α = 0: nothing changes, nothing is transferred', () => {
      const report = solved({ ...pair, alpha: 0 }, 3);
      for (const { generation: _, ...entry } of report.trajectory!)
        expect(entry).toEqual(report.initial);
      expect(report.transfer!.flat()).toEqual(report.transfer!.flat().map(() => 1));
      expect(report).toMatchObject({
        homogenization: 0,
        stability: { spectralRadius: 0, halfLife: 0 },
      });
    });
  });

  it('reports every measure by its definition: initial, trajectory and limit', () => {
    fc.assert(
      fc.property(convergingScenarios(), (description) => {
        const system = realised(description);
        const report = solved(description, 3);
        const allowed = digits(system);
        const limit = measuresByDefinition(system, momentsInTheLimit(system));
        const initial = measuresByDefinition(system, momentsByIteration(system, 0));
        expect(reportGap(report.initial, initial)).toBeLessThanOrEqual(allowed);
        expect(reportGap(report.limit!, limit)).toBeLessThanOrEqual(allowed);
        const third = measuresByDefinition(system, momentsByIteration(system, 3));
        expect(reportGap(report.trajectory![3]!, third)).toBeLessThanOrEqual(allowed);
        expect(
          quotients(report.limit!.influence.flat(), limit.influence.flat(), 1),
        ).toBeLessThanOrEqual(allowed);

        const transfers = initial.risk.flatMap((row, k) =>
          row.map((numerator, j) => ({ numerator, denominator: limit.risk[k]![j]! })),
        );
        expect(quotients(report.transfer!.flat(), transfers, limit.size)).toBeLessThanOrEqual(
          allowed,
        );
        // Below 1e-12 of their size, models differ by rounding only: homogenization.test.ts has that case.
        if (initial.dispersion <= 1e-12 * initial.size) return;
        const kept = { numerator: limit.dispersion, denominator: initial.dispersion };
        expect(quotients([1 - report.homogenization!], [kept], initial.size)).toBeLessThanOrEqual(
          allowed,
        );
      }),
    );
  });

  it('reports trajectories by their definitions whatever the verdict', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(scenarios(), (description) => {
        const report = solved(description, 2);
        verdicts.add(report.stability.verdict);
        const system = realised(description);
        const second = measuresByDefinition(system, momentsByIteration(system, 2));
        expect(reportGap(report.trajectory![2]!, second)).toBeLessThanOrEqual(digits(system));
      }),
      { numRuns: draws(80, 200) },
    );
    expect(verdicts).toContain('converges');
    expect(verdicts).toContain('marginal');
  });
});

// Helpers
const numbers = (list: readonly (number | null)[]): number[] => list.map((x) => x ?? Number.NaN);

const quotients = (
  actual: readonly (number | null)[],
  expected: Parameters<typeof quotientGap>[1],
  size: number,
): number => quotientGap(numbers(actual), expected, size);

/** Worst gap of a report of one generation against the definitions. */
function reportGap(report: GenerationReport, expected: DefinedMeasures): number {
  const { size } = expected;
  const floor = 1e-3 * size;
  return Math.max(
    gap(numbers(report.mean.flat()), expected.mean.flat(), Math.sqrt(floor)),
    gap(numbers(report.bias2), expected.bias2, floor),
    gap(numbers(report.variance), expected.variance, floor),
    gap(numbers(report.mse), expected.mse, floor),
    gap([report.dispersion], [expected.dispersion], floor),
    gap(numbers(report.risk.flat()), expected.risk.flat(), floor),
    quotients(report.relativeEfficiency, expected.relativeEfficiency, size),
    quotients(report.similarity.flat(), expected.similarity.flat(), size),
  );
}
