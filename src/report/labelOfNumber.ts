import { decimal } from '../figures/labels/numberLabel.js';
import type { Quantity } from '../measures/roster.js';

/** A number for a cell, in the markup of labels; – where there is none. */
export const labelOfNumber = (value: Quantity): string => (value === null ? '–' : decimal(value));
