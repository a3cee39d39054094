/** The d×d table with these numbers on its diagonal and 0 elsewhere. */
export const diagonal = (...values: readonly number[]): number[][] =>
  values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));
