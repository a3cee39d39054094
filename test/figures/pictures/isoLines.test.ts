import { describe, expect, it } from 'vitest';
import { type Grid, isoLines } from '../../../src/figures/pictures/isoLines.js';

const places = (n: number) => Array.from({ length: n }, (_, i) => i / (n - 1));
const gridOf = (n: number, f: (x: number, y: number) => number | null): Grid => {
  const at = places(n);
  return { xs: at, ys: at, values: at.flatMap((y) => at.map((x) => f(x, y))) };
};

describe('isoLines', () => {
  it('is exact for a plane: one line from border to border', () => {
    const lines = isoLines(
      gridOf(7, (x, y) => 2 * x + y),
      1.23,
    );
    expect(lines).toHaveLength(1);
    for (const { x, y } of lines[0]!) expect(2 * x + y).toBeCloseTo(1.23, 13);
    const ends = [lines[0]![0]!, lines[0]!.at(-1)!];
    for (const { x, y } of ends) expect(Math.min(x, 1 - x, y, 1 - y)).toBe(0);
  });

  it('is within h²/4 of the level for x² + y², and closed around a summit', () => {
    const n = 21;
    const lines = isoLines(
      gridOf(n, (x, y) => (x - 0.5) ** 2 + (y - 0.5) ** 2),
      0.1,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]!.at(-1)).toEqual(lines[0]![0]);
    for (const { x, y } of lines[0]!) {
      const gap = Math.abs((x - 0.5) ** 2 + (y - 0.5) ** 2 - 0.1);
      // Linear interpolation of a second derivative of 2 over a step h is off by h²/4 at most.
      expect(gap).toBeLessThanOrEqual((1 / (n - 1)) ** 2 / 4 + 1e-12);
    }
  });

  it.each([
    [0.4, 'the high corners'],
    [0.6, 'the low corners'],
  ])('joins a saddle as its centre says: at %d two lines cut off %s', (level) => {
    const saddle: Grid = { xs: [0, 1], ys: [0, 1], values: [1, 0, 0, 1] };
    const lines = isoLines(saddle, level);
    expect(lines).toHaveLength(2);
    const [low, high] = [
      { x: 1, y: 0 },
      { x: 0, y: 0 },
    ];
    const nearest = (corner: { x: number; y: number }) =>
      Math.min(
        ...lines.map((line) =>
          Math.max(...line.map(({ x, y }) => Math.hypot(x - corner.x, y - corner.y))),
        ),
      );
    expect(nearest(level < 0.5 ? low : high)).toBeLessThan(0.5);
  });

  it('leaves out cells with a corner that has no value', () => {
    const whole = isoLines(
      gridOf(5, (x) => x),
      0.6,
    );
    const holed = isoLines(
      gridOf(5, (x, y) => (x === 0.5 && y === 0.5 ? null : x)),
      0.6,
    );
    expect(whole).toHaveLength(1);
    expect(holed).toHaveLength(2);
    expect(holed.flat().every(({ y }) => y <= 0.25 || y >= 0.75)).toBe(true);
  });

  it('draws nothing along the border, nor where the function only touches the level', () => {
    const hill = gridOf(6, (x, y) => x * (1 - x) * y * (1 - y));
    expect(isoLines(hill, 0)).toEqual([]);
    expect(
      isoLines(
        gridOf(4, (_, y) => (y === 1 ? 1 : 0)),
        1,
      ),
    ).toEqual([]);
    expect(
      isoLines(
        gridOf(4, () => 3),
        3,
      ),
    ).toEqual([]);
  });
});
