import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/random/stream.js';
import { arena } from '../../src/simulation/arena.js';
import { rowLaw } from '../../src/simulation/rowLaw.js';

/** N(0, FFᵀ) with FFᵀ = [[4, 2, 0], [2, 2, 0], [0, 0, 0]]. */
const F = { rows: 3, columns: 2, entries: Float64Array.of(2, 0, 1, 1, 0, 0) };
const COVARIANCE = [4, 2, 0, 2, 2, 0, 0, 0, 0];

describe('rowLaw', () => {
  it('draws Gaussian rows with the covariance of the design', () => {
    const rows = drawn({ X: table(300, 3), factor: F }, 200);
    expect(rows).toHaveLength(60_000);
    COVARIANCE.forEach((s, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3];
      const average = rows.reduce((sum, x) => sum + x[i]! * x[j]!, 0) / rows.length;
      const error = Math.sqrt((s * s + COVARIANCE[4 * i]! * COVARIANCE[4 * j]!) / rows.length);
      // 5 different numbers: all within 5 but for 3e-6; resolves 3% of a variance
      expect(Math.abs(average - s)).toBeLessThanOrEqual(5 * error);
    });
  });

  it('draws literal rows with replacement, each as often as another', () => {
    const entries = Float64Array.from({ length: 150 * 3 }, (_, i) => Math.floor(i / 3));
    const rows = drawn({ X: { ...table(150, 3), entries }, factor: null }, 400);
    const counts = new Float64Array(150);
    for (const [x] of rows) counts[x!]! += 1;
    expect(rows.every(([x, y, z]) => x === y && y === z)).toBe(true);
    // 150 numbers of mean and variance near 400: all within 6 standard errors but for 3e-7
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(6 * 20);
    expect(Math.max(...counts)).toBeGreaterThan(400);
  });

  it('writes rows and their transposes alike', () => {
    const law = rowLaw(arena(), { X: table(130, 3), factor: F });
    expect(law.blocks.map(({ samples }) => samples)).toEqual([128, 2]);
    const block = law.blocks[1]!;
    law.draw(block, randomStream(1, 1));
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 3; j++) {
        expect(block.Xt.data[j * block.Xt.width + i]).toBe(
          block.basis.data[i * block.basis.width + j],
        );
      }
    }
  });
});

// Helpers
const table = (rows: number, columns: number) => ({
  rows,
  columns,
  entries: new Float64Array(rows * columns),
});

function drawn(design: Parameters<typeof rowLaw>[1], times: number): number[][] {
  const { blocks, draw } = rowLaw(arena(), design);
  const stream = randomStream(3, 1);
  const rows: number[][] = [];
  for (let time = 0; time < times; time++) {
    for (const block of blocks) {
      draw(block, stream);
      for (let i = 0; i < block.samples; i++) {
        rows.push([...block.basis.data.slice(i * block.basis.width, i * block.basis.width + 3)]);
      }
    }
  }
  return rows;
}
