import { Matrix } from 'ml-matrix';
import {
  type DataContext,
  type DataSet,
  noData,
  type RealDataSet,
  realData,
  syntheticData,
} from './dataSet.js';
import { labelledFit } from './labelledFit.js';
import type { Scenario } from './parseScenario.js';
import { Phrase, type Place, place } from './place.js';
import type { EntityFile } from './schema.js';

/** L: the squared loss per sample, or summed over samples. */
export type Loss = 'mean' | 'sum';

/** A kind of model maker: `copies` entities alike in law, each with real data of its own. */
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
}

/**
 * Who trains on whose data, in what proportion, with every design realised: the input of the recurrence and of
 * the simulation alike. Entity j publishes to pool m with share `publish[m][j]` (per copy; Σ_j copies_j ·
 * publish[m][j] = 1); entity k crawls pool m with weight `crawl[k][m]` (Σ_m crawl[k][m] = 1).
 */
export interface Ecosystem {
  readonly name: string;
  /** d. */
  readonly features: number;
  readonly loss: Loss;
  /** θ, d×1: the truth behind the public labels, and the one models are judged by. */
  readonly truth: Matrix;
  /** σ of the public labels. */
  readonly noise: number;
  /** D*. */
  readonly public: RealDataSet;
  /** One entry for every kind, in the order of the scenario. */
  readonly entities: readonly Entity[];
  readonly publish: readonly (readonly number[])[];
  readonly crawl: readonly (readonly number[])[];
}

/** K, the number of entities, copies counted. */
export const population = ({ entities }: Pick<Ecosystem, 'entities'>): number =>
  entities.reduce((sum, { copies }) => sum + copies, 0);

/**
 * Realises a scenario: designs become Gram matrices and rows, defaults become values.
 *
 * Where real labels are given, θ defaults to the least-squares fit of least norm to all labelled real data
 * together and σ to its residual standard deviation √(RSS/(n − rank)); otherwise θ to ones and σ to 1.
 *
 * @throws ScenarioError if a rule that depends on d, on a data file or on another key is broken.
 */
export function ecosystem(scenario: Scenario): Ecosystem {
  const { file, source, tables } = scenario;
  const top = place(source);
  const context: DataContext = { features: file.features, tables };
  distinctNames(file.entities, top.at('entities'));

  const shared = file.public
    ? realData(file.public, top.at('public'), context)
    : noData(file.features);
  const owned = file.entities.map(({ private: own }, k) =>
    own ? realData(own, top.at('entities').at(k).at('private'), context) : noData(file.features),
  );
  const fit = labelledFit([
    { data: shared, copies: 1 },
    ...owned.map((data, k) => ({ data, copies: file.entities[k]?.copies ?? 1 })),
  ]);
  const truth = truthVector(file.truth, file.features, top.at('truth')) ?? fit?.coefficients;
  const noise = file.noise ?? fit?.residualDeviation ?? 1;

  const entities = file.entities.map((entity, k): Entity => {
    const here = top.at('entities').at(k);
    const own = owned[k] ?? noData(file.features);
    const alpha = entity.alpha ?? file.alpha;
    if (alpha === undefined) {
      throw here
        .at('alpha')
        .broken('must be a number from 0 to 1', undefined, 'Add alpha here, or once at the top.');
    }
    const beta = entity.beta ?? file.beta ?? onlyBeta(own, shared);
    if (beta === undefined) {
      throw here
        .at('beta')
        .broken('must be a number from 0 to 1', undefined, 'Add beta here, or once at the top.');
    }
    return {
      name: entity.name,
      copies: entity.copies ?? 1,
      alpha,
      beta,
      noise: entity.noise ?? noise,
      truth:
        truthVector(entity.truth, file.features, here.at('truth')) ?? truth ?? ones(file.features),
      private: own,
      synthetic: syntheticData(
        entity.synthetic,
        { private: own, public: shared, beta },
        here.at('synthetic'),
        context,
      ),
    };
  });
  return {
    name: file.name ?? source,
    features: file.features,
    loss: file.loss ?? 'mean',
    truth: truth ?? ones(file.features),
    noise,
    public: shared,
    entities,
    ...onePool(entities),
  };
}

/** The paper's interaction: one pool, equal shares, crawled by all. */
function onePool(entities: readonly Entity[]): Pick<Ecosystem, 'publish' | 'crawl'> {
  const K = population({ entities });
  return { publish: [entities.map(() => 1 / K)], crawl: entities.map(() => [1]) };
}

/** β where only one kind of real data exists, so that its weight is not in doubt. */
function onlyBeta(own: DataSet, shared: DataSet): number | undefined {
  if (shared.samples === 0) return 1;
  return own.samples === 0 ? 0 : undefined;
}

function truthVector(
  truth: 'ones' | readonly number[] | undefined,
  d: number,
  here: Place,
): Matrix | undefined {
  if (truth === undefined) return undefined;
  if (truth === 'ones') return ones(d);
  if (truth.length === d) return Matrix.columnVector([...truth]);
  throw here.broken(
    `must have ${d} numbers (features: ${d})`,
    new Phrase(`${truth.length}`),
    'Give one number for every feature, or the word ones.',
  );
}

const ones = (d: number): Matrix => Matrix.ones(d, 1);

/** Names must stay distinct when copies are written out as name-1, name-2, … */
function distinctNames(entities: readonly EntityFile[], here: Place): void {
  const copies = new Map<string, number>();
  entities.forEach(({ name }, k) => {
    if (copies.has(name)) {
      throw here.at(k).at('name').broken('must not be used twice', name, 'Rename one of the two.');
    }
    copies.set(name, entities[k]?.copies ?? 1);
  });
  entities.forEach(({ name, copies: own = 1 }, k) => {
    const [, stem = '', number = ''] = /^(.*)-([1-9]\d*)$/.exec(name) ?? [];
    const many = copies.get(stem) ?? 1;
    if (own === 1 && many > 1 && Number(number) <= many) {
      throw here
        .at(k)
        .at('name')
        .broken(`must not be the name of a copy of ${stem}`, name, 'Rename one of the two.');
    }
  });
}
