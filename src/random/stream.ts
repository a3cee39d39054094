import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A reproducible sequence of random variates. */
export interface RandomStream {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/**
 * The stream number `index` of a seed. Streams of different (seed, index) are independent for every practical
 * purpose, so results do not depend on the order in which streams are used, or by whom.
 *
 * @param seed - whole number, 0 … 2³² − 1.
 * @param index - whole number, 0 … 2³² − 1, e.g. the replicate.
 * @source blackman2021 (generator), marsaglia1964 (polar method) (docs/references.md)
 */
export function randomStream(seed: number, index: number): RandomStream {
  const generator = xoroshiro128plusFromState(stateOf(seed, index));
  const uniform = () => uniformFloat64(generator);
  let spare: number | undefined;
  const normal = () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  };
  return { uniform, normal };
}

/** Four words from (seed, index) by a bijective mix of each word, so that near inputs start far apart. */
function stateOf(seed: number, index: number): number[] {
  const words = [0x9e3779b9, 0x7f4a7c15, 0x85ebca6b, 0xc2b2ae35].map((salt, i) =>
    mix(mix(mix(seed ^ salt) ^ index) ^ i),
  );
  return words.some((word) => word !== 0) ? words : [1, 0, 0, 0];
}

/** The 32-bit finalizer of MurmurHash3. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
