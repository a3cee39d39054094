import type { Matrix } from '../linalg/matrix.js';
import type { Place } from '../scenario/place.js';
import { printable } from '../scenario/printable.js';
import {
  type EntityFile,
  isCsv,
  type PublicationFile,
  type ScenarioFile,
  type SyntheticDataFile,
} from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import type { DataSet, RealDataSet } from './dataSet.js';
import type { Entity, Filter, Publication, Update } from './entity.js';
import { type InTime, inTime } from './inTime.js';
import type { PoolNames } from './poolNames.js';
import { ridgeData } from './ridge.js';
import type { Scheduled } from './scheduled.js';
import { type Sources, syntheticData } from './syntheticData.js';
import { truthVector } from './truthVector.js';

/** What every entity of a scenario shares. */
export interface Common {
  readonly file: ScenarioFile;
  readonly public: RealDataSet;
  /** θ and σ. */
  readonly truth: Matrix;
  readonly noise: number;
  /** Of the file. */
  readonly ridge: RealDataSet | null;
  readonly names: PoolNames;
  readonly context: DataContext;
  /** The top of the scenario. */
  readonly top: Place;
}

/** An entity as the scenario lists it, and its numbers that change. */
export interface Kind {
  readonly entity: Entity;
  readonly schedule: readonly Scheduled[];
}

/**
 * Realises one entry of the list of entities.
 *
 * @param own - D̃_k.
 * @param k - its place in the list.
 * @throws ScenarioError if a rule that depends on d, on a data file or on another key is broken.
 */
export function kindOf(written: EntityFile, own: RealDataSet, k: number, common: Common): Kind {
  const { file, public: shared, context, top } = common;
  const here = top.at('entities', k);
  const schedule: Scheduled[] = [];
  const weight = (key: 'alpha' | 'beta', byDefault?: number): InTime => {
    const place = written[key] === undefined && file[key] !== undefined ? top : here;
    const stated = required(key, written[key] ?? file[key] ?? byDefault, here);
    const inGeneration = inTime(key, stated, place.at(key));
    const { expression: value } = inGeneration;
    if (value !== null) schedule.push({ key, entity: k, value, path: place.at(key).path });
    return inGeneration;
  };
  const alpha = weight('alpha');
  const beta = weight('beta', onlyBeta(own, shared));
  const sources = { private: own, public: shared, beta: beta.value };
  const noise = written.noise ?? common.noise;
  const syntheticNoise = written.synthetic.noise ?? noise;

  const published = (data: SyntheticDataFile, pool: number | null, place: Place): DataSet => {
    if (data.design === 'mixture' && beta.expression !== null) {
      throw place
        .at('design')
        .broken(
          'must not change with the generation, as beta does',
          printable(data.design),
          'Choose private, public or another design.',
        );
    }
    return publishedData(data, { pool, k, file, sources, here: place, context, schedule });
  };
  const synthetic = published(written.synthetic, null, here.at('synthetic'));
  const publication = (name: string): Publication | null => {
    const inPool = publicationIn(name, written);
    if (inPool === null) return null;
    const place = here.at('publish', name);
    const { design, samples, noise: ofPool = syntheticNoise } = inPool;
    if (design === undefined && samples === undefined) return { data: synthetic, noise: ofPool };
    const chosen = design ?? written.synthetic.design;
    const likeElsewhere = isRows(chosen)
      ? undefined
      : (written.synthetic.samples ?? synthetic.samples);
    const data = { design: chosen, samples: samples ?? likeElsewhere };
    return { data: published(data, common.names.indexOf(name), place), noise: ofPool };
  };
  return {
    entity: {
      name: written.name,
      copies: written.copies ?? 1,
      alpha: alpha.value,
      beta: beta.value,
      noise,
      truth: truthVector(written.truth, context, here.at('truth')) ?? common.truth,
      private: own,
      synthetic,
      syntheticNoise,
      publications: common.names.names.map((name, m) =>
        m < common.names.declared ? publication(name) : null,
      ),
      filter: filterOf(written.filter),
      ridge:
        written.ridge === undefined
          ? common.ridge
          : ridgeData(written.ridge, here.at('ridge'), context),
      update: updateOf(written.update ?? file.update ?? 'refit'),
    },
    schedule,
  };
}

/** What an entity publishes in one pool otherwise than elsewhere; null where it is the same everywhere. */
function publicationIn(name: string, { publish }: EntityFile): PublicationFile | null {
  if (publish === undefined || publish === 'none' || !Object.hasOwn(publish, name)) return null;
  const own = publish[name]!;
  if (typeof own === 'number') return null;
  const { design, samples, noise } = own;
  return design === undefined && samples === undefined && noise === undefined ? null : own;
}

interface Published {
  /** Whose rows these are; null for what goes everywhere. */
  readonly pool: number | null;
  readonly k: number;
  readonly file: ScenarioFile;
  readonly sources: Sources;
  readonly here: Place;
  readonly context: DataContext;
  /** Where a number of rows that changes is added. */
  readonly schedule: Scheduled[];
}

/** Rows that an entity labels; their number may change with the generation. */
function publishedData(
  { design, samples }: SyntheticDataFile,
  { pool, k, file, sources, here, context, schedule }: Published,
): DataSet {
  const realised = (n: number | undefined) =>
    syntheticData({ design, samples: n }, sources, here, context);
  if (typeof samples !== 'string') return realised(samples);
  const place = here.at('samples');
  const { value: first, expression } = inTime('samples', samples, place);
  if (expression === null) return realised(first);
  const numberNeeded =
    file.loss === 'sum'
      ? 'where loss is sum'
      : typeof design === 'object' && (isRows(design) || 'covariance' in design)
        ? 'where the rows are given or drawn'
        : null;
  if (numberNeeded !== null) {
    throw place.broken(
      `must be a whole number ${numberNeeded}`,
      printable(samples),
      'Write the number of rows, or choose another loss or design.',
    );
  }
  schedule.push({ key: 'samples', entity: k, pool, value: expression, path: place.path });
  // A size that changes scales the noise alone: its rows exist, however many they are.
  return { ...realised(context.features), samples: first };
}

const isRows = (design: SyntheticDataFile['design']): boolean =>
  isCsv(design) || (typeof design === 'object' && 'rows' in design);

const filterOf = (filter: EntityFile['filter']): Filter | null =>
  filter === undefined ? null : { catches: filter.catches, loses: filter.loses ?? 0 };

function updateOf(update: NonNullable<EntityFile['update']>): Update {
  return update === 'refit' ? { kind: 'refit' } : { kind: 'steps', ...update };
}

function required(
  key: 'alpha' | 'beta',
  weight: number | string | undefined,
  here: Place,
): number | string {
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
