/** What multiplies by more than this in one generation was rounding before. */
const LEAP = 1e14;

/**
 * How large a quantity is before it grows: rounding is judged against that, not against what it grows to.
 *
 * @param course - the quantity at generations 0, 1, …; those that are not positive and finite are passed over.
 * @returns the first value that is no rounding; 0 where there is none.
 */
export function growthStart(course: readonly number[]): number {
  const sizes = course.filter((x) => x > 0 && Number.isFinite(x));
  const first = sizes.findIndex((x, t) => t === sizes.length - 1 || sizes[t + 1]! <= LEAP * x);
  return sizes[first] ?? 0;
}

/** The largest of several courses at each generation. */
export const envelope = (courses: readonly (readonly number[])[]): number[] =>
  (courses[0] ?? []).map((_, t) =>
    courses.reduce((most, course) => (course[t]! > most ? course[t]! : most), 0),
  );
