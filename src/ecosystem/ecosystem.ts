import type { Matrix, Precision } from '../linalg/matrix.js';
import { requireDistinctNames } from '../scenario/entityNames.js';
import { featureNames } from '../scenario/featureNames.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { place } from '../scenario/place.js';
import { type Coordinates, userCoordinates } from './coordinates.js';
import { noData, type RealDataSet } from './dataSet.js';
import type { Entity } from './entity.js';
import { requireLeftovers } from './filtered.js';
import { flowsOf } from './flows.js';
import { kindOf } from './kind.js';
import { labelledFit } from './labelledFit.js';
import { poolNames } from './poolNames.js';
import type { Flows } from './pools.js';
import { realData } from './realData.js';
import { ridgeData } from './ridge.js';
import type { Scheduled } from './scheduled.js';
import { ones, truthVector } from './truthVector.js';
import { writtenOut } from './writtenOut.js';

export type { Entity, Filter, Publication, Update } from './entity.js';

/** L: the squared loss per sample, or summed over samples. */
export type Loss = 'mean' | 'sum';

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

  const names = poolNames(file, source);
  const ridge = file.ridge === undefined ? null : ridgeData(file.ridge, top.at('ridge'), context);
  const common = { file, public: shared, truth, noise, ridge, names, context, top };
  const kinds = owned.map(({ entity, own }, k) => kindOf(entity, own, k, common));
  const learns = kinds.map(
    ({ entity, schedule }) => entity.alpha > 0 || schedule.some(({ key }) => key === 'alpha'),
  );
  const { schedule, ...flows } = flowsOf(file, names, source, context, learns);
  const listed = {
    ...flows,
    entities: kinds.map(({ entity }) => entity),
    schedule: [...kinds.flatMap((kind) => kind.schedule), ...schedule],
  };
  requireLeftovers(listed, learns, top.at('entities'));
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
    ...writtenOut(listed, top.at('entities')),
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
