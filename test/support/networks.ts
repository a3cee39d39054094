import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { plainPool } from '../../src/ecosystem/pools.js';
import { characteristicPolynomial } from '../../src/rational/polynomial.js';
import { decimalRational, one, type Rational, rational } from '../../src/rational/rational.js';
import { blockMatrix } from '../../src/rational/rationalBlocks.js';
import {
  combination,
  product,
  type RationalMatrix,
  scaled,
  tableOf,
} from '../../src/rational/rationalMatrix.js';
import { rationalPseudoInverse } from '../../src/rational/rationalPseudoInverse.js';
import { realised } from './arbitraries.js';
import { exactRoots, type Root } from './exactRoots.js';

type Table = readonly (readonly number[])[];
/** Numerator and denominator. */
type Share = readonly [number, number];

/** Models that listen to each other, W_kj, as exact numbers. */
export interface Network {
  readonly alpha: number;
  /** Weight of the private data; public data are nothing. */
  readonly beta: number;
  /** S̃_k, d×d. */
  readonly real: readonly Table[];
  /** S_k, d×d. */
  readonly published: readonly Table[];
  /** W, K×K; rows sum to 1. */
  readonly weights: readonly (readonly Share[])[];
}

/** A network in which every entity fills a pool of its own, so that who crawls whom is W. */
export function networkOf({ alpha, beta, real, published, weights }: Network): Ecosystem {
  const system = realised({
    features: real[0]!.length,
    alpha,
    beta,
    entities: real.map((gram, k) => ({
      name: `E${k}`,
      private: { samples: 50, design: { gram: gram.map((row) => [...row]) } },
      synthetic: { samples: 50, design: { gram: published[k]!.map((row) => [...row]) } },
    })),
  });
  return {
    ...system,
    pools: system.entities.map(({ name }) => ({ ...plainPool, name })),
    publish: system.entities.map((_, m) => system.entities.map((__, j) => (j === m ? 1 : 0))),
    crawl: weights.map((row) => row.map(([n, d]) => n / d)),
  };
}

/** Everybody listens to everybody alike: one pool. */
export const aroundOnePool = (network: Network): Network => ({
  ...network,
  weights: network.weights.map((row) => row.map((): Share => [1, row.length])),
});

/** Q_kj = α A_k⁻¹ W_kj S_j in fractions. */
export function exactTransition({
  alpha,
  beta,
  real,
  published,
  weights,
}: Network): RationalMatrix {
  const a = decimalRational(alpha);
  const anchor = one.sub(a).mul(decimalRational(beta));
  const S = published.map((table) => tableOf(table));
  const W = weights.map((row): Rational[] => row.map(([n, d]) => rational(n, d)));
  const d = real[0]!.length;
  const gains = real.map((table, k) =>
    rationalPseudoInverse(
      combination(d, d, [
        [anchor, tableOf(table)],
        ...S.map((Sj, j) => [a.mul(W[k]![j]!), Sj] as const),
      ]),
    ),
  );
  return blockMatrix(real.length, real.length, d, (k, j) =>
    scaled(a.mul(W[k]![j]!), product(gains[k]!, S[j]!)),
  );
}

/** ρ(Q), from the characteristic polynomial in fractions and its roots to 150 digits. */
export const exactRadius = (network: Network): number =>
  exactRoots(characteristicPolynomial(exactTransition(network))).reduce(
    (most: number, { modulus }: Root) => Math.max(most, modulus),
    0,
  );

const CROSSWISE: Network['weights'] = [
  [
    [0, 1],
    [1, 1],
  ],
  [
    [1, 1],
    [0, 1],
  ],
];

/**
 * The echo chamber: two models that crawl only each other, S_1 = [[1, .99√ε], [.99√ε, ε]] with ε = 10^(−2·decades) and
 * S_2 with its features swapped; real data of each pin, with this strength, the feature that the other publishes least of.
 */
export function echoChamber(decades: number, strength: number): Network {
  const c = Number(`0.99e-${decades}`);
  const epsilon = Number(`1e-${2 * decades}`);
  return {
    alpha: 0.5,
    beta: 1,
    real: [
      [
        [0, 0],
        [0, strength],
      ],
      [
        [strength, 0],
        [0, 0],
      ],
    ],
    published: [
      [
        [1, c],
        [c, epsilon],
      ],
      [
        [epsilon, c],
        [c, 1],
      ],
    ],
    weights: CROSSWISE,
  };
}

/** The friendly instance: moderate numbers, and the same effect. */
export const friendlyChamber: Network = {
  alpha: 0.5,
  beta: 1,
  real: [
    [
      [0.01, 0],
      [0, 10],
    ],
    [
      [10, 0],
      [0, 0.01],
    ],
  ],
  published: [
    [
      [1, 0.3],
      [0.3, 0.1],
    ],
    [
      [0.1, 0.3],
      [0.3, 1],
    ],
  ],
  weights: CROSSWISE,
};

const PROPORTIONAL: readonly Table[] = [
  [
    [0.101, 0.501],
    [0.501, 2.769],
  ],
  [
    [1.133, 3.156],
    [3.156, 8.877],
  ],
  [
    [2.637, -0.865],
    [-0.865, 0.295],
  ],
  [
    [9.887, -1.053],
    [-1.053, 0.147],
  ],
];

/** Entities that publish data like their own, S_k = S̃_k, around three pools: what T5 says of one does not hold. */
export const proportionalNetwork: Network = {
  alpha: 0.9,
  beta: 0.1,
  real: PROPORTIONAL,
  published: PROPORTIONAL,
  weights: [
    [
      [0, 1],
      [0, 1],
      [1, 2],
      [1, 2],
    ],
    [
      [0, 1],
      [1, 2],
      [1, 2],
      [0, 1],
    ],
    [
      [2, 3],
      [1, 3],
      [0, 1],
      [0, 1],
    ],
    [
      [0, 1],
      [0, 1],
      [1, 2],
      [1, 2],
    ],
  ],
};
