import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { DomainError, NumericalError, ShapeError } from '../../src/errors.js';
import { fromRows } from '../../src/linalg/matrix.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { readRowByRow, rowByRow } from './rowByRow.js';
import { ecosystems, equalGrams, loneModel, specialists, withTwoPools } from './scenarios.js';

/** |z| > 5 has probability 6e-7 for one number of known normal law; every count of numbers is stated beside it. */
const LIMIT = 5;

describe('simulate', () => {
  it.each(['fixed', 'redrawn'] as const)(
    'fits what stacked rows and singular values fit, replicate by replicate, rows %s',
    async (synthetic) => {
      await fc.assert(
        fc.asyncProperty(ecosystems(), fc.nat(), async (world, seed) => {
          const oracle = rowByRow(world, { generations: 3, seed, replicate: 0 }, synthetic);
          const { moments } = await simulateEcosystem(world, {
            generations: 3,
            replicates: 1,
            seed,
            synthetic,
            moments: { generations: [0, 1, 2, 3] },
          });
          const largest = Math.max(1, ...oracle.flat(2).map(Math.abs));
          moments.forEach(({ mean }, t) => {
            oracle[t]!.flat().forEach((x, i) => {
              // Worst gap of 4,000 draws: 6e-12.
              expect(Math.abs(mean[i]! - x)).toBeLessThanOrEqual(1e-9 * largest);
            });
          });
        }),
        { numRuns: 60, seed: 3 },
      );
    },
  );

  it.each(['mean', 'sum'] as const)(
    'averages what replicates show, with standard errors, for loss %s',
    async (loss) => {
      const world = withTwoPools(specialists(loss), 0.3);
      const replicates = 168; // two parts, the second of two batches, its last not full
      const { trajectory } = await simulateEcosystem(world, {
        generations: 2,
        replicates,
        seed: 7,
      });
      const runs = Array.from({ length: replicates }, (_, replicate) =>
        rowByRow(world, { generations: 2, seed: 7, replicate }),
      );
      trajectory.forEach(({ generation, ...sampled }, t) => {
        expect(generation).toBe(t);
        const oracle = readRowByRow(
          world,
          runs.map((run) => run[t]!),
        );
        expectClose(sampled, oracle);
      });
    },
  );

  it('keeps the sample mean and covariance of the stacked estimates', async () => {
    const world = specialists();
    const runs = Array.from({ length: 40 }, (_, replicate) =>
      rowByRow(world, { generations: 1, seed: 7, replicate })[1]!.flat(),
    );
    const options = { generations: 1, replicates: 40, seed: 7 };
    const { moments } = await simulateEcosystem(world, {
      ...options,
      moments: { generations: [1] },
    });
    const mean = runs[0]!.map((_, i) => runs.reduce((sum, x) => sum + x[i]!, 0) / 40);
    const covariance = mean.map((m, i) =>
      mean.map((l, j) => runs.reduce((sum, x) => sum + (x[i]! - m) * (x[j]! - l), 0) / 39),
    );
    expect(moments).toHaveLength(1);
    expect(moments[0]).toMatchObject({ generation: 1, count: 40 });
    expectClose([...moments[0]!.mean], mean);
    expectClose(moments[0]!.covariance.to2DArray(), covariance);

    const functionals = fromRows([mean.map((_, i) => i), mean.map((_, i) => (i === 4 ? 1 : 0))]);
    const chosen = await simulateEcosystem(world, {
      ...options,
      moments: { generations: [1], functionals },
    });
    const L = functionals.to2DArray();
    const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    expectClose(
      [...chosen.moments[0]!.mean],
      L.map((row) => dot(row, mean)),
    );
    expectClose(
      chosen.moments[0]!.covariance.to2DArray(),
      L.map((a) =>
        L.map((b) =>
          dot(
            a,
            covariance.map((row) => dot(row, b)),
          ),
        ),
      ),
    );
  });

  it('lets the error of a lone model grow as (t + 1) σ² tr(XᵀX)⁻¹', async () => {
    const { trajectory } = await lone('fixed');
    for (const { generation, mse, standardErrors } of trajectory) {
      const z = (mse[0]! - ((generation + 1) * 3) / 20) / standardErrors.mse[0]!;
      expect(Math.abs(z)).toBeLessThan(LIMIT); // 3 numbers; resolves 5% of an error
    }
  });

  it('lets it grow by σ² d/(n − d − 1) each generation where rows are drawn anew', async () => {
    const { trajectory } = await lone('redrawn');
    for (const { generation: t, mse, standardErrors } of trajectory) {
      const z = (mse[0]! - (3 / 20 + (t * 3) / 16)) / standardErrors.mse[0]!;
      expect(Math.abs(z)).toBeLessThan(LIMIT); // 3 numbers
    }
  });

  it('negative control: the same check tells redrawn rows from fixed ones', async () => {
    const { mse, standardErrors } = (await lone('redrawn')).trajectory.at(-1)!;
    expect((mse[0]! - (11 * 3) / 20) / standardErrors.mse[0]!).toBeGreaterThan(LIMIT);
  });

  it('[T3] has mean θ in every generation where every model is determined', async () => {
    const { trajectory } = await simulateEcosystem(equalGrams(), options(2000, [0, 3, 10]));
    for (const { mean, standardErrors } of trajectory) {
      mean.flat().forEach((x, i) => {
        // 18 numbers: all within 5 but for 1e-5
        expect(Math.abs(x - 1) / standardErrors.mean.flat()[i]!).toBeLessThan(LIMIT);
      });
    }
  });

  it('[T7] keeps models of equal Gram matrices ᾱβ times as far apart as their private fits', async () => {
    const { trajectory } = await simulateEcosystem(equalGrams(), options(64, [0, 1, 5]));
    const [start, ...later] = trajectory.map(({ dispersion }) => dispersion);
    // At generation 0 models differ by β(θ̃_k − θ̃_j), later by ᾱβ(θ̃_k − θ̃_j); ᾱ = 0.7.
    for (const dispersion of later) expect(dispersion / start!).toBeCloseTo(0.49, 12);
  });

  it('answers with the same bytes for the same seed and with other numbers for another', async () => {
    const run = (seed: number) =>
      simulateEcosystem(specialists(), { ...options(70, [0, 2]), seed });
    const [one, again, other] = await Promise.all([run(1), run(1), run(2)]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(again));
    expect(other.trajectory[0]!.mse[0]).not.toBe(one.trajectory[0]!.mse[0]);
  });

  it('gives a generation the same numbers whatever else is recorded', async () => {
    const all = await simulateEcosystem(specialists(), { generations: 3, replicates: 40, seed: 1 });
    const some = await simulateEcosystem(specialists(), {
      ...options(40, [2, 0, 2]),
      generations: 3,
    });
    expect(all.trajectory).toHaveLength(4);
    expect(some.trajectory).toEqual([all.trajectory[0], all.trajectory[2]]);
  });

  it.each(['fixed', 'redrawn'] as const)(
    'stops at the first generation that overflows, recorded or not, rows %s',
    async (synthetic) => {
      const upTo = (generations: number) =>
        simulateEcosystem(ecosystem(readScenario('runaway')), {
          ...options(40, [generations]),
          generations,
          synthetic,
        });
      const error = await upTo(700).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NumericalError);
      const [, found] = /overflow in generation (\d+)\. /.exec(String(error)) ?? [];
      const first = Number(found);
      await expect(upTo(first)).rejects.toThrow(`Simulate at most ${first - 1} generations.`);
      const { trajectory } = await upTo(first - 1);
      expect(JSON.stringify(trajectory)).not.toContain('null');
      expect(trajectory[0]!.mse[0]).toBeGreaterThan(1e140);
    },
  );

  it('has standard errors of NaN for one replicate', async () => {
    const { trajectory } = await simulateEcosystem(specialists(), options(1, [1]));
    expect(trajectory[0]!.standardErrors.mse[0]).toBeNaN();
    expect(trajectory[0]!.mse[0]).toBeGreaterThan(0);
  });

  it('tells its progress and ends with the reason of an abort', async () => {
    const seen: number[] = [];
    const controller = new AbortController();
    const reason = new Error('enough');
    const run = simulateEcosystem(specialists(), {
      ...options(300, [1]),
      signal: controller.signal,
      onProgress: (done, replicates) => {
        expect(replicates).toBe(300);
        seen.push(done);
        if (done === 256) controller.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
    expect(seen).toEqual([128, 256]);
  });

  it.each([
    [{ generations: -1 }, /simulate: generations must be a whole number from 0 .* found -1/],
    [{ replicates: 0 }, /simulate: replicates must be a whole number from 1 .* found 0/],
    [{ replicates: Number.NaN }, /found NaN/],
    [{ seed: 0.5 }, /simulate: seed must be/],
    [{ record: [11] }, /record: a generation must be a whole number from 0 to 10, found 11/],
    [{ moments: { generations: [-1] } }, /moments: a generation must be/],
    [{ synthetic: 'fresh' as 'fixed' }, /synthetic must be fixed or redrawn, found fresh/],
  ])('refuses %j', async (wrong, message) => {
    const run = simulateEcosystem(specialists(), { ...options(10, [0]), ...wrong });
    await expect(run).rejects.toThrow(DomainError);
    await expect(run).rejects.toThrow(message);
  });

  it('refuses functionals of another state', async () => {
    const moments = { generations: [1], functionals: fromRows([[1, 2]]) };
    await expect(
      simulateEcosystem(specialists(), { ...options(10, [0]), moments }),
    ).rejects.toThrow(
      new ShapeError('simulate: functionals must have 9 columns (entities × features), found 2.'),
    );
  });
});

// Helpers
const options = (replicates: number, record: number[]) => ({
  generations: 10,
  replicates,
  seed: 1,
  record,
});

const lone = (synthetic: 'fixed' | 'redrawn') =>
  simulateEcosystem(loneModel(3, 20), { ...options(4000, [0, 3, 10]), synthetic });

/** Numbers in the same places agree to 1e-12 of the larger of 1 and themselves; worst gap here: 9e-15. */
function expectClose(found: unknown, expected: unknown): void {
  const [a, b] = [numbers(found), numbers(expected)];
  expect(a.map(([path]) => path)).toEqual(b.map(([path]) => path));
  a.forEach(([path, x], i) => {
    const y = b[i]![1];
    expect(Math.abs(x - y), path).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(y)));
  });
}

const numbers = (value: unknown, path = ''): [string, number][] =>
  typeof value === 'number'
    ? [[path, value]]
    : Object.entries(value as object)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([key, entry]) => numbers(entry, `${path}.${key}`));
