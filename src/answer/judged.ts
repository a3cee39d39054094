/** Path of a number of an answer, from the top. */
export type Path = readonly (string | number)[];

/** What is known of a number. */
export interface Certainty {
  /** A bound for its error; NaN where it cannot be told from 0/0, and is reported as none. */
  readonly error: number;
  /** The size of what it is computed from: a number that is zero in theory comes out as a small share of it. */
  readonly scale: number;
  /** What its digits are counted from: its own size, or 1 for a share or a cosine, ρ for an eigenvalue. */
  readonly unit: number;
}

/** What is no result of a computation, or says how the computation went. */
const NOT_JUDGED: ReadonlySet<string | number> = new Set([
  'features',
  'copies',
  'evidence',
  'generation',
  'certificate',
  // First-order effects and slopes, for orientation: they carry no digits of their own.
  'graph',
]);
/** A ratio below this has a numerator of zero. */
const VANISHING = 1e-20;
/** A float64 has no more. */
const MOST_DIGITS = 15;
/** A number below its own error is set to zero if that error is below this share of the scale. */
const NEGLIGIBLE = 1e-6;

/** An answer in which numbers indistinguishable from zero are zero, and its digits. */
export interface Judged<T> {
  readonly answer: T;
  /** Significant digits of the least certain number: 15 at most, 0 at least. */
  readonly digits: number;
  /** Where that number stands, such as `limit.risk[0][1]`; empty where all are exact. */
  readonly weakest: string;
}

/**
 * Judges every number of an answer by the error it may have. A number below its own error, where that is negligible
 * beside what it is computed from, is indistinguishable from zero, and is set to zero; of the others the one with the
 * fewest significant digits counts.
 *
 * @param answer - plain data. Not modified.
 * @param certaintyOf - of each number.
 */
export function judged<T>(
  answer: T,
  certaintyOf: (path: Path, value: number) => Certainty,
): Judged<T> {
  let digits = MOST_DIGITS;
  let weakest: Path = [];
  const visit = (value: unknown, path: Path): unknown => {
    if (typeof value === 'number') {
      if (value === 0) return value;
      const { error, scale, unit } = certaintyOf(path, value);
      const size = Math.abs(value);
      if (Number.isNaN(error)) return size < VANISHING ? 0 : null;
      if (size <= error && error <= NEGLIGIBLE * scale) return 0;
      const certain = error === 0 ? MOST_DIGITS : Math.log10(unit / error);
      // NaN counts as nothing certain.
      const own = certain >= 0 ? certain : 0;
      if (own < digits) [digits, weakest] = [own, path];
      return value;
    }
    if (Array.isArray(value)) return value.map((inner, i) => visit(inner, [...path, i]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        NOT_JUDGED.has(key) ? inner : visit(inner, [...path, key]),
      ]),
    );
  };
  const seen = visit(answer, []) as T;
  return { answer: seen, digits: Math.floor(digits), weakest: placeOf(weakest) };
}

const placeOf = (path: Path): string =>
  path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${key}`))
    .join('');
