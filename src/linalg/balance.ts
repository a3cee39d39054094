import { copyOf, type Matrix } from './matrix.js';

/** A gain below this factor is not worth another sweep. */
const WORTHWHILE = 0.95;
const MOST_SWEEPS = 100;
/** D stays within 2^±400, so that neither it nor what it multiplies overflows. */
const MOST_POWER = 400;

/** D⁻¹AD, whose rows and columns have like norms, and D. */
export interface Balanced {
  readonly balanced: Matrix;
  /** Diagonal of D: powers of two, so that no digit is lost. */
  readonly scale: Float64Array;
}

/**
 * Scales a square matrix to D⁻¹AD so that features in different units do not cost its eigenvalues digits.
 *
 * @param A - n×n; its entries in modulus at most 2^400 or so. Not modified.
 * @source parlett1969 (docs/references.md)
 */
export function balance(A: Matrix): Balanced {
  const balanced = copyOf(A);
  const n = A.rows;
  const scale = new Float64Array(n).fill(1);
  for (let sweep = 0, changed = true; changed && sweep < MOST_SWEEPS; sweep++) {
    changed = false;
    for (let i = 0; i < n; i++) {
      let column = 0;
      let row = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        column += Math.abs(balanced.get(j, i));
        row += Math.abs(balanced.get(i, j));
      }
      if (column === 0 || row === 0) continue;
      const power = Math.round((Math.log2(row) - Math.log2(column)) / 2);
      const before = Math.log2(scale[i]!);
      const f = 2 ** (Math.max(-MOST_POWER, Math.min(MOST_POWER, before + power)) - before);
      if (column * f + row / f >= WORTHWHILE * (column + row)) continue;
      changed = true;
      scale[i]! *= f;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        balanced.set(j, i, balanced.get(j, i) * f);
        balanced.set(i, j, balanced.get(i, j) / f);
      }
    }
  }
  return { balanced, scale };
}
