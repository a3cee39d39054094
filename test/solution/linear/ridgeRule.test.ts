import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { eigenPairs, modulus } from '../../../src/linalg/eigen.js';
import { fromRows } from '../../../src/linalg/matrix.js';
import { ridgeRule } from '../../../src/solution/linear/ridgeRule.js';
import { realised, scenarios } from '../../support/arbitraries.js';
import { indices } from '../../support/designArbitraries.js';
import { transitionByDefinition } from '../../support/extendedNetworks.js';

/** Strong real data that rounding does not spoil. */
const PINNED = 1e4;

const radius = (system: Ecosystem) =>
  modulus(eigenPairs(fromRows(transitionByDefinition(system)))[0]!.value);

const withRidges = (system: Ecosystem, weights: readonly number[]): Ecosystem => ({
  ...system,
  entities: system.entities.map((entity, k) => ({
    ...entity,
    ridge: {
      ...system.public,
      samples: 1,
      gram: fromRows(
        indices(system.features).map((i) =>
          indices(system.features).map((j) => (i === j ? weights[k]! : 0)),
        ),
      ),
    },
  })),
});

/** T4's extremal family: model k publishes feature k, H = I/K, and its real data pin 𝟙/√K − e_k. */
const extremal = (K: number, alpha: number): Ecosystem =>
  realised({
    features: K,
    alpha,
    beta: 1,
    entities: indices(K).map((k) => {
      const pinned = indices(K).map((i) => 1 / Math.sqrt(K) - (i === k ? 1 : 0));
      return {
        name: `E${k}`,
        private: {
          samples: 50,
          design: { gram: pinned.map((x) => pinned.map((y) => PINNED * x * y)) },
        },
        synthetic: { samples: 50, design: { features: [k] } },
      };
    }),
  });

/** Their R where real data pin w_k = 𝟙/√K − e_k without any play: A_k⁺ = (I − w_kw_kᵀ/|w_k|²)/(α/K + λ). */
const pinnedForever = (K: number, alpha: number, lambda: number) =>
  fromRows(
    indices(K).map((k) => {
      const w = indices(K).map((i) => 1 / Math.sqrt(K) - (i === k ? 1 : 0));
      const size = w.reduce((sum, x) => sum + x * x, 0);
      // Row k of R is α/K times row k of A_k⁺.
      return w.map(
        (x, i) => ((alpha / K) * ((i === k ? 1 : 0) - (w[k]! * x) / size)) / (alpha / K + lambda),
      );
    }),
  );

describe('ridgeRule', () => {
  it.each([2, 3, 5, 12])(
    '[T11] is sharp: ρ = 1 at the critical λ of the extremal family, K = %d',
    (K) => {
      const alpha = 0.6;
      const system = extremal(K, alpha);
      const { required } = ridgeRule(system)!;
      for (const lambda of required) {
        expect(lambda).toBeCloseTo((alpha * (Math.sqrt(K) - 1)) / (2 * K), 14);
      }
      const at = (share: number) =>
        withRidges(
          system,
          required.map((lambda) => share * lambda),
        );
      const limit = (lambda: number) =>
        modulus(eigenPairs(pinnedForever(K, alpha, lambda))[0]!.value);
      expect(Math.abs(limit(required[0]!) - 1)).toBeLessThan(1e-9);
      expect(limit(0.99 * required[0]!)).toBeGreaterThan(1.001);
      expect(ridgeRule(at(1))!.met).toBe(false);
      expect(radius(at(0.99))).toBeGreaterThan(1);
      expect(ridgeRule(at(1.001))!.met).toBe(true);
      expect(radius(at(1.001))).toBeLessThan(1);
    },
  );

  it('[T11] guarantees ρ ≤ 1 on any ecosystem around one pool', () => {
    let [active, most] = [0, 0];
    fc.assert(
      fc.property(scenarios({ kinds: 4, features: 4 }).map(realised), (system) => {
        const { required } = ridgeRule(system)!;
        const rho = radius(withRidges(system, required));
        most = Math.max(most, rho);
        if (required.some((lambda) => lambda > 0)) active++;
        expect(rho).toBeLessThanOrEqual(1 + 1e-9);
        const above = withRidges(
          system,
          required.map((lambda) => 1.01 * lambda + 1e-6),
        );
        expect(ridgeRule(above)!.met).toBe(true);
        expect(radius(above)).toBeLessThan(1);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(active).toBeGreaterThan(200);
    expect(most).toBeGreaterThan(0.9);
  });

  it('[T11] half the ridge is not enough for two models that pin each other', () => {
    const system = extremal(2, 0.5);
    const { required } = ridgeRule(system)!;
    expect(
      radius(
        withRidges(
          system,
          required.map((lambda) => lambda / 2),
        ),
      ),
    ).toBeGreaterThan(1.05);
  });

  it('[T11] one model needs none: any λ > 0 will do', () => {
    const alone = extremal(1, 0.5);
    expect(ridgeRule(alone)).toEqual({ required: [0], attained: [0], met: false });
    expect(ridgeRule(withRidges(alone, [0.01]))).toEqual({
      required: [0],
      attained: [0.01],
      met: true,
    });
  });

  it('people and detectors leave less to hold down', () => {
    const system = extremal(2, 0.5);
    const people = { share: 0.5, data: system.public };
    const filter = { catches: 0.5, loses: 0 };
    const written: Ecosystem = {
      ...system,
      pools: system.pools.map((pool) => ({ ...pool, people })),
      entities: system.entities.map((entity, k) => (k === 0 ? { ...entity, filter } : entity)),
    };
    const plain = ridgeRule(system)!.required;
    const { required } = ridgeRule(written)!;
    // ½ · ½ of 1 − ¼ is a third; ½.
    expect(required[0]! / plain[0]!).toBeCloseTo(1 / 3, 14);
    expect(required[1]! / plain[1]!).toBeCloseTo(1 / 2, 14);
  });

  it('speaks of the units of the user', () => {
    const system = extremal(3, 0.5);
    const units = Float64Array.of(2, 4, 0.5);
    const { entities, coordinates } = withRidges(system, [0.2, 0.2, 0.2]);
    const inUnits = (A: { to2DArray(): number[][] }) =>
      fromRows(A.to2DArray().map((row, i) => row.map((x, j) => x * units[i]! * units[j]!)));
    const rescaledSystem: Ecosystem = {
      ...system,
      coordinates: { ...coordinates, units },
      entities: entities.map((entity) => ({
        ...entity,
        private: { ...entity.private, gram: inUnits(entity.private.gram) },
        synthetic: { ...entity.synthetic, gram: inUnits(entity.synthetic.gram) },
        ridge: { ...entity.ridge!, gram: inUnits(entity.ridge!.gram) },
      })),
    };
    const { required, attained } = ridgeRule(rescaledSystem)!;
    required.forEach((lambda, k) => {
      expect(lambda).toBeCloseTo(ridgeRule(system)!.required[k]!, 14);
    });
    expect(attained).toEqual([0.2, 0.2, 0.2]);
  });

  it('is null beyond one pool and for fine-tuned models', () => {
    const system = extremal(2, 0.5);
    const pool = system.pools[0]!;
    expect(ridgeRule({ ...system, pools: [pool, pool] })).toBeNull();
    const update = { kind: 'steps', steps: 1, rate: 0.1 } as const;
    const entities = system.entities.map((entity) => ({ ...entity, update }));
    expect(ridgeRule({ ...system, entities })).toBeNull();
  });
});
