import type { Coordinates } from '../../ecosystem/coordinates.js';
import type { Real } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import { add, identity, type Matrix, scaled, transposed, zeros } from '../../linalg/matrix.js';
import { product } from '../../linalg/product.js';

/** What s gradient steps do to a model: θ ↦ Tθ + Φq. */
export interface GradientSteps {
  /** T = (I − ηWA)^s, d×d. */
  readonly kept: Matrix;
  /** Φ = Σ_{i<s} (I − ηWA)^i ηW, d×d, symmetric. */
  readonly taken: Matrix;
}

/**
 * s steps θ ← θ + η(q − Aθ) of gradient descent in the user's coordinates, W = C⁻¹C⁻ᵀ in those of A: gradients are not
 * the same in other coordinates. By binary powers: steps of m and n compose as T_{m+n} = T_mT_n, Φ_{m+n} = Φ_m + T_mΦ_n.
 *
 * @param A - normal matrix, d×d. Not modified.
 * @param steps - s, 1 or more.
 * @param rate - η.
 */
export function gradientSteps(
  A: Matrix,
  { steps, rate }: { readonly steps: number; readonly rate: Real },
  coordinates: Coordinates,
): GradientSteps {
  const taken = scaled(metric(coordinates, A.rows), rate);
  const kept = identity(A.rows);
  accumulate(kept, -1, product(taken, A));
  let power: GradientSteps = { kept, taken };
  let all: GradientSteps | null = null;
  for (let left = steps; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) all = all === null ? power : composed(power, all);
    if (left > 1) power = composed(power, power);
  }
  return all!;
}

const composed = (later: GradientSteps, earlier: GradientSteps): GradientSteps => ({
  kept: product(later.kept, earlier.kept),
  taken: add(later.taken, product(later.kept, earlier.taken)),
});

/** C⁻¹C⁻ᵀ. */
function metric({ units, basis }: Coordinates, d: number): Matrix {
  if (basis !== null) return product(basis.inverse, transposed(basis.inverse));
  const W = zeros(d, d);
  units.forEach((unit, i) => {
    W.set(i, i, unit ** -2);
  });
  return W;
}
