/** Mean and centred products of a growing sample of vectors, in memory that does not grow with it. */
export interface RunningMoments {
  /** How many vectors. */
  count: number;
  /** x̄. */
  readonly mean: Float64Array;
  /** Σ (x_i − x̄_i)² for every entry. */
  readonly squares: Float64Array;
  /** Σ (x_i − x̄_i)(x_j − x̄_j) for each of the chosen pairs (i, j). */
  readonly products: Float64Array;
}

/** Pairs (i, j) of entries: i₀, j₀, i₁, j₁, … */
export type Pairs = Int32Array;

/** For moments without products. */
export const NO_PAIRS: Pairs = new Int32Array(0);
const NONE = new Float64Array(0);

/** The moments of no vectors, `times` over, in one piece of memory. */
export function noMoments(length: number, pairs: Pairs, times: number): RunningMoments[] {
  const size = 2 * length + pairs.length / 2;
  const all = new Float64Array(times * size);
  return Array.from({ length: times }, (_, i) => {
    const own = all.subarray(i * size, (i + 1) * size);
    return {
      count: 0,
      mean: own.subarray(0, length),
      squares: own.subarray(length, 2 * length),
      products: own.subarray(2 * length),
    };
  });
}

/**
 * Writes the moments of one batch, in one pass: numbers are taken from the first of their row, which lies among them, so
 * that nothing cancels however far from zero they are.
 *
 * @param moments - of no vectors. Modified.
 * @param values - one row for each entry, `stride` apart, of which the first `count` are vectors' values. Not
 *   modified.
 */
export function writeMoments(
  moments: RunningMoments,
  values: Float64Array,
  stride: number,
  count: number,
  pairs: Pairs,
): void {
  const { mean, squares, products } = moments;
  moments.count = count;
  for (let i = 0; i < mean.length; i++) {
    const from = i * stride;
    const pivot = values[from]!;
    // Two sums each, side by side: one alone would wait for itself at every step.
    let [sum, otherSum, square, otherSquare] = [0, 0, 0, 0];
    let b = from;
    for (; b + 2 <= from + count; b += 2) {
      const x = values[b]! - pivot;
      const y = values[b + 1]! - pivot;
      sum += x;
      otherSum += y;
      square += x * x;
      otherSquare += y * y;
    }
    if (b < from + count) {
      const x = values[b]! - pivot;
      sum += x;
      square += x * x;
    }
    const gap = (sum + otherSum) / count;
    mean[i] = pivot + gap;
    squares[i] = Math.max(0, square + otherSquare - count * gap * gap);
  }
  for (let p = 0; p < products.length; p++) {
    const [i, j] = [pairs[2 * p]!, pairs[2 * p + 1]!];
    const [left, right] = [i * stride, j * stride];
    const [pivot, otherPivot] = [values[left]!, values[right]!];
    let product = 0;
    for (let b = 0; b < count; b++) {
      product += (values[left + b]! - pivot) * (values[right + b]! - otherPivot);
    }
    products[p] = product - count * (mean[i]! - pivot) * (mean[j]! - otherPivot);
  }
}

/**
 * Adds the vectors of another sample: with n and m vectors, δ the difference of means,
 * C ← C + C' + δδᵀ nm/(n + m), x̄ ← x̄ + δ m/(n + m).
 *
 * @param total - Modified.
 * @param part - Not modified.
 * @source chan1983 (docs/references.md)
 */
export function mergeMoments(total: RunningMoments, part: RunningMoments, pairs: Pairs): void {
  const count = total.count + part.count;
  if (count === 0) return;
  const factor = (total.count * part.count) / count;
  const share = part.count / count;
  const gap = (i: number) => part.mean[i]! - total.mean[i]!;
  for (let p = 0; p < total.products.length; p++) {
    const delta = gap(pairs[2 * p]!) * gap(pairs[2 * p + 1]!);
    total.products[p]! += part.products[p]! + delta * factor;
  }
  for (let i = 0; i < total.mean.length; i++) {
    const delta = gap(i);
    total.squares[i]! += part.squares[i]! + delta * delta * factor;
    total.mean[i]! += delta * share;
  }
  total.count = count;
}

/** Adds one vector, for its mean and squares alone. @param x - Not modified. */
export function addVector(total: RunningMoments, x: Float64Array): void {
  const squares = new Float64Array(x.length);
  mergeMoments(total, { count: 1, mean: x, squares, products: NONE }, NO_PAIRS);
}

/** √(sample variance/n): standard errors of the means; NaN for n < 2. */
export const standardErrors = (moments: RunningMoments): Float64Array =>
  sampleVariances(moments).map((variance) => Math.sqrt(variance / moments.count));

/** Unbiased sample variances, Σ (x_i − x̄_i)²/(n − 1); NaN for n < 2. */
export const sampleVariances = ({ count, squares }: RunningMoments): Float64Array =>
  squares.map((sum) => unbiased(sum, count));

/** Unbiased sample covariances of the chosen pairs; NaN for n < 2. */
export const sampleCovariances = ({ count, products }: RunningMoments): Float64Array =>
  products.map((sum) => unbiased(sum, count));

const unbiased = (sum: number, count: number): number =>
  count < 2 ? Number.NaN : sum / (count - 1);

/** Whether all sums are finite, as they are until numbers overflow. */
export const areFinite = ({ mean, squares, products }: RunningMoments): boolean =>
  [mean, squares, products].every((sums) => sums.every(Number.isFinite));
