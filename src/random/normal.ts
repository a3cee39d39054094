import { type CounterState, KEPT, nextUniform } from './smallFastCounter.js';
import { TAIL, ziggurat } from './ziggurat.js';

const { width, inside, height } = ziggurat();

/**
 * out[i] = deviation · z_i for from ≤ i < to, z_i independent and standard normal: the ziggurat method.
 *
 * One word makes a number, 8 bits for its layer and 24 for sign and place, so no bit serves twice; 98.8% need
 * no more.
 *
 * @param out - filled from `from` up to, not including, `to`.
 * @source marsaglia2000, doornik2005 (docs/references.md)
 */
export function fillNormal(
  state: CounterState,
  out: Float64Array,
  deviation: number,
  from: number,
  to: number,
): void {
  let i = fillInside(state, out, deviation, from, to);
  while (i < to) {
    const z = outside(state);
    if (z !== undefined) out[i++] = deviation * z;
    i = fillInside(state, out, deviation, i, to);
  }
}

/**
 * Fills as long as words fall inside their layers, with the generator's step written out so that its state stays
 * in registers (three times faster than calls).
 *
 * @returns the place of the first word that did not; it and its layer are kept in the state.
 */
function fillInside(
  state: CounterState,
  out: Float64Array,
  deviation: number,
  from: number,
  to: number,
): number {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let counter = state[3]!;
  let i = from;
  for (; i < to; i++) {
    const word = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    counter = (counter + 1) | 0;
    const layer = word & 255;
    const place = word >> 8;
    if ((place ^ (place >> 31)) >= inside[layer]!) {
      state[KEPT] = place;
      state[KEPT + 1] = layer;
      break;
    }
    out[i] = (place + 0.5) * width[layer]! * deviation;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
  return i;
}

/** What becomes of a word outside: a number of the tail, one under the curve, or none. */
function outside(state: CounterState): number | undefined {
  const place = state[KEPT]!;
  const layer = state[KEPT + 1]!;
  if (layer === 0) return place < 0 ? -tail(state) : tail(state);
  const z = (place + 0.5) * width[layer]!;
  const low = height[layer]!;
  const y = low + nextUniform(state) * (height[layer + 1]! - low);
  return y < Math.exp((-z * z) / 2) ? z : undefined;
}

/** z > r with density proportional to exp(−z²/2). */
function tail(state: CounterState): number {
  for (;;) {
    const beyond = -Math.log(1 - nextUniform(state)) / TAIL;
    const bound = -2 * Math.log(1 - nextUniform(state));
    if (bound > beyond * beyond) return TAIL + beyond;
  }
}
