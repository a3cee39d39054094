import {
  isCsv,
  type RealDataFile,
  type ScenarioFile,
  type SyntheticDataFile,
} from '../scenario/schema.js';
import type { Ecosystem } from './ecosystem.js';

/** The sizes of a scenario that determine its cost, without realising any data. */
export interface Sizes {
  /** d. */
  readonly features: number;
  /** Distinct entities: entries of the list, copies that must be written out counted. */
  readonly kinds: number;
  /** K, copies counted. */
  readonly population: number;
  /** Blocks of d numbers in the state: one for every pool, batch of a window and fine-tuned kind. */
  readonly blocks: number;
  /** Rows labelled in each generation, copies counted: synthetic ones, people's, and fresh real ones. */
  readonly freshRows: number;
  /** Real rows labelled once in each replicate, copies counted. */
  readonly realRows: number;
  /** Rows that a simulation holds in memory: copies share them. */
  readonly heldRows: number;
  /** Rows that the scenario itself fixes: given, read, or drawn once. */
  readonly givenRows: number;
}

/** A data set by its size, and how often its rows get labels: once, or in every generation. */
interface Part {
  readonly rows: number;
  readonly given: boolean;
  readonly fresh: boolean;
  /** How many have such rows, each with labels of its own. */
  readonly copies: number;
}

/** What a scenario file and an ecosystem have in common. */
interface Outline {
  readonly features: number;
  readonly kinds: number;
  readonly population: number;
  readonly blocks: number;
  readonly parts: readonly Part[];
}

/** @param sized - Not modified. */
export function sizesOf(sized: ScenarioFile | Ecosystem): Sizes {
  const { parts, ...sizes } = 'coordinates' in sized ? outlineOf(sized) : fileOutline(sized);
  let [freshRows, realRows, heldRows, givenRows] = [0, 0, 0, 0];
  for (const { rows, given, fresh, copies } of parts) {
    heldRows += rows;
    if (given) givenRows += rows;
    if (fresh) freshRows += copies * rows;
    else realRows += copies * rows;
  }
  return { ...sizes, freshRows, realRows, heldRows, givenRows };
}

function outlineOf(ecosystem: Ecosystem): Outline {
  const { features, entities, pools, public: shared } = ecosystem;
  const part = (
    data: { readonly samples: number; readonly rows: object | null },
    copies: number,
    fresh: boolean,
  ): Part => ({ rows: data.samples, given: data.rows !== null, fresh, copies });
  return {
    features,
    kinds: entities.length,
    population: entities.reduce((sum, { copies }) => sum + copies, 0),
    blocks: pools.reduce(
      (sum, { memory }) => sum + (memory.kind === 'window' ? memory.batches : 1),
      entities.filter(({ update }) => update.kind === 'steps').length,
    ),
    parts: [
      part(shared, 1, shared.fresh),
      ...pools.flatMap(({ people }) => (people === null ? [] : [part(people.data, 1, true)])),
      ...entities.flatMap(({ copies, private: own, synthetic, publications }) => [
        part(own, copies, own.fresh),
        part(synthetic, copies, true),
        ...publications.flatMap((rows) => (rows === null ? [] : [part(rows.data, copies, true)])),
      ]),
    ],
  };
}

function fileOutline(file: ScenarioFile): Outline {
  const { entities, pools = [], public: shared } = file;
  const named = new Set(entities.map(({ name }) => name));
  const crawled = new Set(entities.flatMap(({ crawl }) => Object.keys(crawl ?? {})));
  const byDefault = file.pools === undefined && entities.some(({ crawl }) => crawl === undefined);
  const memories = pools.reduce(
    (sum, { memory }) =>
      sum + (typeof memory === 'object' && 'window' in memory ? memory.window : 1),
    [...crawled].filter((name) => named.has(name)).length + Number(byDefault),
  );
  const ownLabels = pools.some(({ labels }) => labels === 'own');
  let [kinds, population, tuned] = [0, 0, 0];
  const parts = [part(shared, 1, shared?.fresh ?? false)];
  for (const { human } of pools) {
    const rows = human && { samples: human.samples, design: human.design ?? 'isotropic' };
    parts.push(part(rows, 1, true));
  }
  for (const entity of entities) {
    const { copies = 1, private: own, synthetic, publish = {} } = entity;
    const steps = (entity.update ?? file.update ?? 'refit') !== 'refit';
    const apart = steps && (ownLabels || own?.fresh === true) ? copies : 1;
    population += copies;
    kinds += apart;
    if (steps) tuned += apart;
    parts.push(part(own, copies, own?.fresh ?? false), part(synthetic, copies, true));
    if (publish === 'none') continue;
    for (const volume of Object.values(publish)) {
      if (typeof volume === 'number') continue;
      const { design = synthetic.design, samples } = volume;
      if (volume.design === undefined && samples === undefined && volume.noise === undefined)
        continue;
      parts.push(part({ design, samples: samples ?? synthetic.samples }, copies, true));
    }
  }
  return { features: file.features, kinds, population, blocks: memories + tuned, parts };
}

type Data = Pick<RealDataFile | SyntheticDataFile, 'samples' | 'design'>;

function part(data: Data | undefined, copies: number, fresh: boolean): Part {
  if (data === undefined) return { rows: 0, given: false, fresh, copies };
  return { rows: rowsIn(data), given: isGiven(data), fresh, copies };
}

/**
 * n; that of a CSV file without `samples` is not known here, and its text is in memory already. A number of rows that
 * changes has none that are held.
 */
function rowsIn({ samples, design }: Data): number {
  if (typeof design === 'object' && 'rows' in design) return design.rows.length;
  return typeof samples === 'number' ? samples : 0;
}

const isGiven = ({ design }: Data): boolean =>
  typeof design === 'object' && (isCsv(design) || 'rows' in design || 'covariance' in design);
