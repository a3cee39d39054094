import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { plainPool } from '../../../src/ecosystem/pools.js';
import { eigenPairs, modulus } from '../../../src/linalg/eigen.js';
import { fromRows } from '../../../src/linalg/matrix.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { networkBound } from '../../../src/solution/linear/networkBound.js';
import { proportionalBound } from '../../../src/solution/linear/proportionalBound.js';
import { universalBound } from '../../../src/solution/linear/universalBound.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import { manyPools, realised } from '../../support/arbitraries.js';
import { gramOf } from '../../support/designArbitraries.js';
import { extendedNetworks, transitionByDefinition } from '../../support/extendedNetworks.js';
import {
  aroundOnePool,
  echoChamber,
  exactRadius,
  friendlyChamber,
  type Network,
  networkOf,
  proportionalNetwork,
} from '../../support/networks.js';

/** By hand, for more of them: ATTACK_NETWORKS=20000 npx vitest run test/solution/linear/networkBound.test.ts. */
const NETWORKS = Number(process.env.ATTACK_NETWORKS ?? 1000);
/** What rounding of Q may put ρ above a bound that it attains, over the smallest pivot of a normal matrix. */
const ROUNDING = 1e-13;

const radius = (network: Network) => spectrum(pooledRecurrence(networkOf(network))).spectralRadius;

describe('networkBound', () => {
  it(
    '[T10] is never below ρ on random networks, attained on some and far on others',
    () => {
      const seen = { attained: 0, near: 0, none: 0 };
      fc.assert(
        fc.property(manyPools(), (system) => {
          const bound = networkBound(system);
          const recurrence = pooledRecurrence(system);
          const { spectralRadius, uncertainty } = spectrum(recurrence);
          const slack = ROUNDING / recurrence.smallestPivot + (uncertainty[0] ?? 0);
          if (bound === null) seen.none++;
          else if (spectralRadius > 0.999 * bound) seen.attained++;
          else if (spectralRadius > 0.8 * bound) seen.near++;
          expect(spectralRadius).toBeLessThanOrEqual((bound ?? Number.POSITIVE_INFINITY) + slack);
        }),
        { numRuns: NETWORKS, seed: 11 },
      );
      expect(seen.attained / NETWORKS).toBeGreaterThan(0.1);
      expect(seen.near / NETWORKS).toBeGreaterThan(0.1);
      expect(seen.none / NETWORKS).toBeLessThan(0.05);
    },
    Math.max(60_000, 20 * NETWORKS),
  );

  it(
    '[T10] nor with people, detectors, ridges and rows of their own for a pool',
    () => {
      const seen = { near: 0, none: 0 };
      fc.assert(
        fc.property(extendedNetworks(), (system) => {
          const bound = networkBound(system);
          const rho = radiusOf(transitionByDefinition(system));
          if (bound === null) seen.none++;
          else if (rho > 0.8 * bound) seen.near++;
          expect(rho).toBeLessThanOrEqual((bound ?? Number.POSITIVE_INFINITY) + 1e-10);
        }),
        { numRuns: NETWORKS / 2, seed: 12 },
      );
      expect(seen.near / NETWORKS).toBeGreaterThan(0.05);
      expect(seen.none / NETWORKS).toBeLessThan(0.05);
    },
    Math.max(60_000, 20 * NETWORKS),
  );

  it('[T10] is attained by entities that differ in nothing: ρ = 1/(1 + b)', () => {
    const network = { ...friendlyChamber, published: friendlyChamber.real.map(() => unit) };
    const strong = { ...network, real: network.real.map(() => scaledUnit(9)) };
    expect(networkBound(networkOf(strong))).toBeCloseTo(0.1, 12);
    expect(exactRadius(strong)).toBeCloseTo(0.1, 12);
  });

  it('[T10] of equal published designs it is max 1/(1 + b_k) ≤ 1: nothing diverges', () => {
    const equal = { ...friendlyChamber, published: friendlyChamber.real.map(() => unit) };
    // ᾱB = ½ diag(0.01, 10) ⪰ b · ½ I with b = 0.01.
    expect(networkBound(networkOf(equal))).toBeCloseTo(1 / 1.01, 12);
    expect(exactRadius(equal)).toBeLessThan(1);
  });

  it('[T10] needs A ⪰ (1 + b)αE on all of ℝᵈ: compressed to the range of E, b would promise too much', () => {
    // Two models drift although each has real data that see feature 0 (T6): on the range of E = diag(1, 0) alone b is 1.
    const drifting: Network = {
      ...friendlyChamber,
      real: [gramOf([[1], [-1]]), gramOf([[1], [1]])],
      published: [1, 2].map(() => [
        [1, 0],
        [0, 0],
      ]),
    };
    expect(exactRadius(drifting)).toBe(1);
    expect(networkBound(networkOf(drifting))).toBeCloseTo(1, 14);
  });

  it('[T10] copies count as often as they are', () => {
    const one = realised({
      features: 2,
      alpha: 0.6,
      beta: 1,
      entities: [
        entity('A', [2, 0.5], [1, 0.2], 3),
        entity('B', [0.3, 1], [0.4, 3], 1),
        entity('C', [0.3, 1], [0.1, 0], 2),
      ],
    });
    const shares = [
      [1 / 6, 1 / 2, 0],
      [1 / 5, 0, 1 / 5],
    ];
    const crawl = [
      [0.5, 0.5],
      [1, 0],
      [0.25, 0.75],
    ];
    const pools = [plainPool, plainPool];
    const kinds = [0, 0, 0, 1, 2, 2];
    const copied: Ecosystem = { ...one, pools, publish: shares, crawl };
    const written: Ecosystem = {
      ...copied,
      entities: kinds.map((k, i) => ({ ...one.entities[k]!, name: `E${i}`, copies: 1 })),
      publish: shares.map((row) => kinds.map((k) => row[k]!)),
      crawl: kinds.map((k) => crawl[k]!),
    };
    expect(networkBound(copied)).toBeCloseTo(networkBound(written)!, 12);
  });

  it('an entity that publishes what it does not crawl has no bound where others pass it back, and none is needed else', () => {
    const singular: Network = {
      ...friendlyChamber,
      published: [
        [
          [1, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 1],
        ],
      ],
    };
    expect(networkBound(networkOf(singular))).toBeNull();
    const system = networkOf(singular);
    const deaf = system.entities.map((one, k) => (k === 0 ? { ...one, alpha: 0 } : one));
    expect(networkBound({ ...system, entities: deaf })).toBe(0);
    const alone = { ...system, crawl: [[1, 0], system.crawl[1]!] };
    // Entity 0 hears itself alone: ρ = ½/(½ + ½ · 0.01), attained.
    expect(networkBound(alone)).toBeCloseTo(1 / 1.01, 12);
    expect(spectrum(pooledRecurrence(alone)).spectralRadius).toBeCloseTo(1 / 1.01, 12);
  });

  it('is null where somebody in a circle is fine-tuned', () => {
    const system = networkOf(friendlyChamber);
    const update = { kind: 'steps', steps: 3, rate: 0.1 } as const;
    const [first, second] = system.entities;
    expect(networkBound({ ...system, entities: [{ ...first!, update }, second!] })).toBeNull();
  });
});

describe('networks', () => {
  const chamber = (decades: number) => exactRadius(echoChamber(decades, 1e12));

  it.each([
    [1, 9.9],
    [2, 99],
    [3, 990],
  ])(
    '[T10] the echo chamber has ρ → .99√(M/ε), ε = 10^(−2·%d), without bound',
    (decades, limit) => {
      expect(chamber(decades) / limit).toBeCloseTo(1, 6);
      expect(networkBound(networkOf(echoChamber(decades, 1e8)))!).toBeGreaterThan(limit);
      expect(radius(echoChamber(decades, 1e8)) / limit).toBeCloseTo(1, 6);
    },
  );

  it.each([1, 2, 3])(
    '[T4] around one pool the same two stay below 1.207, decades %d',
    (decades) => {
      const one = aroundOnePool(echoChamber(decades, 1e6));
      expect(exactRadius(one)).toBeLessThan(universalBound(2));
      expect(radius(one)).toBeCloseTo(exactRadius(one), 9);
    },
  );

  it('[T10] the friendly instance: ρ = 2.684576 crawling each other, 1.154091 around one pool', () => {
    expect(exactRadius(friendlyChamber)).toBeCloseTo(2.684576, 6);
    expect(radius(friendlyChamber)).toBeCloseTo(exactRadius(friendlyChamber), 12);
    const one = aroundOnePool(friendlyChamber);
    expect(exactRadius(one)).toBeCloseTo(1.154091, 6);
    expect(radius(one)).toBeCloseTo(exactRadius(one), 12);
  });

  it('[T5] fails on three pools: ρ = 2.567918 there, 0.974002 around one, where it says 0.989011', () => {
    const network = networkOf(proportionalNetwork);
    expect(exactRadius(proportionalNetwork)).toBeCloseTo(2.567918, 6);
    expect(radius(proportionalNetwork)).toBeCloseTo(exactRadius(proportionalNetwork), 12);
    expect(proportionalBound(network)).toBeNull();
    const one = aroundOnePool(proportionalNetwork);
    expect(exactRadius(one)).toBeCloseTo(0.974002, 6);
    const bound = proportionalBound({
      ...networkOf(one),
      publish: [[1, 1, 1, 1].map((x) => x / 4)],
    });
    expect(bound).toBeCloseTo(0.9 / 0.91, 14);
    expect(exactRadius(one)).toBeLessThan(bound!);
  });
});

const unit = [
  [1, 0],
  [0, 1],
];
const scaledUnit = (c: number) => unit.map((row) => row.map((x) => c * x));

const entity = (name: string, own: number[], published: number[], copies: number) => ({
  name,
  copies,
  private: { samples: 9, design: { gram: gramOf(own.map((x, i) => [x, i])) } },
  synthetic: {
    samples: 9,
    design: {
      gram: gramOf(
        published.map((x) => [x]),
        0.5,
      ),
    },
  },
});

const radiusOf = (Q: readonly (readonly number[])[]): number =>
  modulus(eigenPairs(fromRows(Q))[0]!.value);
