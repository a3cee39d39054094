/** Depth of one pass: four rows of X and two of Y then fit a first-level cache. */
const DEPTH = 512;

/**
 * All inner products of the rows of X with the rows of Y: out[i·l + j] = Σ_k X[i·n + k] Y[j·n + k].
 *
 * The one kernel under every matrix product here, blocked 4×2 so that eight sums stay in registers.
 *
 * @param X - m×n, row by row. Not modified.
 * @param Y - l×n, row by row. Not modified.
 * @returns X Yᵀ, m×l, row by row.
 */
export function innerProducts(
  X: Float64Array,
  m: number,
  Y: Float64Array,
  l: number,
  n: number,
): Float64Array {
  const out = new Float64Array(m * l);
  for (let from = 0; from < n; from += DEPTH) {
    const to = Math.min(n, from + DEPTH);
    let i = 0;
    for (; i + 4 <= m; i += 4) {
      let j = 0;
      for (; j + 2 <= l; j += 2) addTile(out, X, i, Y, j, l, n, from, to);
      for (; j < l; j++) for (let r = i; r < i + 4; r++) addOne(out, X, r, Y, j, l, n, from, to);
    }
    for (; i < m; i++) for (let j = 0; j < l; j++) addOne(out, X, i, Y, j, l, n, from, to);
  }
  return out;
}

function addTile(
  out: Float64Array,
  X: Float64Array,
  i: number,
  Y: Float64Array,
  j: number,
  l: number,
  n: number,
  from: number,
  to: number,
): void {
  let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
  let x0 = i * n + from;
  let x1 = x0 + n;
  let x2 = x1 + n;
  let x3 = x2 + n;
  let y0 = j * n + from;
  let y1 = y0 + n;
  for (let k = from; k < to; k++) {
    const a = X[x0++]!;
    const b = X[x1++]!;
    const c = X[x2++]!;
    const d = X[x3++]!;
    const u = Y[y0++]!;
    const v = Y[y1++]!;
    s00 += a * u;
    s01 += a * v;
    s10 += b * u;
    s11 += b * v;
    s20 += c * u;
    s21 += c * v;
    s30 += d * u;
    s31 += d * v;
  }
  const o = i * l + j;
  out[o]! += s00;
  out[o + 1]! += s01;
  out[o + l]! += s10;
  out[o + l + 1]! += s11;
  out[o + 2 * l]! += s20;
  out[o + 2 * l + 1]! += s21;
  out[o + 3 * l]! += s30;
  out[o + 3 * l + 1]! += s31;
}

function addOne(
  out: Float64Array,
  X: Float64Array,
  i: number,
  Y: Float64Array,
  j: number,
  l: number,
  n: number,
  from: number,
  to: number,
): void {
  let sum = 0;
  for (let k = from; k < to; k++) sum += X[i * n + k]! * Y[j * n + k]!;
  out[i * l + j]! += sum;
}
