/** A point of a line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Numbers on a rectangular grid; null where there is none. */
export interface Grid {
  /** Places of the columns, strictly increasing, and of the rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row, `values[j * xs.length + i]` at (xs[i], ys[j]). */
  readonly values: readonly (number | null)[];
}

/** A crossing of the level on an edge of the grid. */
interface Crossing {
  readonly edge: number;
  readonly point: Point;
  /** On the border of the grid, though its edge leads inside: the border itself has the level there. */
  readonly touches: boolean;
}

/**
 * Iso-lines by marching squares: where the function that is linear along every edge of the grid takes the level.
 *
 * A saddle is joined as the mean of its four corners says. Cells with a corner that has no value are left out, and
 * no line runs along the border of the grid.
 *
 * @param grid - at least 2×2. Not modified.
 * @returns polylines from end to end; a closed one repeats its first point.
 */
export function isoLines(grid: Grid, level: number): Point[][] {
  const segments: [Crossing, Crossing][] = [];
  for (let j = 0; j + 1 < grid.ys.length; j++) {
    for (let i = 0; i + 1 < grid.xs.length; i++) {
      for (const segment of inCell(grid, level, i, j)) segments.push(segment);
    }
  }
  return joined(segments.filter(([a, b]) => !(a.touches && b.touches)));
}

/** The line through one cell: none, one segment, or two in a saddle. */
function inCell({ xs, ys, values }: Grid, level: number, i: number, j: number) {
  const n = xs.length;
  const isEnd = (places: readonly number[], at: number) => at === places[0] || at === places.at(-1);
  const onBorder = ({ x, y }: Point) => isEnd(xs, x) || isEnd(ys, y);
  const alongBorder = (a: Point, b: Point) =>
    (a.x === b.x && isEnd(xs, a.x)) || (a.y === b.y && isEnd(ys, a.y));
  // Corners and edges counter-clockwise from the lower left; an edge is named by its lower or left end.
  const corners = [
    { x: xs[i]!, y: ys[j]!, at: j * n + i },
    { x: xs[i + 1]!, y: ys[j]!, at: j * n + i + 1 },
    { x: xs[i + 1]!, y: ys[j + 1]!, at: (j + 1) * n + i + 1 },
    { x: xs[i]!, y: ys[j + 1]!, at: (j + 1) * n + i },
  ].map(({ at, ...place }) => ({ ...place, at, value: values[at] ?? Number.NaN }));
  if (corners.some(({ value }) => Number.isNaN(value))) return [];
  const [lowerLeft, lowerRight, , upperLeft] = corners as [Corner, Corner, Corner, Corner];
  const names = [2 * lowerLeft.at, 2 * lowerRight.at + 1, 2 * upperLeft.at, 2 * lowerLeft.at + 1];
  const crossings = corners.flatMap((a, side): Crossing[] => {
    const b = corners[(side + 1) % 4]!;
    if (a.value > level === b.value > level) return [];
    const point = between(a, b, level);
    const touches = onBorder(point) && !alongBorder(a, b);
    return [{ edge: names[side]!, point, touches }];
  });
  const [first, second, third, fourth] = crossings;
  if (!first || !second) return [];
  if (!third || !fourth) return [[first, second]] satisfies [Crossing, Crossing][];
  const centre = corners.reduce((sum, { value }) => sum + value / 4, 0);
  const pairs: [Crossing, Crossing][] =
    centre > level === lowerLeft.value > level
      ? [
          [first, second],
          [third, fourth],
        ]
      : [
          [fourth, first],
          [second, third],
        ];
  return pairs;
}

interface Corner extends Point {
  readonly at: number;
  readonly value: number;
}

/** Where the level is met between two corners, the same from both sides. */
function between(a: Corner, b: Corner, level: number): Point {
  if (a.at > b.at) return between(b, a, level);
  const t = (level - a.value) / (b.value - a.value);
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}

/** Joins segments that meet on an edge: open lines first, from an end; then what is closed. */
function joined(segments: readonly [Crossing, Crossing][]): Point[][] {
  const meeting = new Map<number, number[]>();
  segments.forEach((segment, s) => {
    for (const { edge } of segment) meeting.set(edge, [...(meeting.get(edge) ?? []), s]);
  });
  const used = new Set<number>();
  const follow = (from: number, start: Crossing): Point[] => {
    const line = [start.point];
    let here = start;
    for (let s: number | undefined = from; s !== undefined; ) {
      used.add(s);
      const [a, b] = segments[s]!;
      here = a.edge === here.edge ? b : a;
      line.push(here.point);
      s = meeting.get(here.edge)!.find((other) => !used.has(other));
    }
    return line;
  };
  const open = segments.flatMap((segment, s) => {
    const end = segment.find(({ edge }) => meeting.get(edge)!.length === 1);
    return end === undefined || used.has(s) ? [] : [follow(s, end)];
  });
  const closed = segments.flatMap((segment, s) => (used.has(s) ? [] : [follow(s, segment[0])]));
  return [...open, ...closed];
}
