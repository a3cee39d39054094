import type {
  CategoricalEntityFile,
  CategoricalFile,
} from '../../scenario/categorical/categoricalSchema.js';
import { place } from '../../scenario/place.js';
import { oneLine } from '../../scenario/printable.js';
import { crawlsNothing } from '../flows.js';
import { poolNames } from '../poolNames.js';

/** How a pool takes up a new batch: u_t = u_{t−1} + η_t(f_t − u_{t−1}), with η_1 = 1. */
export type Uptake =
  | { readonly kind: 'replace' }
  | { readonly kind: 'accumulate' }
  | { readonly kind: 'decay'; readonly rate: number };

/** Pools, who fills them and who crawls them. */
export interface Network {
  readonly pools: readonly string[];
  /** The same for all pools. */
  readonly memory: Uptake;
  /** G, M×K: share of entity j in pool m; every row that somebody fills sums to 1. */
  readonly publish: readonly (readonly number[])[];
  /** F, K×M: weight with which entity k crawls pool m; rows sum to 1. */
  readonly crawl: readonly (readonly number[])[];
}

/**
 * The pools of a scenario, for its entities with copies written out.
 *
 * @param kinds - for every entity, the entry of the file that it comes from.
 * @param learns - for every entity, whether α > 0.
 * @throws ScenarioError if a pool is unknown, memories differ, or who learns crawls nothing, or what nobody fills.
 */
export function networkOf(
  file: CategoricalFile,
  source: string,
  kinds: readonly number[],
  learns: readonly boolean[],
): Network {
  const top = place(source);
  const names = poolNames(file, source);
  const entities = kinds.map((kind) => file.entities[kind]!);
  const publish = names.names.map((name, m) => {
    const owner = names.owners[m]!;
    return shares(
      entities.map((entity, j) =>
        owner === null ? volumeIn(name, entity) : Number(kinds[j] === owner),
      ),
    );
  });
  const crawl = entities.map((entity) =>
    shares(
      names.names.map((name, m) =>
        entity.crawl === undefined
          ? Number(m < names.declared)
          : Object.hasOwn(entity.crawl, name)
            ? entity.crawl[name]!
            : 0,
      ),
    ),
  );
  crawl.forEach((row, k) => {
    if (!learns[k]) return;
    const here = top.at('entities', kinds[k]!);
    if (row.every((weight) => weight === 0)) throw crawlsNothing(here);
    const empty = names.names.findIndex(
      (_, m) => row[m] !== 0 && publish[m]!.every((share) => share === 0),
    );
    if (empty < 0) return;
    const name = oneLine(entities[k]!.name);
    throw top
      .at('entities')
      .broken(
        `must hold one that publishes in ${oneLine(names.names[empty]!)}, for ${name} crawls it`,
        'no publisher',
        'Let an entity publish there, or set alpha to 0.',
      );
  });
  return { pools: names.names, memory: memoryOf(file, source), publish, crawl };
}

function volumeIn(name: string, { publish }: CategoricalEntityFile): number {
  if (publish === undefined) return 1;
  return publish === 'none' || !Object.hasOwn(publish, name) ? 0 : publish[name]!;
}

function shares(amounts: readonly number[]): number[] {
  const sum = amounts.reduce((total, x) => total + x, 0);
  return amounts.map((x) => (sum === 0 ? 0 : x / sum));
}

function memoryOf({ pools = [] }: CategoricalFile, source: string): Uptake {
  const memories = pools.map(({ memory = 'replace' }) => memory);
  const [first = 'replace'] = memories;
  const odd = memories.findIndex((memory) => JSON.stringify(memory) !== JSON.stringify(first));
  if (odd >= 0) {
    throw place(source, 'pools', odd, 'memory').broken(
      'must be the same for all pools of categorical models',
      JSON.stringify(memories[odd]),
      `Write ${JSON.stringify(first)}, the memory of the first pool.`,
    );
  }
  return typeof first === 'string' ? { kind: first } : { kind: 'decay', rate: first.decay };
}

/** η_t, the weight of the batch of generation t ≥ 1 in a pool. */
export function uptakeAt(memory: Uptake, t: number): number {
  if (t === 1 || memory.kind === 'replace') return 1;
  return memory.kind === 'accumulate' ? 1 / t : memory.rate;
}
