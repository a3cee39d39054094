import { describe, expect, it } from 'vitest';
import {
  type CounterState,
  nextUniform,
  nextWord,
  seededState,
} from '../../src/random/smallFastCounter.js';
import { chiSquareDeviate } from './statistics.js';

describe('smallFastCounter', () => {
  it.each([
    // From the generator's published C source, compiled.
    [
      [0, 7, 1],
      [3234381107, 2184965376, 2340080373, 2227791382, 2500661803, 1935833737],
    ],
    [
      [0, 0, 0],
      [4216505632, 947923937, 2491578854, 3964400089, 2091952393, 4208506024],
    ],
    [
      [0x1fffff, 0xffffffff, 0xffffffff],
      [4293101990, 1545060445, 3355364482, 1327877609, 1645299188, 2244104836],
    ],
  ])('gives the words of the published source for seed %j', ([a, b, c], words) => {
    const state = seededState(a!, b!, c!);
    expect(words.map(() => nextWord(state) >>> 0)).toEqual(words);
  });

  it('fills 256 cells evenly with any eight bits of its words', () => {
    for (const shift of [0, 8, 16, 24]) {
      // 4 numbers: all within 5 but for 2e-6; resolves a cell that is 8% too full
      expect(evenness((state) => (nextWord(state) >>> shift) & 255)).toBeLessThan(5);
    }
  });

  it('fills 256 cells evenly with uniform numbers, and with their last eight of 53 bits', () => {
    expect(evenness((state) => Math.floor(256 * nextUniform(state)))).toBeLessThan(5);
    expect(evenness((state) => (nextUniform(state) * 2 ** 53) % 256)).toBeLessThan(5);
  });

  it('negative control: the same check sees one number in fifty go to another cell', () => {
    const skewed = (state: CounterState) => {
      const word = nextWord(state);
      return (word >>> 16) % 50 === 0 ? word & 127 : word & 255;
    };
    expect(evenness(skewed)).toBeGreaterThan(5);
  });
});

// Helpers
function evenness(cell: (state: CounterState) => number): number {
  const state = seededState(0, 20240131, 5);
  const counts = new Float64Array(256);
  for (let i = 0; i < 1_000_000; i++) counts[cell(state)]! += 1;
  return chiSquareDeviate(
    counts,
    counts.map(() => 1_000_000 / 256),
  );
}
