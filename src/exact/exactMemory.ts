import { one, type Rational, rational, zero } from '../rational/rational.js';
import type { ExactMemory } from './exactEcosystem.js';

/** What a pool holds: its newest batch and what it kept, each with its weight. */
export interface Kept {
  /** Of the batch of this generation. */
  readonly batch: Rational;
  /** Of the blocks that it kept from the generation before; 0 for those that are still empty. */
  readonly blocks: readonly Rational[];
}

/** How many blocks a pool keeps from one generation to the next: its content, or the last batches of a window. */
export function keptBlocks(memory: ExactMemory): number {
  if (memory.kind === 'replace') return 0;
  return memory.kind === 'window' ? memory.batches - 1 : 1;
}

/**
 * u_t from the batch of generation t and what the pool kept.
 *
 * @param t - 1, 2, …; null in the long run, when a batch more does not move what accumulates.
 */
export function keptAt(memory: ExactMemory, t: number | null): Kept {
  switch (memory.kind) {
    case 'replace':
      return { batch: one, blocks: [] };
    case 'accumulate':
      return t === null
        ? { batch: zero, blocks: [one] }
        : { batch: rational(1, t), blocks: [rational(t - 1, t)] };
    case 'decay': {
      const rate = t === 1 ? one : memory.rate;
      return { batch: rate, blocks: [one.sub(rate)] };
    }
    case 'window': {
      const count = t === null ? memory.batches : Math.min(t, memory.batches);
      const share = rational(1, count);
      return {
        batch: share,
        blocks: Array.from({ length: memory.batches - 1 }, (_, i) =>
          i + 1 < count ? share : zero,
        ),
      };
    }
  }
}

/** What a pool keeps for the next generation, of its content u, its newest batch f and what it kept before. */
export function nextBlocks<T>(memory: ExactMemory, u: T, f: T, before: readonly T[]): T[] {
  if (memory.kind === 'replace') return [];
  return memory.kind === 'window' ? [f, ...before].slice(0, memory.batches - 1) : [u];
}
