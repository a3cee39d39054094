import type { AbstractMatrix } from 'ml-matrix';
import { copyOf } from './matrix.js';

/** The entries of A row by row, in one array of their own. */
export const flat = (A: AbstractMatrix): Float64Array => copyOf(A).data;
