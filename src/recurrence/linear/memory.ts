import { complement } from '../../ecosystem/complement.js';
import type { Mix } from '../../ecosystem/crawled.js';
import type { Memory } from '../../ecosystem/pools.js';
import { stated } from '../../ecosystem/stated.js';
import { minus, over, plus, type Real, times } from '../../linalg/doubleDouble.js';
import type { Precision } from '../../linalg/matrix.js';

/** u_t = keep · u_{t−1} + add · f_t. */
export interface Remembering {
  readonly keep: Real;
  readonly add: Real;
}

/** How many blocks of the state a pool needs for each of its parts: the batches of a window, or one. */
export const blocksOf = (memory: Memory): number => (memory.kind === 'window' ? memory.batches : 1);

/**
 * How much of its last content a pool keeps at generation t, and how much of the new batch it takes; for a window, of
 * its newest block.
 *
 * @param t - 1 or more; infinite for what is left of it in the long run: a pool that accumulates counts as its batches
 *   then, whose averages it approaches.
 */
export function remembering(memory: Memory, t: number, precision: Precision): Remembering {
  if (memory.kind === 'accumulate' && t > 1 && t < Number.POSITIVE_INFINITY) {
    const add = over(stated(1, precision), t);
    return { keep: minus(1, add), add };
  }
  if (memory.kind === 'decay' && t > 1) {
    const rate = stated(memory.rate, precision);
    return { keep: complement(rate), add: rate };
  }
  return { keep: 0, add: 1 };
}

/** Weight of each remembered batch in what a window shows at generation t: 1/min(t, W), or 0 before it was there. */
export function readWeights(memory: Memory, t: number, precision: Precision): Real[] {
  const blocks = blocksOf(memory);
  if (blocks === 1) return [1];
  const filled = Math.min(t, blocks);
  const weight = over(stated(1, precision), filled);
  return Array.from({ length: blocks }, (_, i) => (i < filled ? weight : 0));
}

/** Parts of models and people in a pool, batch by batch: the newest first, as many as its memory holds. */
export type RememberedMix = readonly Mix[];

/** The parts after one more batch. */
export function nextMix(
  before: RememberedMix,
  batch: Mix,
  memory: Memory,
  t: number,
  precision: Precision,
): RememberedMix {
  if (memory.kind === 'window') return [batch, ...before].slice(0, memory.batches);
  const last = before[0];
  if (last === undefined) return [batch];
  const { keep, add } = remembering(memory, t, precision);
  const part = (key: keyof Mix) => plus(times(keep, last[key]), times(add, batch[key]));
  return [{ models: part('models'), people: part('people') }];
}

/** The parts of what is crawled. */
export function shownMix(remembered: RememberedMix, precision: Precision): Mix {
  if (remembered.length === 1) return remembered[0]!;
  const weight = over(stated(1, precision), remembered.length);
  const part = (key: keyof Mix) =>
    times(
      weight,
      remembered.reduce<Real>((sum, mix) => plus(sum, mix[key]), 0),
    );
  return { models: part('models'), people: part('people') };
}
