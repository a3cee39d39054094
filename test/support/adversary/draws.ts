import { drawsOf } from '../../fuzz/draws.js';

/** Seeded draws for scenarios: the same number draws the same. */
export interface Draws {
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  /** `length` of what `one` draws. */
  readonly list: <T>(length: number, one: (i: number) => T) => T[];
}

/** Draws from a seed. */
export function draws(seed: number): Draws {
  const word = drawsOf(seed);
  const int = (low: number, high: number) =>
    low + Math.floor((word() / 2 ** 32) * (high - low + 1));
  return {
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    chance: (probability) => word() / 2 ** 32 < probability,
    list: (length, one) => Array.from({ length }, (_, i) => one(i)),
  };
}

/** m·10ᵏ as the nearest double, whose shortest decimal it is. */
export const decimal = (m: number, k: number): number => Number(`${m}e${k}`);
