import type { Matrix } from './matrix.js';

/** Two shifts, a conjugate pair re ± i·im, or two real numbers re and re2. */
export interface Shifts {
  readonly re: number;
  readonly re2: number;
  readonly im: number;
}

/**
 * One Francis step: H ← QᵀHQ, where the first column of Q is that of (H − s₁I)(H − s₂I), and Q brings H back to
 * Hessenberg form; real for conjugate shifts.
 *
 * The step starts at the last row whose two subdiagonal entries above are together negligible.
 *
 * @param H - unreduced in rows and columns `low` … `high`, three or more. Modified.
 * @param Zt - rows follow. Modified.
 * @source francis1961 (docs/references.md)
 */
export function chase(H: Matrix, Zt: Matrix, low: number, high: number, shifts: Shifts): void {
  const { rows: n, data: h } = H;
  const v = new Float64Array(3);
  const first = startOf(H, low, high, shifts, v);
  for (let k = first; k < high; k++) {
    const at = k * n + k;
    const three = k + 1 < high;
    if (k > first) {
      v[0] = h[at - 1]!;
      v[1] = h[at + n - 1]!;
      v[2] = three ? h[at + 2 * n - 1]! : 0;
    }
    const norm = Math.hypot(v[0]!, v[1]!, v[2]!);
    if (v[1] === 0 && v[2] === 0) {
      // Nothing to reflect: the bulge is gone.
      continue;
    }
    const image = v[0]! > 0 ? -norm : norm;
    const pivot = v[0]! - image;
    const [p, q] = [v[1]! / pivot, v[2]! / pivot];
    const beta = -pivot / image;
    if (k > first) {
      h[at - 1] = image;
      h[at + n - 1] = 0;
      if (three) h[at + 2 * n - 1] = 0;
    } else if (k > low) {
      // The entry above is reflected too; the two below it stay negligible.
      h[at - 1]! *= 1 - beta;
    }
    if (three) {
      reflectThreeRows(h, k * n, n, k, n, beta, p, q);
      reflectThreeColumns(h, k, n, Math.min(high, k + 3) + 1, beta, p, q);
      reflectThreeRows(Zt.data, k * n, n, 0, n, beta, p, q);
    } else {
      reflectTwoRows(h, k * n, n, k, n, beta, p);
      reflectTwoColumns(h, k, n, high + 1, beta, p);
      reflectTwoRows(Zt.data, k * n, n, 0, n, beta, p);
    }
  }
}

/** Where the step starts, and there the first column of (H − s₁I)(H − s₂I), to scale, in v. */
function startOf(
  { rows: n, data: h }: Matrix,
  low: number,
  high: number,
  { re, re2, im }: Shifts,
  v: Float64Array,
): number {
  for (let m = high - 2; ; m--) {
    const at = m * n + m;
    const [a, b, c, d] = [h[at]!, h[at + 1]!, h[at + n]!, h[at + n + 1]!];
    const size = Math.abs(a - re2) + Math.abs(im) + Math.abs(c);
    const share = c / size;
    v[0] = share * b + (a - re) * ((a - re2) / size) + im * (im / size);
    v[1] = share * (a + d - re - re2);
    v[2] = share * h[at + 2 * n + 1]!;
    const length = Math.abs(v[0]!) + Math.abs(v[1]!) + Math.abs(v[2]!);
    for (let i = 0; i < 3; i++) v[i]! /= length;
    if (m === low) return m;
    const above = Math.abs(h[at - 1]!) * (Math.abs(v[1]!) + Math.abs(v[2]!));
    const around = Math.abs(h[at - n - 1]!) + Math.abs(a) + Math.abs(d);
    if (above <= Number.EPSILON * Math.abs(v[0]!) * around) return m;
  }
}

/** Rows at `row` and the two after it, columns `from` … `to` − 1: R ← (I − βvvᵀ)R, v = (1, p, q). */
function reflectThreeRows(
  data: Float64Array,
  row: number,
  n: number,
  from: number,
  to: number,
  beta: number,
  p: number,
  q: number,
): void {
  const [b1, b2] = [beta * p, beta * q];
  for (let i = row + from, j = i + n, l = j + n, end = row + to; i < end; i++, j++, l++) {
    const sum = data[i]! + p * data[j]! + q * data[l]!;
    data[i]! -= sum * beta;
    data[j]! -= sum * b1;
    data[l]! -= sum * b2;
  }
}

function reflectThreeColumns(
  data: Float64Array,
  column: number,
  n: number,
  rows: number,
  beta: number,
  p: number,
  q: number,
): void {
  const [b1, b2] = [beta * p, beta * q];
  for (let i = column, end = rows * n; i < end; i += n) {
    const sum = data[i]! + p * data[i + 1]! + q * data[i + 2]!;
    data[i]! -= sum * beta;
    data[i + 1]! -= sum * b1;
    data[i + 2]! -= sum * b2;
  }
}

function reflectTwoRows(
  data: Float64Array,
  row: number,
  n: number,
  from: number,
  to: number,
  beta: number,
  p: number,
): void {
  for (let i = row + from, j = i + n, end = row + to; i < end; i++, j++) {
    const sum = data[i]! + p * data[j]!;
    data[i]! -= sum * beta;
    data[j]! -= sum * beta * p;
  }
}

function reflectTwoColumns(
  data: Float64Array,
  column: number,
  n: number,
  rows: number,
  beta: number,
  p: number,
): void {
  for (let i = column, end = rows * n; i < end; i += n) {
    const sum = data[i]! + p * data[i + 1]!;
    data[i]! -= sum * beta;
    data[i + 1]! -= sum * beta * p;
  }
}
