import { complement } from '../../ecosystem/complement.js';
import type { DataSet } from '../../ecosystem/dataSet.js';
import type { Ecosystem, Entity, Loss } from '../../ecosystem/ecosystem.js';
import { leastNormInverse, type Normal } from '../../ecosystem/leastNormInverse.js';
import { lossGram } from '../../ecosystem/lossGram.js';
import { stated } from '../../ecosystem/stated.js';
import { equal, extended, type Real, root, times } from '../../linalg/doubleDouble.js';
import { linearCombination } from '../../linalg/linearCombination.js';
import {
  inPrecision,
  type Matrix,
  scaled,
  stackedRows,
  subtract,
  zeros,
} from '../../linalg/matrix.js';
import { orthogonalFactor } from '../../linalg/orthogonalFactor.js';
import { product } from '../../linalg/product.js';

/** The least-squares problem one entity solves: its matrix, and the weights its data enter with. */
export interface NormalEquations {
  /** (ᾱ_kB_k + α_kΣ_m F_km H_m)⁺, d×d, symmetric: A_k⁺ (B_k⁺ at generation 0). */
  readonly gain: Matrix;
  /** Of the matrix inverted, scaled to unit diagonal. */
  readonly condition: number;
  /** Whether its rank may be another. */
  readonly doubtful: boolean;
  /** ᾱ_kβ_k (β_k at generation 0). */
  readonly own: Real;
  /** ᾱ_kβ̄_k (β̄_k at generation 0). */
  readonly public: Real;
  /** α_kF_km for every pool m (none at generation 0). */
  readonly state: readonly Real[];
  /** (I − A_k⁺A_k)θ, d×1. */
  readonly unseen: Matrix;
  readonly smallestPivot: number;
}

/** θ̂_{0,k} minimises β_k L(D̃_k) + β̄_k L(D*): B_k = β_kS̃_k + β̄_kS*, for every kind. */
export function initialEquations(ecosystem: Ecosystem): NormalEquations[] {
  const own = ecosystem.entities.map((_, k) => normalOf(ecosystem, realTerms(ecosystem, k)));
  const { source } = ecosystem;
  const users = source?.entities.map((_, k) => normalOf(source, realTerms(source, k)));
  return ecosystem.entities.map((entity, k) => {
    const { beta } = weightsOf(ecosystem, entity);
    return {
      ...solved(own[k]!, users?.[k] ?? null, ecosystem),
      own: beta,
      public: complement(beta),
      state: [],
    };
  });
}

/**
 * θ̂_{t,k}, t ≥ 1, minimises ᾱ_kβ_k L(D̃_k) + ᾱ_kβ̄_k L(D*) + α_k Σ_m F_km L(pool m):
 * A_k = ᾱ_kB_k + α_kΣ_m F_km H_m with H_m = Σ_j G_mj S_j, for every kind.
 */
export function updateEquations(ecosystem: Ecosystem): NormalEquations[] {
  const own = updateNormals(ecosystem);
  const users = ecosystem.source && updateNormals(ecosystem.source);
  return ecosystem.entities.map((entity, k) => {
    const { alpha, beta } = weightsOf(ecosystem, entity);
    return {
      ...solved(own[k]!, users?.[k] ?? null, ecosystem),
      own: times(complement(alpha), beta),
      public: times(complement(alpha), complement(beta)),
      state: crawled(ecosystem, k),
    };
  });
}

/** α_k and β_k as the scenario states them. */
const weightsOf = ({ precision }: Ecosystem, { alpha, beta }: Entity) => ({
  alpha: stated(alpha, precision),
  beta: stated(beta, precision),
});

/** α_kF_km for every pool m. */
const crawled = (ecosystem: Ecosystem, k: number): Real[] => {
  const { alpha } = weightsOf(ecosystem, ecosystem.entities[k]!);
  return (ecosystem.crawl[k] ?? []).map((weight) => times(alpha, weight));
};

/** A part of a normal matrix: its weight, and the data it counts. */
type Term = readonly [Real, Normal];

/** The Gram matrix of data under the loss, with its factor. */
const lossNormal = (data: DataSet, loss: Loss): Normal => ({
  matrix: lossGram(data, loss),
  factor:
    data.factor &&
    (loss === 'mean' ? data.factor : scaled(data.factor, root(extended(data.samples)))),
});

/** B_k as weighted data. */
function realTerms(ecosystem: Ecosystem, k: number): Term[] {
  const { entities, public: shared, loss } = ecosystem;
  const entity = entities[k]!;
  const { beta } = weightsOf(ecosystem, entity);
  return [
    [beta, lossNormal(entity.private, loss)],
    [complement(beta), lossNormal(shared, loss)],
  ];
}

/** A_k of every kind. */
function updateNormals(ecosystem: Ecosystem): Normal[] {
  const pools = poolNormals(ecosystem);
  return ecosystem.entities.map((entity, k) => {
    const { alpha } = weightsOf(ecosystem, entity);
    const B = normalOf(ecosystem, realTerms(ecosystem, k));
    const state = crawled(ecosystem, k);
    return normalOf(ecosystem, [
      [complement(alpha), B],
      ...pools.map((H, m): Term => [state[m] ?? 0, H]),
    ]);
  });
}

/** Σ w N of weighted normal matrices, and the stacked rows √w F. */
function normalOf({ features: d, precision }: Ecosystem, terms: readonly Term[]): Normal {
  const matrix = linearCombination(
    d,
    d,
    terms.map(([weight, { matrix: N }]): [Real, Matrix] => [weight, N]),
  );
  if (precision === 'double') return { matrix, factor: null };
  const parts = terms.flatMap(([weight, { factor }]) =>
    factor === null || equal(weight, 0) ? [] : [scaled(factor, root(weight))],
  );
  return { matrix, factor: inPrecision(stackedRows(parts, d), precision) };
}

/** H_m of every pool; its rows reduced to d of them, once for all who crawl it. */
function poolNormals(ecosystem: Ecosystem): Normal[] {
  const { entities, publish, loss } = ecosystem;
  return publish.map((shares) => {
    const H = normalOf(
      ecosystem,
      entities.map(
        ({ copies, synthetic }, j): Term => [
          times(copies, shares[j] ?? 0),
          lossNormal(synthetic, loss),
        ],
      ),
    );
    const { factor } = H;
    return factor === null
      ? H
      : { ...H, factor: orthogonalFactor(factor, zeros(factor.rows, 1), 'all').rows };
  });
}

/** A⁺, and what of the truth A does not show. */
function solved(own: Normal, users: Normal | null, { coordinates, truth, features: d }: Ecosystem) {
  const { inverse, rank, smallestPivot, condition, doubtful } = leastNormInverse(
    own,
    users,
    coordinates,
  );
  const unseen =
    rank === d ? zeros(d, 1) : subtract(truth, product(inverse, product(own.matrix, truth)));
  return { gain: inverse, unseen, smallestPivot, condition, doubtful };
}
