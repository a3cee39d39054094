import { DomainError } from '../../errors.js';
import { requireDistinctNames } from '../../scenario/entityNames.js';
import type { GaussianScenario } from '../../scenario/gaussian/gaussianScenario.js';
import type { GaussianDataFile, GaussianFile } from '../../scenario/gaussian/gaussianSchema.js';
import { type Place, place } from '../../scenario/place.js';

const MOST_ENTITIES = 200;
/** Rounding of a covariance that is written down, relative to its largest entry. */
const ROUNDING = 1e-9;

/** Real data of one owner, as their first two moments. */
export interface Rows {
  /** n; 0: no data. */
  readonly samples: number;
  /** d numbers: the mean of the rows, or of the law that they are drawn from, from the origin of the ecosystem. */
  readonly mean: Float64Array;
  /** d×d, row by row: E xxᵀ of the rows, or of that law, from the origin of the ecosystem. */
  readonly second: Float64Array;
  /** d×d: covariance of the law; null where the rows are known. */
  readonly covariance: Float64Array | null;
  /** The rows themselves from the origin, where they are known. */
  readonly rows: readonly Float64Array[];
}

/** A maker of Gaussian models. */
export interface GaussianEntity {
  readonly name: string;
  readonly alpha: number;
  readonly beta: number;
  readonly private: Rows;
  /** n_j: how many samples it publishes. */
  readonly synthetic: number;
}

/** A scenario of Gaussian models, realised. */
export interface GaussianEcosystem {
  readonly name: string;
  /** d. */
  readonly features: number;
  readonly unbiased: boolean;
  readonly public: Rows;
  readonly entities: readonly GaussianEntity[];
  /** The mean of all real data together, from which everything is counted: large means lose no digits. */
  readonly origin: Float64Array;
  /** What the means are judged by, d numbers, from the origin. */
  readonly truth: Float64Array;
}

/**
 * Realises a scenario of Gaussian models.
 *
 * @param scenario - Not modified.
 * @returns moments of every data set; the truth defaults to the mean of all real data together.
 * @throws ScenarioError if a rule that depends on d, or on another key, is broken.
 * @throws DomainError if there are more than 200 entities, copies counted.
 */
export function gaussianEcosystem({ file, source }: GaussianScenario): GaussianEcosystem {
  const top = place(source);
  const { features: d } = file;
  requireDistinctNames(file.entities, top.at('entities'));
  const population = file.entities.reduce((sum, { copies = 1 }) => sum + copies, 0);
  if (population > MOST_ENTITIES) {
    throw new DomainError(
      `${source}: Gaussian models must be at most ${MOST_ENTITIES} entities, found ${population}. Lower copies.`,
    );
  }
  const shared = rowsOf(file.public, d, top.at('public'));
  const entities = file.entities.flatMap((entity, k) => {
    const here = top.at('entities', k);
    const own = rowsOf(entity.private, d, here.at('private'));
    const onlyBeta = shared.samples === 0 ? 1 : own.samples === 0 ? 0 : undefined;
    const realised = {
      alpha: required('alpha', entity.alpha ?? file.alpha, here),
      beta: required('beta', entity.beta ?? file.beta ?? onlyBeta, here),
      private: own,
      synthetic: entity.synthetic.samples,
    };
    const sees =
      (realised.beta > 0 && own.samples > 0) || (realised.beta < 1 && shared.samples > 0);
    if (!sees) {
      throw here.broken(
        'must have real data of some weight, to be fitted to at generation 0',
        'none',
        'Give private or public data, or change beta.',
      );
    }
    const { copies = 1, name } = entity;
    return Array.from({ length: copies }, (_, i) => ({
      name: copies === 1 ? name : `${name}-${i + 1}`,
      ...realised,
    }));
  });
  requireEnough(file, shared, entities, top);
  if (file.truth !== undefined)
    covarianceOf(file.truth.covariance, d, top.at('truth', 'covariance'));
  const everything = [shared, ...entities.map((entity) => entity.private)];
  const n = everything.reduce((sum, { samples }) => sum + samples, 0);
  const origin = Float64Array.from({ length: d }, (_, i) =>
    everything.reduce((sum, { samples, mean }) => sum + (samples * mean[i]!) / n, 0),
  );
  return {
    name: file.name ?? source,
    features: d,
    unbiased: file.covariance === 'unbiased',
    public: from(origin, shared),
    entities: entities.map((entity) => ({ ...entity, private: from(origin, entity.private) })),
    origin,
    truth:
      file.truth === undefined
        ? new Float64Array(d)
        : meanOf(file.truth.mean, d, top.at('truth', 'mean')).map((x, i) => x - origin[i]!),
  };
}

function required(key: 'alpha' | 'beta', weight: number | undefined, here: Place): number {
  if (weight !== undefined) return weight;
  throw here
    .at(key)
    .broken('must be a number from 0 to 1', 'nothing', `Add ${key} here, or once at the top.`);
}

/** An unbiased covariance divides by 1 − Σ_i w_i², which is 0 for a single sample. */
function requireEnough(
  { covariance }: GaussianFile,
  shared: Rows,
  entities: readonly GaussianEntity[],
  top: Place,
): void {
  if (covariance !== 'unbiased') return;
  entities.forEach(({ alpha, beta, private: own }, k) => {
    const alone = (rows: Rows, weight: number) => weight > 0 && rows.samples === 1;
    const others = (rows: Rows, weight: number) => weight > 0 && rows.samples > 0;
    const single =
      (alone(own, beta) && !others(shared, 1 - beta)) ||
      (alone(shared, 1 - beta) && !others(own, beta)) ||
      (alpha === 1 && entities.length === 1 && entities[0]!.synthetic === 1);
    if (!single) return;
    throw top
      .at('entities', k)
      .broken(
        'must be fitted to at least two samples where covariance is unbiased',
        'one',
        'Add samples, or write covariance: mle.',
      );
  });
}

/** Data of which `second` is still the central moment, counted from the origin instead. */
function from(origin: Float64Array, rows: Rows): Rows {
  const d = origin.length;
  const mean = rows.mean.map((x, i) => (rows.samples === 0 ? 0 : x - origin[i]!));
  return {
    ...rows,
    mean,
    second: rows.second.map((x, at) => x + mean[Math.floor(at / d)]! * mean[at % d]!),
    rows: rows.rows.map((row) => row.map((x, i) => x - origin[i]!)),
  };
}

/** Data with their central second moment. */
function rowsOf(data: GaussianDataFile | undefined, d: number, here: Place): Rows {
  if (data === undefined) {
    const nothing = { mean: new Float64Array(d), second: new Float64Array(d * d) };
    return { samples: 0, ...nothing, covariance: null, rows: [] };
  }
  if ('rows' in data) {
    const n = data.rows.length;
    const rows = data.rows.map((row, at) => meanOf(row, d, here.at('rows', at)));
    const mean = Float64Array.from({ length: d }, (_, i) =>
      rows.reduce((sum, row) => sum + row[i]! / n, 0),
    );
    const second = Float64Array.from({ length: d * d }, (_, at) => {
      const [i, j] = [Math.floor(at / d), at % d];
      return rows.reduce((sum, row) => sum + ((row[i]! - mean[i]!) * (row[j]! - mean[j]!)) / n, 0);
    });
    return { samples: n, mean, second, covariance: null, rows };
  }
  const mean = meanOf(data.mean, d, here.at('mean'));
  const covariance = covarianceOf(data.covariance, d, here.at('covariance'));
  return { samples: data.samples, mean, second: covariance, covariance, rows: [] };
}

function meanOf(mean: readonly number[], d: number, here: Place): Float64Array {
  if (mean.length === d) return Float64Array.from(mean);
  throw here.broken(
    `must have ${d} numbers, one for each feature`,
    `${mean.length} numbers`,
    'Correct the list, or features.',
  );
}

function covarianceOf(rows: readonly (readonly number[])[], d: number, here: Place): Float64Array {
  if (rows.length !== d || rows.some((row) => row.length !== d)) {
    throw here.broken(
      `must have ${d} rows of ${d} numbers`,
      `${rows.length} rows`,
      'Correct it, or features.',
    );
  }
  const flat = Float64Array.from(rows.flat());
  const scale = flat.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(flat[i * d + j]! - flat[j * d + i]!) <= ROUNDING * scale) continue;
      throw here.broken(
        'must be symmetric',
        `${flat[i * d + j]} in row ${i} and ${flat[j * d + i]} in row ${j}`,
        'Correct one of the two.',
      );
    }
  }
  // Pivots of the factorisation without a root: none may be negative.
  const left = Float64Array.from(flat);
  for (let p = 0; p < d; p++) {
    const pivot = left[p * d + p]!;
    const column = Array.from({ length: d - p }, (_, i) => Math.abs(left[(p + i) * d + p]!));
    const small = ROUNDING * scale;
    if (pivot < -small || (pivot <= small && column.some((x) => x > Math.sqrt(small * scale)))) {
      throw here.broken('must be positive semidefinite', `a pivot of ${pivot}`, 'Correct it.');
    }
    if (pivot <= small) continue;
    for (let i = p + 1; i < d; i++) {
      const factor = left[i * d + p]! / pivot;
      for (let j = p; j < d; j++) left[i * d + j]! -= factor * left[p * d + j]!;
    }
  }
  return flat;
}
