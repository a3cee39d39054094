import { type Rational, rational, zero } from '../rational/rational.js';
import {
  combination,
  frobeniusProduct,
  product,
  type RationalMatrix,
} from '../rational/rationalMatrix.js';
import { rankOf, rationalPseudoInverse } from '../rational/rationalPseudoInverse.js';
import type { ExactDataSet } from './exactData.js';

/** Least squares on all labelled real data together. */
export interface ExactFit {
  /** d×1, of least norm. */
  readonly coefficients: RationalMatrix;
  /** RSS/(n − rank); 0 when n = rank. */
  readonly residualVariance: Rational;
}

/**
 * θ = (Σ XᵀX)⁺ Σ Xᵀy and RSS = Σ yᵀy − θᵀ Σ Xᵀy over the data sets that have labels, copies counted.
 *
 * @returns the fit, or undefined when no data set has labels.
 */
export function exactFit(
  all: readonly { readonly data: ExactDataSet; readonly copies: number }[],
): ExactFit | undefined {
  const known = all.flatMap(({ data: { gram, samples, labelled }, copies }) =>
    labelled === null ? [] : [{ gram, ...labelled, n: copies * samples }],
  );
  const d = known[0]?.gram.integers.length;
  if (d === undefined) return undefined;
  const gram = combination(
    d,
    d,
    known.map(({ gram: S, n }) => [rational(n), S]),
  );
  const normal = combination(
    d,
    1,
    known.map(({ normal: b, n }) => [rational(n), b]),
  );
  const squares = known.reduce((sum, { square, n }) => sum.add(square.mul(rational(n))), zero);
  const samples = known.reduce((sum, { n }) => sum + n, 0);
  const coefficients = product(rationalPseudoInverse(gram), normal);
  const rss = squares.sub(frobeniusProduct(coefficients, normal));
  const free = samples - rankOf(gram);
  return { coefficients, residualVariance: free > 0 ? rss.div(rational(free)) : zero };
}
