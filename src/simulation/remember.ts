import type { Memory } from '../ecosystem/pools.js';

/** Numbers that may move: a panel, or an array in a record. */
export interface Numbers {
  readonly data: Float64Array;
}

/** What a pool holds. */
export interface Held {
  /** u_t. */
  readonly content: Numbers;
  /** The last batches, as many as a window of them needs; none for other kinds of memory. */
  readonly batches: readonly Numbers[];
}

/**
 * Room for what a pool remembers.
 *
 * @param room - makes room for one batch.
 * @param last - the last generation that is simulated: a window holds no more batches.
 */
export function held<T extends Numbers>(
  memory: Memory,
  room: () => T,
  last: number,
): Held & { readonly content: T } {
  const count = memory.kind === 'window' ? Math.min(memory.batches, Math.max(1, last)) : 0;
  return { content: room(), batches: Array.from({ length: count }, room) };
}

/**
 * u_t from u_{t−1} and the batch f_t, by the rule of the memory; whatever was held before generation 1 is forgotten.
 *
 * @param kept - Modified.
 * @param batch - f_t. Not modified.
 * @param t - 1, 2, … in turn.
 */
export function remember(memory: Memory, kept: Held, batch: Numbers, t: number): void {
  const [u, f] = [kept.content.data, batch.data];
  if (memory.kind === 'window') rememberLast(kept, f, t);
  else if (memory.kind === 'replace' || t === 1) u.set(f);
  else mix(u, f, memory.kind === 'accumulate' ? 1 / t : memory.rate);
}

/** u ← (1 − weight)u + weight f. */
function mix(u: Float64Array, f: Float64Array, weight: number): void {
  for (let i = 0; i < u.length; i++) u[i] = (1 - weight) * u[i]! + weight * f[i]!;
}

/** The mean of the last batches, of as many as there are. */
function rememberLast({ content, batches }: Held, f: Float64Array, t: number): void {
  const u = content.data;
  batches[(t - 1) % batches.length]!.data.set(f);
  const count = Math.min(t, batches.length);
  u.fill(0);
  for (const { data } of batches.slice(0, count)) {
    for (let i = 0; i < u.length; i++) u[i]! += data[i]! / count;
  }
}
