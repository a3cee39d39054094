import { isZero, type Rational } from '../rational/rational.js';
import { combination, product, type RationalMatrix } from '../rational/rationalMatrix.js';

/**
 * A vector of d numbers as an affine image of others: Σ_name A_name x_name, one matrix for every name it depends on. The
 * name `1` stands for the number 1.
 */
export type ExactForm = ReadonlyMap<string, RationalMatrix>;

/** Σ_i c_i f_i. */
export function mixedForm(terms: readonly (readonly [Rational, ExactForm])[]): ExactForm {
  const parts = new Map<string, [Rational, RationalMatrix][]>();
  for (const [c, form] of terms) {
    if (isZero(c)) continue;
    for (const [name, A] of form) {
      const found = parts.get(name);
      if (found) found.push([c, A]);
      else parts.set(name, [[c, A]]);
    }
  }
  return new Map(
    [...parts].map(([name, list]) => {
      const { integers } = list[0]![1];
      return [name, combination(integers.length, integers[0]!.length, list)];
    }),
  );
}

/** A f. */
export const mappedForm = (A: RationalMatrix, form: ExactForm): ExactForm =>
  new Map([...form].map(([name, B]) => [name, product(A, B)]));

/** The vector of that name itself, or its image under A. */
export const formOf = (name: string, A: RationalMatrix): ExactForm => new Map([[name, A]]);
