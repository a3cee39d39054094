import type { Scalar } from './row.js';

/** A value of `vary` as a table holds it: numbers and texts as they are, anything else as JSON. */
export const plainValue = (value: unknown): Scalar =>
  typeof value === 'number' || typeof value === 'string' || value === null
    ? value
    : JSON.stringify(value);
