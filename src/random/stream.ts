import { DomainError } from '../errors.js';
import { fillNormal } from './normal.js';
import { nextUniform, seededState } from './smallFastCounter.js';

/** A reproducible sequence of random variates. */
export interface RandomStream {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  readonly uniform: () => number;
  /** Uniform on 0, 1, …, bound − 1 for a whole number bound; chances differ by at most 2⁻⁵³. */
  readonly below: (bound: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Fills with independent normals of mean 0: the same numbers, times `deviation`, as so many calls of `normal`. */
  readonly fillNormal: (out: Float64Array, deviation?: number, from?: number, to?: number) => void;
}

/**
 * The stream number `index` of a seed. Streams of different (seed, index) share no run of words within their
 * first 2³², so results do not depend on the order in which streams are used, or by whom.
 *
 * @param seed - whole number, 0 … 2⁵³ − 1.
 * @param index - whole number, 0 … 2³² − 1, e.g. the replicate.
 * @throws DomainError if either is out of its range.
 * @source dotyhumphrey2018 (generator), marsaglia2000 (normals) (docs/references.md)
 */
export function randomStream(seed: number, index: number): RandomStream {
  requireWhole('seed', seed, Number.MAX_SAFE_INTEGER);
  requireWhole('index', index, 2 ** 32 - 1);
  const state = seededState(Math.floor(seed / 2 ** 32), seed, index);
  const one = new Float64Array(1);
  return {
    uniform: () => nextUniform(state),
    below: (bound) => Math.floor(nextUniform(state) * bound),
    normal: () => {
      fillNormal(state, one, 1, 0, 1);
      return one[0]!;
    },
    fillNormal: (out, deviation = 1, from = 0, to = out.length) =>
      fillNormal(state, out, deviation, from, to),
  };
}

function requireWhole(name: string, value: number, most: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= most)) {
    throw new DomainError(
      `randomStream: ${name} must be a whole number from 0 to ${most}, found ${value}.`,
    );
  }
}
