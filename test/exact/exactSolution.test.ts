import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerationReport } from '../../src/answer/solution.js';
import { solve } from '../../src/answer/solve.js';
import type { ExactNumber, ReportedQuantity } from '../../src/exact/exactNumber.js';
import type { ExactReport } from '../../src/exact/exactRows.js';
import { exactSolution } from '../../src/exact/exactSolution.js';
import { type Rational, rational, zero } from '../../src/rational/rational.js';
import { parseScenario, type Scenario } from '../../src/scenario/parseScenario.js';
import { presetText } from '../../src/scenario/presets.js';
import {
  convergingScenarios,
  type Description,
  realised,
  scenarios,
} from '../support/arbitraries.js';
import { digits } from '../support/gaps.js';
import { exactLimit } from '../support/rationalOracles.js';
import { rationalScenarios } from '../support/theoremArbitraries.js';

const scenario = (description: object): Scenario => parseScenario(JSON.stringify(description));
const preset = (name: string, ...set: string[]): Scenario =>
  parseScenario(presetText(name), { source: name, set });
const text = (x: ReportedQuantity | undefined) => x?.fraction;
const texts = (list: readonly ReportedQuantity[]) => list.map(text);

/** K entities in one dimension whose Gram matrices are all 1. */
const scalars = (K: number, over: object) => ({
  features: 1,
  alpha: 1,
  entities: Array.from({ length: K }, (_, k) => ({
    name: `E${k}`,
    private: { samples: 50, design: 'isotropic' },
    synthetic: { samples: 50, design: 'isotropic' },
  })),
  ...over,
});

describe('exactSolution', () => {
  it('of one model is V_real + α²/(1 − α²) V_synthetic: 1/50 + 9/91 · 1/100', () => {
    const solution = exactSolution(
      scenario({
        features: 1,
        alpha: 0.3,
        entities: [
          {
            name: 'A',
            private: { samples: 50, design: 'isotropic' },
            synthetic: { samples: 100, design: 'isotropic' },
          },
        ],
      }),
    );
    expect(texts(solution.limit!.variance)).toEqual([rational(191, 9100).toFraction()]);
    expect(texts(solution.limit!.relativeEfficiency)).toEqual(['182/191']);
    expect(texts(solution.limit!.mean[0]!)).toEqual(['1']);
    expect(texts(solution.limit!.influence[0]!)).toEqual(['1', '0']);
    expect(texts(solution.stability.characteristicPolynomial!)).toEqual(['1', '-3/10']);
    expect(solution.homogenization).toBeNull();
  });

  it('[T7] of the twins has homogenization exactly 3/4 = 1 − ᾱ²', () => {
    const solution = exactSolution(preset('twins'), { generations: 2 });
    expect(solution.homogenization).toEqual({ fraction: '3/4', decimal: 0.75 });
    const [start, first, second] = solution.trajectory!.map(({ dispersion }) => text(dispersion));
    expect([start, first, second]).toEqual(['3/200', '3/800', '3/800']);
  });

  it('[T7] has homogenization 1 − (9/10)² at α = 0.1, and 0 at α = 0', () => {
    const at = (alpha: number) =>
      text(exactSolution(preset('twins', `alpha=${alpha}`)).homogenization);
    expect([at(0.1), at(0)]).toEqual(['19/100', '0']);
  });

  it('grows linearly where one model is refitted to its own data alone: mse_t = (t + 1)/16', () => {
    const data = {
      samples: 20,
      design: {
        gram: [
          [1, 0],
          [0, 4],
        ],
      },
    };
    const alone = {
      features: 2,
      alpha: 1,
      entities: [{ name: 'A', private: data, synthetic: data }],
    };
    const { stability, limit, trajectory } = exactSolution(scenario(alone), { generations: 20 });
    expect([stability.verdict, limit]).toEqual(['marginal', null]);
    expect(trajectory!.map(({ mse }) => text(mse[0]))).toEqual(
      Array.from({ length: 21 }, (_, t) => rational(t + 1, 16).toFraction()),
    );
  });

  it('grows with slope σ² tr(XᵀX)⁻¹/K for K models at α = 1 with equal Gram matrices', () => {
    const { trajectory } = exactSolution(scenario(scalars(3, {})), { generations: 5 });
    const mse = trajectory!.map(({ mse: [x] }) => text(x));
    // Generation 0 has one private sample each, generation 1 the mean of three, and synthetic noise.
    expect(mse).toEqual(
      [rational(1, 50), ...[2, 3, 4, 5, 6].map((t) => rational(t, 150))].map((x) => x.toFraction()),
    );
  });

  it('is the opinion dynamics of Friedkin and Johnsen: θ_k = ᾱβθ̃_k + ᾱβ̄θ* + αθ̄', () => {
    const truths = [1, 4, 7];
    const { entities } = scalars(3, {});
    const { limit } = exactSolution(
      scenario({
        ...scalars(3, { alpha: 0.4, beta: 0.7, noise: 0, truth: [10] }),
        public: { samples: 50, design: 'isotropic' },
        entities: entities.map((entity, k) => ({ ...entity, truth: [truths[k]] })),
      }),
    );
    // θ̄ = 0.7 · 4 + 0.3 · 10 = 29/5; θ_k = 0.42 θ̃_k + 0.18 · 10 + 0.4 · 29/5.
    const expected = truths.map((t) =>
      rational(42 * t, 100)
        .add(rational(412, 100))
        .toFraction(),
    );
    expect(limit!.mean.map(([x]) => text(x))).toEqual(expected);
    expect(texts(limit!.variance)).toEqual(['0', '0', '0']);
  });

  it('[T6] of a direction that no real data see is marginal exactly, and has no limit', () => {
    const { stability, limit, transfer, homogenization } = exactSolution(preset('unanchored'));
    expect(stability.verdict).toBe('marginal');
    expect([limit, transfer, homogenization]).toEqual([null, null, null]);
    expect(
      stability.characteristicPolynomial!.reduce((sum, { fraction }) => sum.add(fraction), zero).n,
    ).toBe(0n);
  });

  it('[T4] of the runaway trio diverges', () => {
    expect(exactSolution(preset('runaway')).stability.verdict).toBe('diverges');
  });

  it('[T6] converges at ρ = 1 − 10⁻¹², which doubles call marginal', () => {
    const { entities } = scalars(1, {});
    const weak = scenario({
      ...scalars(1, { alpha: 0.5 }),
      entities: [{ ...entities[0], private: { samples: 5, design: { gram: [[1e-12]] } } }],
    });
    const { stability, limit } = exactSolution(weak);
    expect(stability.verdict).toBe('converges');
    expect(text(stability.characteristicPolynomial![1])).toBe('-1000000000000/1000000000001');
    // σ²/(n·10⁻¹²) of real noise; of synthetic noise ρ²/(1 − ρ²)/50.
    const rho2 = rational(10n ** 24n, (10n ** 12n + 1n) ** 2n);
    const synthetic = rho2.div(rational(1).sub(rho2)).div(rational(50));
    expect(text(limit!.variance[0])).toBe(
      rational(10n ** 12n, 5n)
        .add(synthetic)
        .toFraction(),
    );
    expect(solve(weak).stability.verdict).toBe('marginal');
  });

  it('[T1] finds the strength of public data that tames the runaway trio to the twelfth decimal', () => {
    const verdictAt = (s: number) => {
      const gram = `[[${s},0,0],[0,${s},0],[0,0,${s}]]`;
      return preset('runaway', `public={samples: 100, design: {gram: ${gram}}}`, 'beta=0.5');
    };
    let [low, high] = [0, 4 * 10 ** 12];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const { verdict } = exactSolution(verdictAt(middle / 10 ** 12)).stability;
      if (verdict === 'diverges') low = middle;
      else high = middle;
    }
    const [below, above] = [low, high].map((s) => verdictAt(s / 10 ** 12));
    expect(exactSolution(below!).stability.verdict).toBe('diverges');
    expect(exactSolution(above!).stability.verdict).toBe('converges');
    for (const side of [below!, above!]) expect(solve(side).stability.verdict).toBe('marginal');
  });

  it('[T1] is the dense K·d fixed point and its Kronecker covariance, to the last digit', () => {
    fc.assert(
      fc.property(rationalScenarios(), (description) => {
        const { limit } = exactSolution(scenario(description));
        const oracle = exactLimit(realised(description));
        const d = description.features;
        expect(limit!.mean.flat().map(text)).toEqual(oracle.mean.map(([x]) => x!.toFraction()));
        const traces = limit!.variance.map((_, k) =>
          Array.from({ length: d }, (__, i) => oracle.covariance[k * d + i]![k * d + i]!).reduce(
            (sum, x) => sum.add(x),
            zero,
          ),
        );
        expect(limit!.variance.map(text)).toEqual(traces.map((x) => x.toFraction()));
        expect(text(limit!.dispersion)).toBe(dispersionOf(oracle, d).toFraction());
      }),
      { numRuns: 25 },
    );
  });

  it('[T1] agrees with solve to the last bits that doubles allow, at every generation and in the limit', () => {
    fc.assert(
      fc.property(convergingScenarios(small).map(undrawn), (description) => {
        // 4,000 draws: 1.1e-13, times what ill-conditioned least squares lose.
        const allowed = 1e-12 * (digits(realised(description)) / 1e-9);
        const exact = exactSolution(scenario(description), { generations: 2 });
        const float = solve(scenario(description), { generations: 2 });
        expect(exact.stability.verdict).toBe('converges');
        expect(reportGap(exact.initial, float.initial)).toBeLessThanOrEqual(allowed);
        expect(reportGap(exact.limit!, float.limit!)).toBeLessThanOrEqual(allowed);
        exact.trajectory!.forEach((now, t) => {
          expect(reportGap(now, float.trajectory![t]!)).toBeLessThanOrEqual(allowed);
        });
        const share = (x: ReportedQuantity) => x?.decimal ?? null;
        exact.limit!.influence.flat().forEach((x, i) => {
          const other = float.limit!.influence.flat()[i]!;
          if (share(x) === null || other === null) expect(share(x)).toBe(other);
          else expect(Math.abs(share(x)! - other)).toBeLessThanOrEqual(1e3 * allowed);
        });
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('[T1] has the verdict of solve for scenarios whose ρ is 1 or far from 1', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(scenarios({ kinds: 3, features: 2, copies: 2 }).map(undrawn), (description) => {
        const { verdict } = exactSolution(scenario(description)).stability;
        seen.add(verdict!);
        expect(verdict).toBe(solve(scenario(description)).stability.verdict);
      }),
      { numRuns: 60 },
    );
    expect([...seen].sort()).toEqual(['converges', 'marginal']);
  });

  it('agrees with solve on rows drawn from a covariance, binary fractions that they are', () => {
    const drawn = preset(
      'twins',
      'features=2',
      'public={samples: 9, design: {covariance: [[1, 0.5], [0.5, 1]], seed: 3}}',
    );
    // Measured: 6.7e-16.
    expect(reportGap(exactSolution(drawn).limit!, solve(drawn).limit!)).toBeLessThanOrEqual(1e-14);
  });

  it.each(['mean', 'sum'])(
    'agrees with solve on real labels of several copies, by the %s loss',
    (loss) => {
      const design = (where: object) => ({
        design: { csv: 'lab.csv', columns: ['x', 'z'], target: 'y', where },
      });
      const labelled = parseScenario(
        JSON.stringify({
          features: 2,
          alpha: 0.4,
          beta: 0.3,
          loss,
          public: { samples: 9, design: 'isotropic' },
          entities: [
            {
              name: 'A',
              copies: 3,
              private: design({ lab: 1 }),
              synthetic: { samples: 6, design: 'private' },
            },
            { name: 'B', private: design({ lab: 2 }), synthetic: { samples: 5, design: 'public' } },
          ],
        }),
        {
          readText: () =>
            'lab,x,z,y\n1,0.1,1,3.5\n1,1.2,2,0.25\n1,0.7,-1,4\n2,1,1,1\n2,3.3,0,7.5\n2,-1,2,0.1\n',
        },
      );
      const exact = exactSolution(labelled, { generations: 1 });
      const float = solve(labelled, { generations: 1 });
      // Measured: 6.7e-16.
      expect(reportGap(exact.limit!, float.limit!)).toBeLessThanOrEqual(1e-14);
      exact.trajectory!.forEach((now, t) => {
        expect(reportGap(now, float.trajectory![t]!)).toBeLessThanOrEqual(1e-14);
      });
    },
  );

  it('writes copies out as the same entities written one by one', () => {
    const { entities, ...rest } = scalars(2, { alpha: 0.3, beta: 0.4 });
    const withPublic = { ...rest, public: { samples: 7, design: 'isotropic' } };
    const [A, B] = [entities[0]!, entities[1]!];
    const copied = exactSolution(scenario({ ...withPublic, entities: [{ ...A, copies: 3 }, B] }), {
      generations: 2,
    });
    const written = exactSolution(
      scenario({
        ...withPublic,
        entities: [...[1, 2, 3].map((i) => ({ ...A, name: `E0-${i}` })), B],
      }),
      { generations: 2 },
    );
    expect(copied.entities).toEqual(['E0-1', 'E0-2', 'E0-3', 'E1']);
    expect(copied.kinds).toEqual(['E0', 'E0', 'E0', 'E1']);
    expect({ ...copied, kinds: null, scenario: null }).toEqual({
      ...written,
      kinds: null,
      scenario: null,
    });
  });

  it('has a row for a kind in a population above a thousand, whose influence is that of all copies', () => {
    const { entities, ...rest } = scalars(2, { alpha: 0.3 });
    const { copies, limit } = exactSolution(
      scenario({ ...rest, entities: [{ ...entities[0]!, copies: 1500 }, entities[1]!] }),
    );
    expect(copies).toEqual([1500, 1]);
    const total = limit!.influence[0]!.reduce((sum, x) => sum.add(x!.fraction), zero);
    expect(total.toFraction()).toBe('1');
  });
});

// Helpers
const small = { kinds: 3, features: 3, copies: 3 };

/** The description with covariances as Gram matrices: draws of a singular one are refused. */
const undrawn = (description: Description): Description =>
  JSON.parse(
    JSON.stringify(description)
      .replaceAll('"covariance":', '"gram":')
      .replaceAll(/,"seed":\d+/g, ''),
  ) as Description;

/** (1/K) Σ_k E‖θ̂_k − θ̄‖² from stacked moments. */
function dispersionOf({ mean, covariance }: ReturnType<typeof exactLimit>, d: number): Rational {
  const K = mean.length / d;
  let spread = zero;
  let common = zero;
  for (let k = 0; k < K; k++) {
    for (let l = 0; l < K; l++) {
      for (let i = 0; i < d; i++) {
        const [a, b] = [k * d + i, l * d + i];
        const moment = covariance[a]![b]!.add(mean[a]![0]!.mul(mean[b]![0]!));
        if (k === l) spread = spread.add(moment.div(rational(K)));
        common = common.add(moment.div(rational(K * K)));
      }
    }
  }
  return spread.sub(common);
}

/** Worst difference of any measure, relative to the size of the models and their errors or to itself where larger. */
function reportGap(exact: ExactReport, float: GenerationReport): number {
  const size = Math.max(
    ...exact.mse.map(({ decimal }) => decimal),
    ...exact.mean.flat().map(({ decimal }) => decimal ** 2),
    Number.MIN_VALUE,
  );
  const gaps = (
    of: readonly (ExactNumber | null)[],
    other: readonly (number | null)[],
    unit: number,
  ) => of.map((x, i) => Math.abs(x!.decimal - other[i]!) / Math.max(unit, Math.abs(x!.decimal)));
  return Math.max(
    ...gaps(exact.mean.flat(), float.mean.flat(), Math.sqrt(size)),
    ...gaps(exact.bias2, float.bias2, size),
    ...gaps(exact.variance, float.variance, size),
    ...gaps(exact.mse, float.mse, size),
    ...gaps([exact.dispersion], [float.dispersion], size),
    ...gaps(exact.risk.flat(), float.risk.flat(), size),
  );
}
