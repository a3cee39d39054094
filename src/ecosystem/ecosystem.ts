import { columnVector, type Matrix, type Precision } from '../linalg/matrix.js';
import { requireDistinctNames } from '../scenario/entityNames.js';
import { featureNames } from '../scenario/featureNames.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { type Place, place } from '../scenario/place.js';
import type { EntityFile } from '../scenario/schema.js';
import { type Coordinates, userCoordinates } from './coordinates.js';
import { type DataSet, noData, type RealDataSet } from './dataSet.js';
import { labelledFit } from './labelledFit.js';
import { type Flows, onePool } from './pools.js';
import { realData } from './realData.js';
import type { Scheduled } from './scheduled.js';
import { statedMatrix } from './stated.js';
import { syntheticData } from './syntheticData.js';

/** L: the squared loss per sample, or summed over samples. */
export type Loss = 'mean' | 'sum';

/** A kind of model maker: `copies` entities with the same distribution, each with its own real data. */
export interface Entity {
  readonly name: string;
  /** How many there are of this kind. */
  readonly copies: number;
  /** α_k, weight of synthetic data in every update. */
  readonly alpha: number;
  /** β_k, weight of private against public within real data. */
  readonly beta: number;
  /** σ_k, standard deviation of the noise in its private labels and in its synthetic labels. */
  readonly noise: number;
  /** θ_k, d×1: the truth behind its private labels. */
  readonly truth: Matrix;
  /** D̃_k. */
  readonly private: RealDataSet;
  /** D_k: the rows it labels with its model each generation. */
  readonly synthetic: DataSet;
  /** Standard deviation of the noise in those labels. */
  readonly syntheticNoise: number;
  /** Rows and labels of its own for a pool; null where it publishes D_k there, the same rows and labels everywhere. */
  readonly publications: readonly (Publication | null)[];
  /** A detector in what it crawls. */
  readonly filter: Filter | null;
  /** λ‖θ − θ°‖² in every fit, as data: Gram λI, normal vector λθ°, whatever the loss; no noise. */
  readonly ridge: RealDataSet | null;
  readonly update: Update;
}

/** What an entity publishes in one pool alone. */
export interface Publication {
  readonly data: DataSet;
  /** Standard deviation of the noise in its labels. */
  readonly noise: number;
}

/** A detector: the shares of synthetic data and, by mistake, of people's data that it drops. */
export interface Filter {
  readonly catches: number;
  readonly loses: number;
}

/** A refit from scratch, or gradient steps from the last model: s times θ ← θ + η(q − Aθ). */
export type Update =
  | { readonly kind: 'refit' }
  | { readonly kind: 'steps'; readonly steps: number; readonly rate: number };

/** What the paper's entity does: refit, and publish what it says, without ridge, detector or rows for one pool. */
export const plainEntity = {
  publications: [],
  filter: null,
  ridge: null,
  update: { kind: 'refit' },
} as const satisfies Partial<Entity>;

/**
 * Who trains on whose data, in what proportion, with every design realised: the input of the recurrence and of
 * the simulation alike. Entity j publishes to pool m with share `publish[m][j]` (per copy; Σ_j copies_j ·
 * publish[m][j] = 1); entity k crawls pool m with weight `crawl[k][m]` (Σ_m crawl[k][m] = 1).
 */
export interface Ecosystem extends Flows {
  readonly name: string;
  /** d. */
  readonly features: number;
  /** Of its matrices, and of what is computed from them. */
  readonly precision: Precision;
  /** The coordinates of feature space that its Gram matrices, normal vectors, truths and noises are in. */
  readonly coordinates: Coordinates;
  /** The same in the user's coordinates, where these are others and not parallel to the axes; else null. */
  readonly source: Ecosystem | null;
  /** d distinct names, default: `feature 0` … */
  readonly featureNames: readonly string[];
  readonly loss: Loss;
  /** θ, d×1: the truth behind the public labels, and the one models are judged by. */
  readonly truth: Matrix;
  /** σ of the public labels. */
  readonly noise: number;
  /** D*. */
  readonly public: RealDataSet;
  /** One entry for every kind, in the order of the scenario. */
  readonly entities: readonly Entity[];
  /** What changes with the generation; its values here are those of generation 1. */
  readonly schedule: readonly Scheduled[];
  /** Condition number of the least-squares fit behind θ and σ, scaled to unit diagonal; 1 where they are given. */
  readonly fitCondition: number;
  /** Whether the rank of that fit may be another. */
  readonly fitDoubtful: boolean;
  /** How far σ² from that fit may be off in float64, as a share of it; 0 where σ is given. */
  readonly noiseError: number;
  /** Whether θ is the least-squares fit to all real data: what the ideal estimator finds, exactly. */
  readonly truthIsFit: boolean;
}

/**
 * K, the number of entities, copies counted.
 *
 * @param ecosystem - its kinds, of which each stands for `copies` entities.
 * @returns K, 1 or more.
 */
export const population = ({ entities }: Pick<Ecosystem, 'entities'>): number =>
  entities.reduce((sum, { copies }) => sum + copies, 0);

/**
 * Realises a scenario: designs become Gram matrices and rows, defaults become values.
 *
 * Where real labels are given, θ defaults to the least-squares fit of least norm to all labelled real data
 * together and σ to its residual standard deviation √(RSS/(n − rank)); otherwise θ to ones and σ to 1.
 *
 * @param scenario - Not modified.
 * @param precision - of its matrices: float64, or the decimals that the scenario states to 77 or 106 bits.
 * @returns the ecosystem: d×d Gram matrices, d×1 truths, noises as standard deviations, pools and who crawls them.
 * @throws ScenarioError if a rule that depends on d, on a data file or on another key is broken.
 */
export function ecosystem(
  { file, source, tables }: Scenario,
  precision: Precision = 'double',
): Ecosystem {
  const top = place(source);
  const { features: d } = file;
  const context = { features: d, tables, precision };
  requireDistinctNames(file.entities, top.at('entities'));

  const none = noData(d, precision);
  const shared = file.public ? realData(file.public, top.at('public'), context) : none;
  const owned = file.entities.map((entity, k) => ({
    entity,
    here: top.at('entities', k),
    own: entity.private
      ? realData(entity.private, top.at('entities', k, 'private'), context)
      : none,
  }));
  const fit = labelledFit([
    { data: shared, copies: 1 },
    ...owned.map(({ entity, own }) => ({ data: own, copies: entity.copies ?? 1 })),
  ]);
  const truth =
    truthVector(file.truth, context, top.at('truth')) ?? fit?.coefficients ?? ones(context);
  const noise = file.noise ?? fit?.residualDeviation ?? 1;

  const entities = owned.map(({ entity, here, own }): Entity => {
    const alpha = required('alpha', entity.alpha ?? file.alpha, here);
    const beta = required('beta', entity.beta ?? file.beta ?? onlyBeta(own, shared), here);
    const sources = { private: own, public: shared, beta };
    return {
      name: entity.name,
      copies: entity.copies ?? 1,
      alpha,
      beta,
      noise: entity.noise ?? noise,
      truth: truthVector(entity.truth, context, here.at('truth')) ?? truth,
      private: own,
      synthetic: syntheticData(entity.synthetic, sources, here.at('synthetic'), context),
      syntheticNoise: entity.noise ?? noise,
      ...plainEntity,
    };
  });
  return {
    name: file.name ?? source,
    features: d,
    precision,
    coordinates: userCoordinates(d),
    source: null,
    featureNames: featureNames(file, top),
    loss: file.loss ?? 'mean',
    truth,
    noise,
    public: shared,
    entities,
    schedule: [],
    ...onePool(entities, precision),
    fitCondition: fit?.condition ?? 1,
    fitDoubtful: fit?.doubtful ?? false,
    noiseError: file.noise === undefined ? (fit?.residualError ?? 0) : 0,
    truthIsFit:
      file.truth === undefined &&
      fit !== undefined &&
      [shared, ...owned.map(({ own }) => own)].every(
        ({ samples, labels }) => samples === 0 || labels !== null,
      ),
  };
}

function required(key: 'alpha' | 'beta', weight: number | undefined, here: Place): number {
  if (weight !== undefined) return weight;
  throw here
    .at(key)
    .broken('must be a number from 0 to 1', 'nothing', `Add ${key} here, or once at the top.`);
}

/** β where only one kind of real data exists, which leaves one possible value. */
function onlyBeta(own: DataSet, shared: DataSet): number | undefined {
  if (shared.samples === 0) return 1;
  return own.samples === 0 ? 0 : undefined;
}

function truthVector(
  truth: EntityFile['truth'],
  context: Pick<Ecosystem, 'features' | 'precision'>,
  here: Place,
): Matrix | undefined {
  const { features: d, precision } = context;
  if (truth === undefined) return undefined;
  if (truth === 'ones') return ones(context);
  if (truth.length === d) return statedMatrix(columnVector(truth), precision);
  throw here.broken(
    `must have ${d} numbers (features: ${d})`,
    `${truth.length}`,
    'Give one number for every feature, or the word ones.',
  );
}

const ones = ({ features, precision }: Pick<Ecosystem, 'features' | 'precision'>): Matrix =>
  statedMatrix(columnVector(new Float64Array(features).fill(1)), precision);
