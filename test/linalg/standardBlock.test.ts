import { describe, expect, it } from 'vitest';
import { standardBlock } from '../../src/linalg/standardBlock.js';
import { numbers } from '../support/eigenFamilies.js';

const rotated = ([a, b, c, d]: readonly number[], cs: number, sn: number) => {
  const [p, q] = [cs * a! + sn * c!, cs * b! + sn * d!];
  const [r, s] = [cs * c! - sn * a!, cs * d! - sn * b!];
  return [p * cs + q * sn, q * cs - p * sn, r * cs + s * sn, s * cs - r * sn];
};

describe('standardBlock', () => {
  it.each([
    [[1, 2, 0, 3]],
    [[1, 0, 2, 3]],
    [[1, -1, 1, 1]],
    [[1, 1, -1, -1]],
    [[3, 1, -1, 1]],
    [[1, 1e-9, 1e-9, 1]],
    [[1, 1, 1e-20, 1]],
    [[0, -2, 1, 0]],
  ])('of %j is that block rotated, triangular or with equal diagonal entries', (block) => {
    check(block);
  });

  it('the same for 20,000 blocks of many scales, many of them near a double eigenvalue', () => {
    for (let draw = 0; draw < 20_000; draw++) {
      const x = numbers.normal();
      const small = () => numbers.normal() * 10 ** (-8 * numbers.uniform());
      check(
        draw % 2 === 0
          ? [x, small(), small(), x + small()]
          : [x + small(), x, -x, small() - x].map((y) => y * 10 ** numbers.normal()),
      );
    }
  });
});

function check(block: readonly number[]): void {
  const [p, q, r, s] = block as [number, number, number, number];
  const { a, b, c, d, cs, sn } = standardBlock(p, q, r, s);
  const size = Math.max(...block.map(Math.abs));
  expect(Math.hypot(cs, sn)).toBeCloseTo(1, 14);
  rotated(block, cs, sn).forEach((x, i) => {
    expect(Math.abs(x - [a, b, c, d][i]!)).toBeLessThanOrEqual(4e-15 * size);
  });
  if (c === 0) return;
  expect(a).toBe(d);
  expect(Math.sign(b)).toBe(-Math.sign(c));
}
