import { type Complex, type EigenPair, eigenPairs, modulus } from '../linalg/eigen.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';

/** ρ counts as 1 within this distance: eigenvalues of Q carry rounding of this order at worst. */
export const MARGIN = 1e-9;

/** What the theory says of the long run; `marginal` and `diverges` are answers, not failures. */
export type Verdict = 'converges' | 'marginal' | 'diverges';

/** Eigenvalues and modes of Q. */
export interface Spectrum {
  /** Largest modulus first. */
  readonly modes: readonly EigenPair[];
  /** ρ(Q). */
  readonly spectralRadius: number;
  readonly verdict: Verdict;
  /** Generations until the slowest mode has halved, ln 2 / (−ln ρ); 0 at ρ = 0, null unless it converges. */
  readonly halfLife: number | null;
}

/**
 * Spectrum of Q by eigen-decomposition: x_t − x* = Q^{t−1}(x_1 − x*) is a sum of modes that decay like λ^t.
 *
 * Boundary: |ρ − 1| ≤ 1e-9 counts as marginal.
 *
 * @param recurrence - its Q, B·d×B·d. Not modified.
 * @throws NumericalError if Q has an entry that is not finite.
 * @theorem T1, T2: the pooled Q has the non-zero eigenvalues of the dense one.
 */
export function spectrum({ Q }: AffineRecurrence): Spectrum {
  const modes = eigenPairs(Q);
  const spectralRadius = modes[0] === undefined ? 0 : modulus(modes[0].value);
  const verdict = verdictOf(spectralRadius);
  return { modes, spectralRadius, verdict, halfLife: halfLife(spectralRadius, verdict) };
}

/** Eigenvalues alone, largest modulus first. */
export const eigenvalues = ({ modes }: Spectrum): Complex[] => modes.map(({ value }) => value);

function verdictOf(rho: number): Verdict {
  if (Math.abs(rho - 1) <= MARGIN) return 'marginal';
  return rho < 1 ? 'converges' : 'diverges';
}

function halfLife(rho: number, verdict: Verdict): number | null {
  if (verdict !== 'converges') return null;
  return rho === 0 ? 0 : Math.LN2 / -Math.log(rho);
}
