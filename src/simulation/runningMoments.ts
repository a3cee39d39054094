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

/** The moments of no vectors. */
export const noMoments = (length: number, pairs: Pairs): RunningMoments => ({
  count: 0,
  mean: new Float64Array(length),
  squares: new Float64Array(length),
  products: new Float64Array(pairs.length / 2),
});

/**
 * Moments of one batch, in one pass: numbers are taken from the first of their row, which lies among them, so
 * that nothing cancels however far from zero they are.
 *
 * @param values - one row for each entry, `stride` apart, of which the first `count` are vectors' values. Not
 *   modified.
 */
export function batchMoments(
  values: Float64Array,
  length: number,
  stride: number,
  count: number,
  pairs: Pairs,
): RunningMoments {
  const moments = { ...noMoments(length, pairs), count };
  const { mean, squares, products } = moments;
  for (let i = 0; i < length; i++) {
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
  return moments;
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
  const gap = part.mean.map((x, i) => x - total.mean[i]!);
  const factor = (total.count * part.count) / count;
  const share = part.count / count;
  for (let i = 0; i < gap.length; i++) {
    total.squares[i]! += part.squares[i]! + gap[i]! * gap[i]! * factor;
    total.mean[i]! += gap[i]! * share;
  }
  for (let p = 0; p < total.products.length; p++) {
    const delta = gap[pairs[2 * p]!]! * gap[pairs[2 * p + 1]!]!;
    total.products[p]! += part.products[p]! + delta * factor;
  }
  total.count = count;
}

/** Unbiased sample variances, Σ (x_i − x̄_i)²/(n − 1); NaN for n < 2. */
export const sampleVariances = ({ count, squares }: RunningMoments): Float64Array =>
  squares.map((sum) => unbiased(sum, count));

/** Unbiased sample covariances of the chosen pairs; NaN for n < 2. */
export const sampleCovariances = ({ count, products }: RunningMoments): Float64Array =>
  products.map((sum) => unbiased(sum, count));

const unbiased = (sum: number, count: number): number =>
  count < 2 ? Number.NaN : sum / (count - 1);
