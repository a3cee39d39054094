import type { Real } from '../../src/linalg/doubleDouble.js';

/** The float64 nearest to a scalar of any precision. */
export const numberOf = (x: Real): number => (typeof x === 'number' ? x : x.hi + x.lo);
