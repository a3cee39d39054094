import { type DoubleDouble, leading, minus, over, root, times, trailing } from './doubleDouble.js';
import { remainder } from './extendedDot.js';
import { lowOf, Matrix, precisionOf } from './matrix.js';
import type { PivotedFactor } from './pivotedFactor.js';

/**
 * A direction counts as seen when its pivot exceeds this share of its diagonal: far above the rounding of either
 * precision, far below what numbers of 16 digits can set apart.
 */
const TOLERANCE = { double: 1e-12, coarser: 1e-19, coarse: 1e-20, extended: 1e-27 } as const;

/**
 * `pivotedCholesky` in the precision of A. The scale is made of powers of two, so it rounds nothing; a pivot is
 * measured against its own diagonal entry.
 *
 * @param A - d×d, symmetric, with low parts. Not modified.
 */
export function extendedCholesky(A: Matrix): PivotedFactor {
  const d = A.rows;
  const tolerance = TOLERANCE[precisionOf(A)];
  const scale = Float64Array.from({ length: d }, (_, i) => powerOfTwo(Math.sqrt(A.get(i, i))));
  const S = new Matrix(d, d, undefined, lowOf(d * d, A));
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      S.data[i * d + j] = A.get(i, j) / scale[i]! / scale[j]!;
      S.low![i * d + j] = A.low![i * d + j]! / scale[i]! / scale[j]!;
    }
  }
  const order = Array.from({ length: d }, (_, i) => i);
  const diagonal = Float64Array.from(order, (i) => S.get(i, i));
  const pivots = order.map((i): DoubleDouble => S.real(i, i) as DoubleDouble);
  const L = new Matrix(d, d, undefined, lowOf(d * d, A));
  const factor = { data: L.data, low: L.low! };
  let rank = 0;
  let smallestPivot = 1;
  let largestDropped = 0;
  const share = (i: number) => (diagonal[i]! > 0 ? pivots[i]!.hi / diagonal[i]! : 0);
  for (; rank < d; rank++) {
    const k = rank;
    let best = k;
    for (let i = k + 1; i < d; i++) if (share(i) > share(best)) best = i;
    const pivot = share(best);
    if (!(pivot > tolerance)) break;
    smallestPivot = Math.min(smallestPivot, pivot);
    swap(order, k, best);
    swap(pivots, k, best);
    swap(diagonal, k, best);
    if (best !== k) {
      for (let j = 0; j < k; j++) {
        swap(L.data, k * d + j, best * d + j);
        swap(L.low!, k * d + j, best * d + j);
      }
    }
    const top = root(pivots[k]!);
    L.setReal(k, k, top);
    for (let i = k + 1; i < d; i++) {
      const start = S.real(order[i]!, order[k]!) as DoubleDouble;
      const left = remainder(start, factor, i * d, 1, factor, k * d, 1, k);
      const entry = over(left, top);
      L.setReal(i, k, entry);
      const lowered = minus(pivots[i]!, times(entry, entry));
      pivots[i] = { hi: leading(lowered), lo: trailing(lowered) };
    }
  }
  for (let i = rank; i < d; i++) largestDropped = Math.max(largestDropped, Math.abs(share(i)));
  const kept = new Matrix(d, rank, undefined, lowOf(d * rank, A));
  for (let i = 0; i < d; i++) {
    kept.data.set(L.data.subarray(i * d, i * d + rank), i * rank);
    kept.low!.set(L.low!.subarray(i * d, i * d + rank), i * rank);
  }
  return { order, rank, scale, factor: kept, smallestPivot, remainder: largestDropped };
}

/** The power of two next below x, and 1 for 0. */
const powerOfTwo = (x: number): number => (x > 0 ? 2 ** Math.floor(Math.log2(x)) : 1);

function swap<T>(values: { [index: number]: T }, i: number, j: number): void {
  const held = values[i]!;
  values[i] = values[j]!;
  values[j] = held;
}
