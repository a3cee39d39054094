/** Normal distribution function Φ(x): a series within 3, a continued fraction beyond; 14 digits. */
export function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 1; k < 100; k++) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + density * sum;
  }
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return 1 - density / fraction;
}

/**
 * χ² of counts against expected counts, as a standard normal deviate by Wilson and Hilferty's cube root; for 30
 * degrees and more its tails are right to a factor of two at 1e-6.
 */
export function chiSquareDeviate(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) {
    statistic += (counts[i]! - expected[i]!) ** 2 / expected[i]!;
  }
  const spread = 2 / (9 * (counts.length - 1));
  return (Math.cbrt(statistic / (counts.length - 1)) - 1 + spread) / Math.sqrt(spread);
}

/** √n times the largest distance of an empirical distribution function from F: beyond 2.7 with probability 1e-6. */
export function kolmogorovSmirnov(sample: Float64Array, F: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let distance = 0;
  sorted.forEach((x, i) => {
    distance = Math.max(distance, F(x) - i / n, (i + 1) / n - F(x));
  });
  return Math.sqrt(n) * distance;
}

/** Correlation of two samples of independent numbers with mean 0, times √n: standard normal. */
export function correlationDeviate(x: Float64Array, y: Float64Array): number {
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((a, i) => {
    const b = y[i]!;
    xy += a * b;
    xx += a * a;
    yy += b * b;
  });
  return (Math.sqrt(x.length) * xy) / Math.sqrt(xx * yy);
}
