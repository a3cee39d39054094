import { type DoubleDouble, productError, sumError } from './doubleDouble.js';
import { coarsenessOf, keptBits, type Low } from './matrix.js';

/** Numbers of twice the working precision in two arrays. */
export interface Stored {
  readonly data: Float64Array;
  readonly low: Low;
}

/**
 * start − Σ_k x_k y_k in twice the working precision.
 *
 * @param x - numbers from place `xAt` on, `xStep` apart. Not modified.
 * @param y - numbers from place `yAt` on, `yStep` apart. Not modified.
 * @source ogita2005 (docs/references.md)
 */
export function remainder(
  start: DoubleDouble,
  x: Stored,
  xAt: number,
  xStep: number,
  y: Stored,
  yAt: number,
  yStep: number,
  length: number,
): DoubleDouble {
  const coarseness = coarsenessOf(x.low);
  let sum = start.hi;
  let rest = start.lo;
  for (let k = 0, p = xAt, q = yAt; k < length; k++, p += xStep, q += yStep) {
    const a = -x.data[p]!;
    const b = y.data[q]!;
    const product = a * b;
    const next = sum + product;
    rest += sumError(sum, product, next) + productError(a, b, product);
    rest += a * y.low[q]! - x.low[p]! * b;
    if (coarseness !== 0) rest = keptBits(rest, next, coarseness);
    sum = next;
  }
  const whole = sum + rest;
  return { hi: whole, lo: rest - (whole - sum) };
}

/**
 * y ← y − w x in twice the working precision, `length` numbers each.
 *
 * @param y - numbers from place `yAt` on. Modified.
 * @param x - numbers from place `xAt` on. Not modified.
 */
export function subtractMultiple(
  y: Stored,
  yAt: number,
  w: DoubleDouble,
  x: Stored,
  xAt: number,
  length: number,
): void {
  const coarseness = coarsenessOf(y.low);
  const [a, aLow] = [-w.hi, -w.lo];
  for (let k = 0, p = yAt, q = xAt; k < length; k++, p++, q++) {
    const b = x.data[q]!;
    const product = a * b;
    const cross = productError(a, b, product) + (a * x.low[q]! + aLow * b);
    const before = y.data[p]!;
    const high = before + product;
    const low = sumError(before, product, high) + (cross + y.low[p]!);
    const sum = high + low;
    y.data[p] = sum;
    const rest = low - (sum - high);
    y.low[p] = keptBits(rest, sum, coarseness);
  }
}
