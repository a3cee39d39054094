import { Matrix } from '../../src/linalg/matrix.js';
import { randomStream } from '../../src/random/stream.js';

/** A source of numbers for families too large to be shrunk; the same every time. */
export const numbers = randomStream(20261127, 0);

export const matrixOf = (n: number, entry: (i: number, j: number) => number): Matrix =>
  new Matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, at) => entry(Math.floor(at / n), at % n)),
  );

/** sI + c[[0, −1, 0], [1, 0, 1], [0, −1, 0]], eigenvalues s, s ± i√2c: shifts without exceptions cycle on some. */
export const cycler = (s: number, c: number): Matrix =>
  new Matrix(3, 3, Float64Array.of(s, -c, 0, c, s, c, 0, -c, s));

/** Families that stall or mislead eigenvalue iterations, each for any n. */
export const families: Readonly<Record<string, (n: number) => Matrix>> = {
  'cyclic permutation': (n) => matrixOf(n, (i, j) => (j === (i + 1) % n ? 1 : 0)),
  'its inverse': (n) => matrixOf(n, (i, j) => (i === (j + 1) % n ? 1 : 0)),
  'skew tridiagonal': (n) =>
    matrixOf(n, (i, j) => (j === i ? 0.5 : Math.abs(i - j) === 1 ? j - i : 0)),
  'Jordan block': (n) => matrixOf(n, (i, j) => (j === i ? 0.5 : j === i + 1 ? 1 : 0)),
  companion: (n) => matrixOf(n, (i, j) => (i === n - 1 ? numbers.normal() : j === i + 1 ? 1 : 0)),
  'polynomial of one root': (n) => companionOfPower(n),
  'random orthogonal times two': (n) => reflections(n),
  ternary: (n) => matrixOf(n, () => numbers.below(3) - 1),
  'zeros and ones': (n) => matrixOf(n, () => numbers.below(2)),
  random: (n) => matrixOf(n, () => numbers.normal()),
  skew: (n) => {
    const A = matrixOf(n, () => numbers.normal());
    return matrixOf(n, (i, j) => A.get(i, j) - A.get(j, i));
  },
  'of all magnitudes': (n) =>
    matrixOf(n, () => numbers.normal() * 10 ** (300 * (2 * numbers.uniform() - 1))),
  'near 1e-300': (n) => matrixOf(n, () => numbers.normal() * 1e-300),
  'near 1e300': (n) => matrixOf(n, () => (numbers.uniform() - 0.5) * 1e300),
  denormal: (n) => matrixOf(n, () => numbers.below(5) * Number.MIN_VALUE),
};

/** Companion matrix of (x − 1)ⁿ. */
function companionOfPower(n: number): Matrix {
  const coefficients = [1];
  for (let k = 1; k <= n; k++) {
    for (let i = k; i > 0; i--) coefficients[i] = (coefficients[i] ?? 0) - coefficients[i - 1]!;
  }
  return matrixOf(n, (i, j) => (i === n - 1 ? -coefficients[n - j]! : j === i + 1 ? 1 : 0));
}

/** 2(I − 2vvᵀ/vᵀv)(I − 2wwᵀ/wᵀw). */
function reflections(n: number): Matrix {
  const [v, w] = [0, 1].map(() => Array.from({ length: n }, () => numbers.normal())) as [
    number[],
    number[],
  ];
  const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const [vv, ww, vw] = [dot(v, v), dot(w, w), dot(v, w)];
  return matrixOf(
    n,
    (i, j) =>
      2 *
      ((i === j ? 1 : 0) -
        (2 * v[i]! * v[j]!) / vv -
        (2 * w[i]! * w[j]!) / ww +
        (4 * vw * v[i]! * w[j]!) / (vv * ww)),
  );
}
