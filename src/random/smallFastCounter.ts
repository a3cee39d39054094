/**
 * State of sfc32, the small fast counting generator: words a, b, c and a counter that every step raises by one.
 * Two more words are kept for interrupting a loop over the state held in registers.
 */
export type CounterState = Int32Array;

/** Index of the first of the two words that are not the generator's own. */
export const KEPT = 4;

/** Steps after which three words of seed have met every bit of the state, as its author prescribes. */
const WARM_UP = 15;

/**
 * The state seeded by three words. States of different seeds share the counter and a step is a bijection, so
 * their sequences cannot meet within 2³² words: streams are disjoint, not merely likely to be.
 *
 * @source dotyhumphrey2018 (docs/references.md)
 */
export function seededState(a: number, b: number, c: number): CounterState {
  const state = Int32Array.of(a, b, c, 1, 0, 0);
  for (let i = 0; i < WARM_UP; i++) nextWord(state);
  return state;
}

/** The next word, a whole number from −2³¹ to 2³¹ − 1 with 32 good bits. Moves the state on. */
export function nextWord(state: CounterState): number {
  const b = state[1]!;
  const c = state[2]!;
  const counter = state[3]!;
  const word = (state[0]! + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0;
  state[3] = (counter + 1) | 0;
  return word;
}

/** Uniform on [0, 1), a multiple of 2⁻⁵³, from two words. */
export function nextUniform(state: CounterState): number {
  const high = nextWord(state) >>> 5;
  const low = nextWord(state) >>> 6;
  return (high * 2 ** 26 + low) * 2 ** -53;
}
