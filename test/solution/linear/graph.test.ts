import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { plainPool } from '../../../src/ecosystem/pools.js';
import { eigenPairs, modulus } from '../../../src/linalg/eigen.js';
import { fromRows } from '../../../src/linalg/matrix.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { networkGraph } from '../../../src/solution/linear/graph.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import { manyPools, realised } from '../../support/arbitraries.js';
import { gramOf, indices } from '../../support/designArbitraries.js';
import { extendedNetworks, transitionByDefinition } from '../../support/extendedNetworks.js';
import { friendlyChamber, networkOf } from '../../support/networks.js';

const graphOf = (system: Ecosystem) => {
  const recurrence = pooledRecurrence(system);
  return networkGraph(system, recurrence, spectrum(recurrence));
};

/** Models with a pool each, who crawl these weights. */
const network = (crawl: readonly (readonly number[])[], alphas: readonly number[]): Ecosystem => {
  const system = realised({
    features: 2,
    alpha: 1,
    beta: 1,
    entities: alphas.map((alpha, k) => ({
      name: 'ABCDEF'[k]!,
      alpha,
      private: { samples: 10, design: 'isotropic' as const },
      synthetic: {
        samples: 20 + k,
        design: {
          gram: [
            [1 + k, 0.5],
            [0.5, 2],
          ],
        },
      },
    })),
  });
  return {
    ...system,
    pools: alphas.map((_, k) => ({ ...plainPool, name: `pool ${k}` })),
    publish: alphas.map((_, m) => alphas.map((__, j) => (j === m ? 1 : 0))),
    crawl,
  };
};

describe('networkGraph', () => {
  it('W is who listens to whom: copies counted, people and what a detector catches taken off', () => {
    const plain = realised({
      features: 1,
      alpha: 0.5,
      entities: [
        { name: 'A', copies: 3, private: { samples: 4, design: 'isotropic' } },
        { name: 'B', private: { samples: 4, design: 'isotropic' } },
      ].map((entity) => ({
        ...entity,
        private: { samples: 4, design: 'isotropic' as const },
        synthetic: { samples: 4, design: 'isotropic' as const },
      })),
    });
    const system: Ecosystem = {
      ...plain,
      pools: [plainPool, { ...plainPool, people: { share: 0.5, data: plain.public } }],
      publish: [
        [0.2, 0.4],
        [0, 1],
      ],
      crawl: [
        [0.75, 0.25],
        [0, 1],
      ],
      entities: plain.entities.map((entity, k) =>
        k === 1 ? { ...entity, filter: { catches: 0.8, loses: 0.2 } } : entity,
      ),
    };
    const { weights } = graphOf(system);
    // B: ½ · 0.2 of models against ½ · 0.8 of people.
    expect(weights.map((row) => row.map((x) => Math.round(1e12 * x) / 1e12))).toEqual([
      [0.45, 0.425],
      [0, 0.2],
    ]);
  });

  it('a source is a closed circle without real data; whoever listens to it drifts, and nobody else', () => {
    const { sources, reached } = graphOf(
      network(
        [
          [0.3, 0.7, 0, 0, 0],
          [0.6, 0.4, 0, 0, 0],
          [0, 0.5, 0.5, 0, 0],
          [0, 0, 1, 0, 0],
          [0, 0, 0, 0, 1],
        ],
        [1, 1, 0.5, 0.5, 0.5],
      ),
    );
    expect(sources).toEqual([['A', 'B']]);
    expect(reached.map(({ drifts }) => drifts)).toEqual([true, true, true, true, false]);
  });

  it('an ear to somebody with real data, a ridge or people: no source', () => {
    const open = network(
      [
        [0.9, 0.1],
        [0, 1],
      ],
      [1, 0.5],
    );
    expect(graphOf(open).sources).toEqual([]);
    const alone = network([[1]], [1]);
    expect(graphOf(alone).sources).toEqual([['A']]);
    const people = { share: 0.1, data: alone.entities[0]!.private };
    const written = { ...alone, pools: [{ ...plainPool, people }] };
    expect(graphOf(written).sources).toEqual([]);
    const ridge = { ...alone.entities[0]!.private };
    const held = { ...alone, entities: [{ ...alone.entities[0]!, ridge }] };
    expect(graphOf(held).sources).toEqual([]);
    const deaf = network(
      [
        [0, 1],
        [0, 1],
      ],
      [0, 0],
    );
    expect(graphOf(deaf).sources).toEqual([]);
  });

  it('the slope of one model at α = 1 is σ² tr(XᵀX)⁻¹ a generation', () => {
    const { reached } = graphOf(network([[1]], [1]));
    // S = [[1, 0.5], [0.5, 2]], n = 20.
    expect(reached[0]!.slope).toBeCloseTo(3 / 1.75 / 20, 14);
  });

  it('slopes are those of the covariances themselves, downstream ones smaller', () => {
    const system = network(
      [
        [0.3, 0.7, 0],
        [0.6, 0.4, 0],
        [0, 0.5, 0.5],
      ],
      [1, 1, 0.5],
    );
    const { reached } = graphOf(system);
    const grown = variances(system, 4001).map((v, k) => v - variances(system, 4000)[k]!);
    reached.forEach(({ slope }, k) => {
      expect(slope! / grown[k]!).toBeCloseTo(1, 9);
    });
    expect(reached[2]!.slope!).toBeGreaterThan(0);
    expect(reached[2]!.slope!).toBeLessThan(reached[0]!.slope!);
  });

  it('slopes are 0 where all settles, null where nothing is linear', () => {
    expect(graphOf(network([[1]], [0.5])).reached[0]!.slope).toBe(0);
    expect(graphOf(networkOf(friendlyChamber)).reached.map(({ slope }) => slope)).toEqual([
      null,
      null,
    ]);
    const alone = network([[1]], [1]);
    const recurrence = pooledRecurrence(alone);
    const hoarder = {
      ...alone,
      pools: [{ ...plainPool, memory: { kind: 'accumulate' } as const }],
    };
    const { reached, effects } = networkGraph(hoarder, recurrence, spectrum(recurrence));
    expect(reached[0]!.slope).toBeNull();
    expect(effects).toBeNull();
  });

  /** Effects against differences of ρ for every edge: how many were compared, and how many were above and below 0. */
  function compared(system: Ecosystem) {
    const seen = { compared: 0, positive: 0, negative: 0 };
    const { effects, weights } = graphOf(system);
    for (const listener of indices(system.entities.length)) {
      for (const source of indices(system.entities.length)) {
        const weight = weights[listener]![source]!;
        const effect = effects![listener]![source]!;
        if (weight === 0) {
          expect(effect).toBe(0);
          continue;
        }
        const rho = (by: number) => radiusOf(system, { listener, source, by });
        const step = 1e-4;
        const difference = (rho(step) - rho(-step)) / (2 * step * weight);
        expect(Math.abs(effect - difference)).toBeLessThan(1e-5 * Math.max(1, Math.abs(effect)));
        seen.compared++;
        if (effect > 1e-3) seen.positive++;
        if (effect < -1e-3) seen.negative++;
      }
    }
    return seen;
  }

  it('effects are the differences that a little more of an edge makes to ρ', () => {
    const total = { compared: 0, positive: 0, negative: 0 };
    fc.assert(
      fc.property(manyPools({ kinds: 4, features: 3 }), (system) => {
        const recurrence = pooledRecurrence(system);
        const { modes, spectralRadius } = spectrum(recurrence);
        // Near a tie or a defect ρ bends too much for a difference.
        const shared = modes.filter(({ value }) => modulus(value) >= 0.99 * spectralRadius);
        if (spectralRadius === 0 || shared.length > 1 || modes[0]!.condition > 1e3) return;
        if (recurrence.smallestPivot < 0.05) return;
        const seen = compared(system);
        total.compared += seen.compared;
        total.positive += seen.positive;
        total.negative += seen.negative;
      }),
      { numRuns: 80, seed: 21 },
    );
    expect(total.compared).toBeGreaterThan(150);
    expect(total.positive).toBeGreaterThan(20);
    expect(total.negative).toBeGreaterThan(20);
  });

  it('effects with people, detectors, ridges and rows of their own for a pool', () => {
    let found = 0;
    fc.assert(
      fc.property(extendedNetworks(), (system) => {
        const sizes = eigenPairs(fromRows(transitionByDefinition(system)))
          .map(({ value, condition }) => ({ size: modulus(value), condition }))
          .filter(({ size }, _, [first]) => size >= 0.99 * first!.size);
        if (sizes.length > 1 || !(sizes[0]!.size > 0.01) || sizes[0]!.condition > 1e3) return;
        found += compared(system).compared;
      }),
      { numRuns: 40, seed: 22 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it('effects of a pair of complex modes too', () => {
    // Entity k publishes feature k and pins it against feature k + 1, around the circle.
    const data = (row: number[]) => ({ samples: 9, design: { gram: gramOf(row.map((x) => [x])) } });
    const system = realised({
      features: 3,
      alpha: 0.7,
      beta: 1,
      entities: [0, 1, 2].map((k) => ({
        name: `E${k}`,
        private: data([0, 1, 2].map((i) => (i === k ? 1 : i === (k + 1) % 3 ? 2 : 0))),
        synthetic: data([0, 1, 2].map((i) => (i === k ? 1 + k / 10 : 0))),
      })),
    });
    expect(spectrum(pooledRecurrence(system)).modes[0]!.value.im).toBeGreaterThan(0.1);
    expect(compared(system).compared).toBe(9);
  });
});

const radiusOf = (...change: Parameters<typeof transitionByDefinition>): number =>
  modulus(eigenPairs(fromRows(transitionByDefinition(...change)))[0]!.value);

/** tr Cov θ̂_k by synthetic noise after so many generations: models labelled with unit noise and refitted, one by one. */
function variances(system: Ecosystem, generations: number): number[] {
  const Q = transitionByDefinition(system);
  const d = system.features;
  // Q X⁺w: noise of model j enters as if it were in its coefficients, with covariance S_j⁻¹/n_j.
  const noise = Q.map((row) => row.map(() => 0));
  system.entities.forEach(({ synthetic: { gram, samples } }, j) => {
    const [[a, b], [, c]] = gram.to2DArray() as [[number, number], [number, number]];
    const scale = samples * (a * c - b * b);
    const inverse = [
      [c / scale, -b / scale],
      [-b / scale, a / scale],
    ];
    inverse.forEach((row, p) => {
      row.forEach((x, q) => {
        noise[j * d + p]![j * d + q] = x;
      });
    });
  });
  const times = (A: number[][], B: number[][]) =>
    A.map((row) => B[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * B[k]![j]!, 0)));
  const turned = (A: number[][]) => A[0]!.map((_, j) => A.map((row) => row[j]!));
  let cov = Q.map((row) => row.map(() => 0));
  for (let t = 0; t < generations; t++) {
    const sum = cov.map((row, i) => row.map((x, j) => x + noise[i]![j]!));
    cov = times(times(Q, sum), turned(Q));
  }
  return system.entities.map((_, k) =>
    indices(d).reduce((sum, p) => sum + cov[k * d + p]![k * d + p]!, 0),
  );
}
