import { DomainError } from '../../errors.js';
import { type Complex, modulus } from '../../linalg/eigen.js';
import { MARGIN } from '../spectrum.js';

/** How the variance of a mode falls with the generation t; the last grows where Re λ > 1. */
export type VarianceRegime = '1/t' | 'log(t)/t' | 't^(-2(1-λ))';

/** Long-run rates of one mode of a pool that accumulates; λ below stands for Re λ. */
export interface AccumulatingRates {
  /** The bias of the mode falls like t to this power: −(1 − λ). It settles only if this is negative. */
  readonly biasExponent: number;
  /** The synthetic variance of the mode falls like this: 1/t for λ < ½, log(t)/t at ½, t^(−2(1 − λ)) above. */
  readonly varianceRegime: VarianceRegime;
  /** The power of t in it: −1, −1 or −2(1 − λ). */
  readonly varianceExponent: number;
}

/**
 * Rates of a mode with eigenvalue λ of R when the pool is the average of all synthetic data so far:
 *
 *     u_{t+1} = u_t + (c + R u_t − u_t + ν_{t+1})/(t + 1)
 *
 * Only Re λ decides, so that modes with Re λ < 1 settle, whatever their modulus, and synthetic noise dies out.
 *
 * Boundary: |Re λ − ½| ≤ 1e-9 counts as ½.
 *
 * @param lambda - an eigenvalue of R, real or complex.
 * @returns whether the mode settles, and how its mean and its variance decay with t.
 * @throws DomainError if it is not finite.
 * @theorem T8
 */
export function accumulatingRates(lambda: number | Complex): AccumulatingRates {
  const { re } = eigenvalue('accumulatingRates', lambda);
  const biasExponent = -(1 - re);
  if (Math.abs(re - 0.5) <= MARGIN) {
    return { biasExponent, varianceRegime: 'log(t)/t', varianceExponent: -1 };
  }
  return re < 0.5
    ? { biasExponent, varianceRegime: '1/t', varianceExponent: -1 }
    : { biasExponent, varianceRegime: 't^(-2(1-λ))', varianceExponent: 2 * biasExponent };
}

/** One mode of an accumulating pool at one generation. */
export interface AccumulatingMode {
  /** t. */
  readonly generation: number;
  /** |E e_t| / |E e_1|, e_t the deviation of the mode from its fixed point: Π_{i=2}^t |1 − (1 − λ)/i|. */
  readonly bias: number;
  /** Synthetic variance E|e_t − E e_t|² over that of one generation, E|ν|². */
  readonly variance: number;
}

/**
 * The mode with eigenvalue λ exactly, for t = 1 … generations:
 *
 *     bias_t = |1 − (1 − λ)/t| bias_{t−1},   variance_t = |1 − (1 − λ)/t|² variance_{t−1} + 1/t²
 *
 * For λ = 1 (one model, α = 1, the real data counted as one batch) the variance is `squareHarmonicSum(t)` ≤ π²/6.
 *
 * @param lambda - an eigenvalue of R, real or complex.
 * @param generations - T, a whole number, 0 or more.
 * @returns T entries; bias and variance are 1 at t = 1.
 * @throws DomainError if λ is not finite or T is not such a number.
 * @theorem T8
 */
export function accumulatingModes(
  lambda: number | Complex,
  generations: number,
): AccumulatingMode[] {
  const { re, im } = eigenvalue('accumulatingModes', lambda);
  requireCount('accumulatingModes: generations', generations);
  const modes: AccumulatingMode[] = [];
  let bias = 1;
  let variance = 1;
  for (let t = 1; t <= generations; t++) {
    if (t > 1) {
      const kept = modulus({ re: 1 - (1 - re) / t, im: im / t });
      bias *= kept;
      variance = kept * kept * variance + 1 / (t * t);
    }
    modes.push({ generation: t, bias, variance });
  }
  return modes;
}

/** Up to here the sum is taken term by term; beyond, its tail is known to the last digit. */
const MOST_TERMS = 1000;

/**
 * Σ_{i≤n} 1/i² ≤ π²/6: the variance, in that of one batch, of one model that trains on all its own output so far and
 * on one batch of real data; n batches in all.
 *
 * Beyond 1,000 terms π²/6 − 1/n + 1/(2n²) − 1/(6n³), the Euler–Maclaurin tail, whose error is below 1/(30 n⁵).
 *
 * @param n - number of batches, a whole number, 0 or more.
 * @returns the sum, from 0 to π²/6.
 * @throws DomainError if it is not.
 * @theorem T8
 * @source gerstgrasser2024 (docs/references.md)
 */
export function squareHarmonicSum(n: number): number {
  requireCount('squareHarmonicSum: n', n);
  if (n > MOST_TERMS) return Math.PI ** 2 / 6 - (1 - (1 / 2 - 1 / (6 * n)) / n) / n;
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / (i * i);
  return sum;
}

function eigenvalue(name: string, lambda: number | Complex): Complex {
  const value = typeof lambda === 'number' ? { re: lambda, im: 0 } : lambda;
  if (!Number.isFinite(modulus(value))) {
    throw new DomainError(
      `${name}: λ must be finite, found ${value.re} + ${value.im}i. Take an eigenvalue from spectrum().`,
    );
  }
  return value;
}

function requireCount(name: string, count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new DomainError(`${name} must be a whole number, 0 or more, found ${count}.`);
  }
}
