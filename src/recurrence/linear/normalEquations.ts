import { complement } from '../../ecosystem/complement.js';
import { batchMixes, type Mix, passed } from '../../ecosystem/crawled.js';
import type { DataSet } from '../../ecosystem/dataSet.js';
import type { Ecosystem, Entity, Loss } from '../../ecosystem/ecosystem.js';
import { leastNormInverse, type Normal } from '../../ecosystem/leastNormInverse.js';
import { lossGram } from '../../ecosystem/lossGram.js';
import { publishedIn } from '../../ecosystem/published.js';
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
  /** α_kF_km for every pool m (none at generation 0), times what a detector makes of its models' part. */
  readonly state: readonly Real[];
  /** The same for people's part. */
  readonly people: readonly Real[];
  /** A_k itself, d×d, where gradient steps need it; else null. */
  readonly normal: Matrix | null;
  /** (I − A_k⁺A_k)θ, d×1. */
  readonly unseen: Matrix;
  readonly smallestPivot: number;
}

/** θ̂_{0,k} minimises β_k L(D̃_k) + β̄_k L(D*) + λ_k‖θ − θ°_k‖²: B_k + λ_kI, B_k = β_kS̃_k + β̄_kS*, for every kind. */
export function initialEquations(ecosystem: Ecosystem): NormalEquations[] {
  const own = ecosystem.entities.map((_, k) => initialNormal(ecosystem, k));
  const { source } = ecosystem;
  const users = source?.entities.map((_, k) => initialNormal(source, k));
  return ecosystem.entities.map((entity, k) => {
    const { beta } = weightsOf(ecosystem, entity);
    return {
      ...solved(own[k]!, users?.[k] ?? null, ecosystem),
      own: beta,
      public: complement(beta),
      state: [],
      people: [],
      normal: null,
    };
  });
}

/**
 * θ̂_{t,k}, t ≥ 1, minimises ᾱ_kβ_k L(D̃_k) + ᾱ_kβ̄_k L(D*) + α_k Σ_m F_km L(pool m) + λ_k‖θ − θ°_k‖²:
 * A_k = ᾱ_kB_k + α_kΣ_m F_km H_m + λ_kI for every kind, with H_m = (1 − h_m)Σ_j G_mj S_jm + h_m S_people, or what a detector
 * makes of the two parts.
 *
 * @param ecosystem - of generation t. Not modified.
 * @param mixes - parts of models and people in every pool as it is crawled (default: as in a batch).
 */
export function updateEquations(
  ecosystem: Ecosystem,
  mixes: readonly Mix[] = batchMixes(ecosystem),
): NormalEquations[] {
  const own = updateNormals(ecosystem, mixes);
  const users = ecosystem.source && updateNormals(ecosystem.source, mixes);
  return ecosystem.entities.map((entity, k) => {
    const { alpha, beta } = weightsOf(ecosystem, entity);
    return {
      ...solved(own[k]!, users?.[k] ?? null, ecosystem),
      own: times(complement(alpha), beta),
      public: times(complement(alpha), complement(beta)),
      state: crawled(ecosystem, mixes, k, 'models'),
      people: crawled(ecosystem, mixes, k, 'people'),
      normal: entity.update.kind === 'steps' ? own[k]!.matrix : null,
    };
  });
}

/** α_k and β_k as the scenario states them. */
const weightsOf = ({ precision }: Ecosystem, { alpha, beta }: Entity) => ({
  alpha: stated(alpha, precision),
  beta: stated(beta, precision),
});

/** α_kF_km, times what a detector makes of that part, for every pool m. */
const crawled = (
  ecosystem: Ecosystem,
  mixes: readonly Mix[],
  k: number,
  part: keyof Mix,
): Real[] => {
  const { precision } = ecosystem;
  const entity = ecosystem.entities[k]!;
  const { alpha } = weightsOf(ecosystem, entity);
  return (ecosystem.crawl[k] ?? []).map((weight, m) =>
    times(times(alpha, weight), passed(entity.filter, mixes[m]!, precision)[part]),
  );
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

/** B_k + λ_kI. */
const initialNormal = (ecosystem: Ecosystem, k: number): Normal =>
  normalOf(ecosystem, [...realTerms(ecosystem, k), ...ridgeTerms(ecosystem, k)]);

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

/** λ_kI as data. */
const ridgeTerms = ({ entities, loss }: Ecosystem, k: number): Term[] => {
  const { ridge } = entities[k]!;
  return ridge === null ? [] : [[1, lossNormal(ridge, loss)]];
};

/** A_k of every kind. */
function updateNormals(ecosystem: Ecosystem, mixes: readonly Mix[]): Normal[] {
  const pools = poolNormals(ecosystem);
  return ecosystem.entities.map((entity, k) => {
    const { alpha } = weightsOf(ecosystem, entity);
    const B = normalOf(ecosystem, realTerms(ecosystem, k));
    const [models, people] = [
      crawled(ecosystem, mixes, k, 'models'),
      crawled(ecosystem, mixes, k, 'people'),
    ];
    return normalOf(ecosystem, [
      [complement(alpha), B],
      ...pools.map((H, m): Term => [times(models[m] ?? 0, mixes[m]!.models), H.models]),
      ...pools.flatMap((H, m): Term[] =>
        H.people === null ? [] : [[times(people[m] ?? 0, mixes[m]!.people), H.people]],
      ),
      ...ridgeTerms(ecosystem, k),
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

/** The Gram matrices of what models and what people write in a pool. */
interface PoolNormals {
  readonly models: Normal;
  readonly people: Normal | null;
}

/** Σ_j G_mj S_jm and people's Gram matrix of every pool; rows reduced to d of them, once for all who crawl it. */
function poolNormals(ecosystem: Ecosystem): PoolNormals[] {
  const { entities, publish, loss, pools } = ecosystem;
  return publish.map((shares, m) => {
    const H = normalOf(
      ecosystem,
      entities.map(
        (entity, j): Term => [
          times(entity.copies, shares[j] ?? 0),
          lossNormal(publishedIn(entity, m).data, loss),
        ],
      ),
    );
    const { factor } = H;
    const writers = pools[m]!.people;
    return {
      models:
        factor === null
          ? H
          : { ...H, factor: orthogonalFactor(factor, zeros(factor.rows, 1), 'all').rows },
      people: writers && lossNormal(writers.data, loss),
    };
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
