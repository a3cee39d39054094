import type { NetworkTable } from './networkTable.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Radius of the circle of pools where there are several; entities are at 1. */
const INNER = 0.52;
/** A mean direction of publishers shorter than this is none. */
const NO_DIRECTION = 1e-6;

/** A point of a circle, clockwise from the top by a share of the whole turn. */
export const onCircle = (share: number, radius: number): Point => ({
  x: radius * Math.sin(2 * Math.PI * share),
  y: radius * Math.cos(2 * Math.PI * share),
});

/**
 * Where kinds and pools are drawn: kinds evenly on a circle in their order, pools evenly on one inside it, in the order
 * of the mean direction of those who publish there and turned toward it; a single pool in the middle. The same for the same table.
 */
export function networkLayout({ kinds, pools, publish }: NetworkTable): {
  readonly kinds: readonly Point[];
  readonly pools: readonly Point[];
} {
  const outer = kinds.map((_, k) => onCircle(k / kinds.length, 1));
  const turns = pools.map((_, m) => {
    const own = publish.filter(({ pool }) => pool === m);
    const x = own.reduce((sum, { kind, weight }) => sum + weight * outer[kind]!.x, 0);
    const y = own.reduce((sum, { kind, weight }) => sum + weight * outer[kind]!.y, 0);
    if (Math.hypot(x, y) < NO_DIRECTION) return m / pools.length;
    const turn = Math.atan2(x, y) / (2 * Math.PI);
    return turn < -NO_DIRECTION ? turn + 1 : turn;
  });
  const order = turns.map((_, m) => m).toSorted((a, b) => turns[a]! - turns[b]! || a - b);
  const turned =
    order.reduce((sum, m, rank) => sum + turns[m]! - rank / pools.length, 0) / pools.length;
  const inner = pools.map((_, m) =>
    onCircle(turned + order.indexOf(m) / pools.length, pools.length === 1 ? 0 : INNER),
  );
  return { kinds: outer, pools: inner };
}
