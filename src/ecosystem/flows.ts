import type { ScenarioError } from '../errors.js';
import type { Real } from '../linalg/doubleDouble.js';
import { type Place, place } from '../scenario/place.js';
import { oneLine } from '../scenario/printable.js';
import type { EntityFile, PoolFile, ScenarioFile } from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import { peopleOf } from './people.js';
import type { PoolNames } from './poolNames.js';
import { type Flows, type Memory, type Pool, plainPool } from './pools.js';
import type { Scheduled } from './scheduled.js';
import { sharesOf } from './shares.js';

/**
 * Realises the pools of a scenario, and who publishes and crawls what share of each, for the entities of the file.
 *
 * @param learns - for every entity, whether it ever trains on what it crawls.
 * @throws ScenarioError if labels of one's own meet a memory, one who learns crawls nothing, or crawls what nobody fills.
 */
export function flowsOf(
  file: ScenarioFile,
  names: PoolNames,
  source: string,
  context: DataContext,
  learns: readonly boolean[],
): Flows & { readonly schedule: readonly Scheduled[] } {
  const top = place(source);
  const declared = file.pools?.map((pool, m) => poolOf(pool, m, top, context)) ?? [
    { pool: plainPool, schedule: [] },
  ];
  const schedule = declared.flatMap((one) => one.schedule);
  const { entities } = file;
  const copies = entities.map((entity) => entity.copies ?? 1);
  const publish = names.names.map((name, m) => {
    const owner = names.owners[m]!;
    const volumes = entities.map((entity, j) =>
      owner === null ? volumeIn(name, entity) : Number(j === owner),
    );
    return sharesOf(volumes, copies, context.precision);
  });
  const crawl = entities.map((entity) => {
    const weights = names.names.map((name, m) => weightOf(name, m < names.declared, entity));
    return sharesOf(weights, null, context.precision);
  });
  const flows = {
    pools: names.names.map((name, m) =>
      m < names.declared ? declared[m]!.pool : { ...plainPool, name },
    ),
    publish,
    crawl,
  };
  requireSources(flows, file, learns, schedule, top);
  return { ...flows, schedule };
}

function poolOf(
  { name, memory = 'replace', labels = 'shared', human }: PoolFile,
  m: number,
  top: Place,
  context: DataContext,
): { readonly pool: Pool; readonly schedule: readonly Scheduled[] } {
  const here = top.at('pools', m);
  if (labels === 'own' && memory !== 'replace') {
    throw here
      .at('labels')
      .broken(
        'must be shared where the pool remembers more than the last batch',
        'own',
        'Remove labels: own, or the memory.',
      );
  }
  const pool = { name, labels, memory: memoryOf(memory), people: null };
  if (human === undefined) return { pool, schedule: [] };
  const { people, share } = peopleOf(human, here.at('human'), context);
  const { path } = here.at('human', 'share');
  const { expression: value } = share;
  return {
    pool: { ...pool, people },
    schedule: value === null ? [] : [{ key: 'people', pool: m, value, path }],
  };
}

function memoryOf(memory: NonNullable<PoolFile['memory']>): Memory {
  if (typeof memory === 'string') return { kind: memory };
  return 'decay' in memory
    ? { kind: 'decay', rate: memory.decay }
    : { kind: 'window', batches: memory.window };
}

/** What one copy publishes in a declared pool, relative to the others. */
function volumeIn(name: string, { publish }: EntityFile): number {
  if (publish === undefined) return 1;
  if (publish === 'none' || !Object.hasOwn(publish, name)) return 0;
  const volume = publish[name]!;
  return typeof volume === 'number' ? volume : (volume.share ?? 1);
}

function weightOf(name: string, declared: boolean, { crawl }: EntityFile): number {
  if (crawl === undefined) return Number(declared);
  return Object.hasOwn(crawl, name) ? crawl[name]! : 0;
}

/** Whoever learns from pools crawls one, and none of what it crawls is empty. */
function requireSources(
  { pools, publish, crawl }: Flows,
  { entities, pools: declared }: ScenarioFile,
  learns: readonly boolean[],
  schedule: readonly Scheduled[],
  top: Place,
): void {
  const positive = (row: readonly Real[]) => row.some((share) => share !== 0);
  const filled = pools.map(({ people }, m) => {
    const changes = schedule.some(
      (scheduled) => scheduled.key === 'people' && scheduled.pool === m,
    );
    return positive(publish[m]!) || (people?.share === 1 && !changes);
  });
  entities.forEach(({ name, crawl: own }, k) => {
    if (!learns[k]) return;
    const here = top.at('entities', k);
    if (!positive(crawl[k]!)) throw crawlsNothing(here);
    const empty = pools.findIndex((_, m) => crawl[k]![m] !== 0 && !filled[m]);
    if (empty < 0) return;
    if (own === undefined && declared === undefined) {
      throw top
        .at('entities')
        .broken(
          `must hold one that publishes, for ${oneLine(name)} crawls the pool`,
          'no publisher',
          'Remove publish: none from one of them, or set alpha to 0.',
        );
    }
    const pool = pools[empty]!.name;
    const where = own === undefined ? top.at('pools', empty) : here.at('crawl', pool);
    throw where.broken(
      `must be a pool that somebody fills, for ${oneLine(name)} crawls it`,
      'no publisher',
      `Let an entity publish in ${oneLine(pool)}, give people a share of 1 there, or do not crawl it.`,
    );
  });
}

/** The error of an entity that trains on nothing that it crawls. */
export const crawlsNothing = (entity: Place): ScenarioError =>
  entity
    .at('crawl')
    .broken(
      'must give weight to a pool where alpha is not 0',
      'no weight',
      'Name a pool with a positive weight, or set alpha to 0.',
    );
