/** Relative size of the first term left out of a series or fraction. */
const PRECISION = 1e-15;
const MOST_TERMS = 1_000_000;
/** Coefficients of the Stirling series Σ c_i / a^{2i+1} of ln Γ. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];
/** From here on the Stirling series is good to the last bit. */
const LARGE = 20;

/**
 * P(χ²_k ≥ x), accurate in relative terms far into the tail.
 *
 * @param x - any number; below 0 the probability is 1.
 * @param k - degrees of freedom, above 0, whole or not.
 * @source olver2010 (docs/references.md), §8.7 and §8.9
 */
export const upperTail = (x: number, k: number): number => {
  if (!(x > 0)) return 1;
  return x < k + 2 ? 1 - lowerSeries(k / 2, x / 2) : upperFraction(k / 2, x / 2);
};

/** P(χ²_k ≤ x), accurate in relative terms far into the tail. */
export const lowerTail = (x: number, k: number): number => {
  if (!(x > 0)) return 0;
  return x < k + 2 ? lowerSeries(k / 2, x / 2) : 1 - upperFraction(k / 2, x / 2);
};

/**
 * P(χ²_k(λ) ≥ x) of the noncentral law: a Poisson mixture of central ones, summed outward from its mode.
 *
 * @param x - any number.
 * @param k - degrees of freedom, above 0.
 * @param noncentrality - λ, 0 or more.
 */
export function noncentralUpperTail(x: number, k: number, noncentrality: number): number {
  if (noncentrality === 0) return upperTail(x, k);
  const half = noncentrality / 2;
  const mode = Math.floor(half);
  const weight = (j: number) => Math.exp(j * Math.log(half) - half - logGamma(j + 1));
  let sum = 0;
  for (let j = mode; j >= 0; j--) {
    const w = weight(j);
    sum += w * upperTail(x, k + 2 * j);
    if (w < PRECISION) break;
  }
  for (let j = mode + 1; ; j++) {
    const w = weight(j);
    sum += w * upperTail(x, k + 2 * j);
    if (w < PRECISION) return Math.min(1, sum);
  }
}

/** γ(a, x)/Γ(a) by its power series. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > PRECISION * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * a * density(a, x);
}

/** Γ(a, x)/Γ(a) by its continued fraction (Lentz's method). */
function upperFraction(a: number, x: number): number {
  const tiny = Number.MIN_VALUE / Number.EPSILON;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < PRECISION) break;
  }
  return h * a * density(a, x);
}

/** x^a e^{−x} / Γ(a + 1), without the overflow or cancellation of its factors. */
function density(a: number, x: number): number {
  if (a < LARGE) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  // With x = a(1 + μ): exp(−a(μ − ln(1 + μ))) / √(2πa) / Γ*(a).
  const mu = (x - a) / a;
  return Math.exp(-a * deviance(mu) - stirling(a)) / Math.sqrt(2 * Math.PI * a);
}

/** μ − ln(1 + μ), without cancellation near 0. */
function deviance(mu: number): number {
  if (Math.abs(mu) > 0.1) return mu - Math.log1p(mu);
  let power = mu * mu;
  let sum = power / 2;
  for (let n = 3; Math.abs(power) > PRECISION * PRECISION; n++) {
    power *= -mu;
    const term = power / n;
    sum += term;
    if (Math.abs(term) <= PRECISION * sum) break;
  }
  return sum;
}

/** ln Γ(a), a > 0: shifted upward until the Stirling series holds. */
function logGamma(a: number): number {
  let shift = 0;
  let z = a;
  for (; z < LARGE; z++) shift += Math.log(z);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirling(z) - shift;
}

function stirling(a: number): number {
  let power = 1 / a;
  let sum = 0;
  for (const c of STIRLING) {
    sum += c * power;
    power /= a * a;
  }
  return sum;
}
