import { type Complex, type EigenPair, eigenSystem, modulus } from '../linalg/eigen.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';

/** ρ counts as 1 within this distance: eigenvalues of Q carry rounding of this order at worst. */
export const MARGIN = 1e-9;
/** Rounding of the decomposition, four times over: norms of its transformations are not 1 to the last bit. */
const UNIT = 4 * 2 ** -52;

/** What the theory says of the long run; `marginal` and `diverges` are answers, not failures. */
export type Verdict = 'converges' | 'marginal' | 'diverges';

/** Eigenvalues and modes of Q. */
export interface Spectrum {
  /** Largest modulus first. */
  readonly modes: readonly EigenPair[];
  /** How far each eigenvalue may be off: 4 n u ‖Q‖ times its condition number, in the order of the modes. */
  readonly uncertainty: readonly number[];
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
 * @returns eigenvalues and eigenvectors, largest modulus first, ρ, the verdict, and the half-life in generations.
 * @throws NumericalError if Q has an entry that is not finite.
 * @theorem T1, T2: the pooled Q has the non-zero eigenvalues of the dense one.
 */
export function spectrum({ Q }: Pick<AffineRecurrence, 'Q'>): Spectrum {
  const { pairs: modes, norm } = eigenSystem(Q);
  const uncertainty = modes.map(({ condition }) => uncertaintyOf(Q.rows, norm, condition));
  const spectralRadius = modes[0] === undefined ? 0 : modulus(modes[0].value);
  const verdict = verdictOf(spectralRadius);
  return {
    modes,
    uncertainty,
    spectralRadius,
    verdict,
    halfLife: halfLife(spectralRadius, verdict),
  };
}

/** Eigenvalues alone, largest modulus first. */
export const eigenvalues = ({ modes }: Spectrum): Complex[] => modes.map(({ value }) => value);

/** First-order perturbation; of a defective eigenvalue no more than the square root of the rounding is certain. */
function uncertaintyOf(n: number, norm: number, condition: number): number {
  const rounding = n * UNIT * norm;
  return Math.min(rounding * condition, Math.sqrt(rounding * norm));
}

/** Whether what is multiplied by ρ in every generation dies out, stays or grows; |ρ − 1| ≤ 1e-9 counts as staying. */
export function verdictOf(rho: number): Verdict {
  if (Math.abs(rho - 1) <= MARGIN) return 'marginal';
  return rho < 1 ? 'converges' : 'diverges';
}

function halfLife(rho: number, verdict: Verdict): number | null {
  if (verdict !== 'converges') return null;
  return rho === 0 ? 0 : Math.LN2 / -Math.log(rho);
}
