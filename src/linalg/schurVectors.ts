import { Matrix } from './matrix.js';

/** Re and im of a vector. */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Eigenvalues of a real Schur form with what follows from its eigenvectors. */
export interface SchurVectors {
  readonly re: Float64Array;
  /** Positive at the first of a conjugate pair, negative at the second. */
  readonly im: Float64Array;
  /** Right eigenvectors of T as rows, n×n: of a conjugate pair, re in the first row and im in the second. */
  readonly right: Matrix;
  /** 1/|yᴴx| for unit left and right eigenvectors y and x; Infinity where that is 1/ε or more: a defective one. */
  readonly condition: Float64Array;
}

/** A coordinate that a pivot of zero made larger than this is not made of rounding. */
const NOISE = 2 ** 26;
/** Coordinates above this are scaled down, long before they overflow. */
const LARGE = 1e100;

/**
 * Eigenvalues and eigenvectors of a quasi upper triangular T by substitution, the right ones backwards, the left ones
 * forwards.
 *
 * A pivot λ_i − λ below ε‖T‖ stands for that much: T + E with ‖E‖ ≤ ε‖T‖ has these vectors. Where nothing is left to
 * divide, no pivot is needed, so that eigenvalues that agree exactly keep their own vectors.
 *
 * @param T - real Schur form in standard form, n×n. Not modified.
 * @source golub2013 (docs/references.md)
 */
export function schurVectors(T: Matrix): SchurVectors {
  const { rows: n, data: t } = T;
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    re[k] = t[k * n + k]!;
    const isPair = k + 1 < n && t[(k + 1) * n + k] !== 0;
    if (!isPair) continue;
    re[k + 1] = re[k]!;
    im[k] = Math.sqrt(Math.abs(t[k * n + k + 1]!)) * Math.sqrt(Math.abs(t[(k + 1) * n + k]!));
    im[++k] = -im[k - 1]!;
  }
  const right = new Matrix(n, n);
  const condition = new Float64Array(n);
  const least = Math.max(Number.EPSILON * T.norm(), Number.MIN_VALUE);
  for (let k = 0; k < n; k++) {
    const pair = im[k]! > 0;
    const x = rightVector(t, n, k, pair, im[k]!, least);
    const y = leftVector(t, n, k, pair, im[k]!, least);
    condition[k] =
      x.defective || y.defective ? Number.POSITIVE_INFINITY : conditionOf(x, y, k, pair);
    right.data.set(x.re, k * n);
    if (!pair) continue;
    condition[k + 1] = condition[k]!;
    right.data.set(x.im, (k + 1) * n);
    k++;
  }
  return { re, im, right, condition };
}

interface SubstitutedVector extends ComplexVector {
  readonly defective: boolean;
}

/** x with Tx = λx, up to scale: coordinates k (and k + 1) chosen, those above solved for. */
function rightVector(
  t: Float64Array,
  n: number,
  k: number,
  pair: boolean,
  omega: number,
  least: number,
): SubstitutedVector {
  const x = { re: new Float64Array(n), im: new Float64Array(pair ? n : 0) };
  start(x, k, pair, t[k * n + k + 1]!, t[(k + 1) * n + k]!, omega);
  const lambda = t[k * n + k]!;
  const end = pair ? k + 2 : k + 1;
  const solve = solver(x, lambda, omega, least);
  for (let i = k - 1; i >= 0; i--) {
    const row = i * n;
    const lower = i > 0 && t[row + i - 1] !== 0;
    if (!lower) {
      const [r, s] = [dot(t, row, x.re, i + 1, end), pair ? dot(t, row, x.im, i + 1, end) : 0];
      solve.one(i, t[row + i]!, -r, -s);
      continue;
    }
    const above = row - n;
    const r = [dot(t, above, x.re, i + 1, end), dot(t, row, x.re, i + 1, end)] as const;
    const s = pair
      ? ([dot(t, above, x.im, i + 1, end), dot(t, row, x.im, i + 1, end)] as const)
      : ([0, 0] as const);
    i--;
    solve.two(i, t[row + i + 1]!, t[above + i + 1]!, t[row + i]!, [-r[0], -r[1]], [-s[0], -s[1]]);
  }
  return { ...x, defective: solve.defective() };
}

/** w with wᵀT = λwᵀ, up to scale; its conjugate is the left eigenvector. */
function leftVector(
  t: Float64Array,
  n: number,
  k: number,
  pair: boolean,
  omega: number,
  least: number,
): SubstitutedVector {
  const w = { re: new Float64Array(n), im: new Float64Array(pair ? n : 0) };
  start(w, k, pair, t[(k + 1) * n + k]!, t[k * n + k + 1]!, omega);
  // What the coordinates found so far leave to those after them.
  const sum = { re: new Float64Array(n), im: new Float64Array(pair ? n : 0) };
  const solve = solver(w, t[k * n + k]!, omega, least, sum);
  const add = (i: number, from: number) => {
    axpy(sum.re, w.re[i]!, t, i * n, from, n);
    if (pair) axpy(sum.im, w.im[i]!, t, i * n, from, n);
  };
  const end = pair ? k + 2 : k + 1;
  for (let i = k; i < end; i++) add(i, end);
  for (let i = end; i < n; i++) {
    const row = i * n;
    const upper = i + 1 < n && t[row + n + i] !== 0;
    if (!upper) {
      solve.one(i, t[row + i]!, -sum.re[i]!, pair ? -sum.im[i]! : 0);
      add(i, i + 1);
      continue;
    }
    solve.two(
      i,
      t[row + i]!,
      t[row + n + i]!,
      t[row + i + 1]!,
      [-sum.re[i]!, -sum.re[i + 1]!],
      pair ? [-sum.im[i]!, -sum.im[i + 1]!] : [0, 0],
    );
    add(i, i + 2);
    add(i + 1, i + 2);
    i++;
  }
  return { ...w, defective: solve.defective() };
}

/** The eigenvector of the block [[a, b], [c, a]], bc = −ω², for a + iω, its larger coordinate 1 or i. */
function start(
  { re, im }: ComplexVector,
  k: number,
  pair: boolean,
  b: number,
  c: number,
  omega: number,
): void {
  if (!pair) {
    re[k] = 1;
  } else if (Math.abs(b) >= Math.abs(c)) {
    re[k] = 1;
    im[k + 1] = omega / b;
  } else {
    re[k] = b / omega;
    im[k + 1] = 1;
  }
}

/** Solves for one coordinate, or for two of a block, and writes them; scales all down before they overflow. */
function solver(
  x: ComplexVector,
  lambda: number,
  omega: number,
  least: number,
  also?: ComplexVector,
) {
  const put = (i: number, re: number, im: number) => {
    x.re[i] = re;
    if (omega > 0) x.im[i] = im;
  };
  /** By how much to scale down: 1 as a rule; what has been found already is scaled here. */
  const room = (most: number): number => {
    if (!(most > LARGE)) return 1;
    for (const part of [x.re, x.im, also?.re, also?.im]) {
      if (part !== undefined) for (let j = 0; j < part.length; j++) part[j]! /= most;
    }
    return most;
  };
  let isDefective = false;
  /** (r + is)/(p + iq), where p + iq below `least` in modulus counts as `least`. */
  const divided = (r: number, s: number, p: number, q: number, atLeast: number) => {
    if (r === 0 && s === 0) return [0, 0] as const;
    const size = Math.hypot(p, q);
    if (size < atLeast) {
      if (Math.hypot(r, s) > NOISE * atLeast) isDefective = true;
      return [r / atLeast, s / atLeast] as const;
    }
    const [u, v] = [p / size, q / size];
    return [(r * u + s * v) / size, (s * u - r * v) / size] as const;
  };
  return {
    /** Whether λ agreed to rounding with an eigenvalue whose vector it needs. */
    defective: () => isDefective,
    one: (i: number, a: number, r: number, s: number) => {
      const [re, im] = divided(r, s, a - lambda, -omega, least);
      const unit = room(Math.max(Math.abs(re), Math.abs(im)));
      put(i, re / unit, im / unit);
    },
    two: (
      i: number,
      a: number,
      b: number,
      c: number,
      [r, r2]: readonly [number, number],
      [s, s2]: readonly [number, number],
    ) => {
      // [[z, b], [c, z]], z = a − λ, by elimination from its largest entry.
      const z: Pair = [a - lambda, -omega];
      const [x1, x2] = eliminated(z, b, c, [r, s], [r2, s2], divided, least);
      const unit = room(
        Math.max(Math.abs(x1[0]), Math.abs(x1[1]), Math.abs(x2[0]), Math.abs(x2[1])),
      );
      put(i, x1[0] / unit, x1[1] / unit);
      put(i + 1, x2[0] / unit, x2[1] / unit);
    },
  };
}

type Pair = readonly [number, number];
type Divided = (r: number, s: number, p: number, q: number, atLeast: number) => Pair;

/** Solves z x + b y = r, c x + z y = s for complex z, r, s; the second pivot counts as `least` where it is less. */
function eliminated(
  z: Pair,
  b: number,
  c: number,
  r: Pair,
  s: Pair,
  divided: Divided,
  least: number,
): readonly [Pair, Pair] {
  const size = Math.hypot(z[0], z[1]);
  if (Math.abs(c) > Math.abs(b) && Math.abs(c) > size) {
    const [y, x] = eliminated(z, c, b, s, r, divided, least);
    return [x, y];
  }
  const [zr, zs] = [times(z, r), times(z, s)];
  const det: Pair = [z[0] * z[0] - z[1] * z[1] - b * c, 2 * z[0] * z[1]];
  if (Math.abs(b) > size) {
    // x from (c − z²/b) x = s − (z/b) r, then y from the first equation.
    const x = divided(zr[0] / b - s[0], zr[1] / b - s[1], det[0] / b, det[1] / b, least);
    const zx = times(z, x);
    return [x, [(r[0] - zx[0]) / b, (r[1] - zx[1]) / b]];
  }
  // y from (z − bc/z) y = s − (c/z) r, then x from the first equation.
  const [p, q] = over(det, z);
  const [u, v] = over([zs[0] - c * r[0], zs[1] - c * r[1]], z);
  const y = divided(u, v, p, q, least);
  return [over([r[0] - b * y[0], r[1] - b * y[1]], z), y];
}

const times = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c - b * d, a * d + b * c];

const over = ([a, b]: Pair, [c, d]: Pair): Pair => {
  const size = Math.hypot(c, d);
  const [u, v] = [c / size, d / size];
  return [(a * u + b * v) / size, (b * u - a * v) / size];
};

function conditionOf(x: ComplexVector, w: ComplexVector, k: number, pair: boolean): number {
  const size = length(x) * length(w);
  if (!pair) return orDefective(size / Math.abs(x.re[k]! * w.re[k]!));
  let [re, im] = [0, 0];
  for (let i = k; i < k + 2; i++) {
    re += x.re[i]! * w.re[i]! - x.im[i]! * w.im[i]!;
    im += x.re[i]! * w.im[i]! + x.im[i]! * w.re[i]!;
  }
  return orDefective(size / Math.hypot(re, im));
}

const orDefective = (condition: number): number =>
  condition < 1 / Number.EPSILON ? condition : Number.POSITIVE_INFINITY;

const length = ({ re, im }: ComplexVector): number => {
  let sum = 0;
  for (let i = 0; i < re.length; i++) sum += re[i]! * re[i]!;
  for (let i = 0; i < im.length; i++) sum += im[i]! * im[i]!;
  return Math.sqrt(sum);
};

function dot(t: Float64Array, row: number, x: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let j = from; j < to; j++) sum += t[row + j]! * x[j]!;
  return sum;
}

function axpy(
  y: Float64Array,
  weight: number,
  t: Float64Array,
  row: number,
  from: number,
  to: number,
): void {
  if (weight === 0) return;
  for (let j = from; j < to; j++) y[j]! += weight * t[row + j]!;
}
