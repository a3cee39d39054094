import type { Matrix } from '../linalg/matrix.js';

/**
 * A quantity for every ordered pair of entities, kept by kind: entities of kinds k ≠ l, and two different
 * copies of one kind, share `distinct`; an entity with itself has `own`.
 */
export interface Pairs {
  /** kinds×kinds, or kinds×(kinds+1) with a last column for the public data. */
  readonly distinct: Matrix;
  /** One number for every kind. */
  readonly own: readonly number[];
}
