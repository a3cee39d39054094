import type { CategoricalEcosystem } from './categoricalEcosystem.js';
import type { SparseTable } from './sparseTable.js';

/**
 * One context with its laws over the types that occur in any of them. All other types are alike in everything, so one
 * stands for them: it is the last place, where there is one.
 */
export interface ContextData {
  /** The types by place; −1 stands for all types that occur in no law. */
  readonly types: Int32Array;
  /** For every place, how many types it stands for. */
  readonly multiplicity: Float64Array;
  /** Laws of the private data of every entity and, last, of the public data; null without data in this context. */
  readonly sources: readonly (Float64Array | null)[];
  /** The prior of smoothing. */
  readonly prior: Float64Array;
  readonly truth: Float64Array;
  /** Laws of the task of every entity and, last, of the public task; null where the context has no part in it. */
  readonly tasks: readonly (Float64Array | null)[];
}

/**
 * The laws of one context, over the types that occur in it.
 *
 * @param ecosystem - Not modified.
 * @param c - the context, from 0.
 */
export function contextData(ecosystem: CategoricalEcosystem, c: number): ContextData {
  const { entities, types: V, smoothing, truth } = ecosystem;
  const sources = [...entities.map((entity) => entity.private), ecosystem.public];
  const tasks = [...entities.map(({ task }) => task), ecosystem.publicTask];
  const tables = new Set<SparseTable>([
    ...sources.map(({ law }) => law),
    ...tasks.flatMap((task) => (task === null ? [] : [task.law])),
    ...(smoothing.toward === null ? [] : [smoothing.toward]),
    truth,
  ]);
  const types = unionOf([...tables], c);
  const rest = V - types.length;
  const length = types.length + Number(rest > 0);
  const multiplicity = new Float64Array(length).fill(1);
  if (rest > 0) multiplicity[length - 1] = rest;
  const known = new Map<SparseTable, Float64Array>();
  const over = (table: SparseTable): Float64Array => {
    const row = known.get(table) ?? rowOver(table, c, types, length);
    known.set(table, row);
    return row;
  };
  return {
    types: withRest(types, length),
    multiplicity,
    sources: sources.map(({ sizes, law }) => (sizes[c] === 0 ? null : over(law))),
    prior:
      smoothing.toward === null ? new Float64Array(length).fill(1 / V) : over(smoothing.toward),
    truth: over(truth),
    tasks: tasks.map((task) => (task === null || task.shares[c] === 0 ? null : over(task.law))),
  };
}

function unionOf(tables: readonly SparseTable[], c: number): Int32Array {
  const found = new Set<number>();
  for (const { offsets, types } of tables) {
    for (let at = offsets[c]!; at < offsets[c + 1]!; at++) found.add(types[at]!);
  }
  return Int32Array.from(found).sort();
}

function rowOver(
  { offsets, types, values }: SparseTable,
  c: number,
  over: Int32Array,
  length: number,
): Float64Array {
  const row = new Float64Array(length);
  let place = 0;
  for (let at = offsets[c]!; at < offsets[c + 1]!; at++) {
    while (over[place] !== types[at]) place++;
    row[place] = values[at]!;
  }
  return row;
}

function withRest(types: Int32Array, length: number): Int32Array {
  const places = new Int32Array(length).fill(-1);
  places.set(types);
  return places;
}
