import { NumericalError } from '../errors.js';
import type { Hessenberg } from './hessenberg.js';
import type { Matrix } from './matrix.js';
import { chase, type Shifts } from './schurStep.js';
import { standardBlock } from './standardBlock.js';

/** Steps in all for each eigenvalue: two or three are usual, so that the cap is not met. */
const MOST_STEPS = 60;
/** A block that has not split after this many steps gets shifts that do not come from it. */
const PATIENCE = 10;

/** A = Z T Zᵀ with T quasi upper triangular: diagonal blocks 1×1, and 2×2 in standard form for conjugate pairs. */
export interface RealSchur {
  readonly T: Matrix;
  /** Zᵀ, n×n, orthogonal. */
  readonly Zt: Matrix;
  /** Francis steps taken. */
  readonly steps: number;
}

/**
 * Real Schur form by the implicit double-shift QR iteration. A subdiagonal entry is dropped where that is a backward
 * error below rounding; a block that stalls gets exceptional shifts, another one every ten steps, which break the
 * cycles that the usual shifts can run into.
 *
 * @param hessenberg - taken over. Modified.
 * @throws NumericalError if 60 n steps do not suffice, so that the iteration always ends.
 * @source francis1961, ahues1997 (docs/references.md)
 */
export function realSchur({ H, Zt }: Hessenberg): RealSchur {
  const n = H.rows;
  let [steps, stalled] = [0, 0];
  for (let high = n - 1; high >= 0; ) {
    const low = blockStart(H, high);
    if (low >= high - 1) {
      if (low === high - 1) standardise(H, Zt, low);
      high = low - 1;
      stalled = 0;
      continue;
    }
    if (steps === MOST_STEPS * n) {
      throw new NumericalError(
        `realSchur: the eigenvalues of a ${n}×${n} matrix must be found in ${steps} steps, found ${n - 1 - high}. Change a weight or a design a little.`,
      );
    }
    steps++;
    stalled++;
    const exceptional = stalled % PATIENCE === 0;
    chase(
      H,
      Zt,
      low,
      high,
      exceptional ? exceptionalShifts(H, low, high, stalled / PATIENCE) : usualShifts(H, high),
    );
  }
  return { T: H, Zt, steps };
}

/** The first row of the unreduced block that ends in row `high`; subdiagonal entries found negligible become 0. */
function blockStart({ rows: n, data }: Matrix, high: number): number {
  for (let k = high; k > 0; k--) {
    const at = k * n + k;
    const below = Math.abs(data[at - 1]!);
    if (below === 0) return k;
    if (isNegligible(data, n, k, below)) {
      data[at - 1] = 0;
      return k;
    }
  }
  return 0;
}

/** Entries near 1 are the largest; below this nothing counts. */
const TINY = 2 ** -960;

/** Whether the subdiagonal entry above row k may be dropped: next to its neighbours, and to what it moves. */
function isNegligible(data: Float64Array, n: number, k: number, below: number): boolean {
  if (below <= TINY) return true;
  const at = k * n + k;
  const [up, down] = [data[at - n - 1]!, data[at]!];
  let size = Math.abs(up) + Math.abs(down);
  if (size === 0) {
    if (k >= 2) size += Math.abs(data[at - n - 2]!);
    if (k + 1 < n) size += Math.abs(data[at + n]!);
  }
  if (below > Number.EPSILON * size) return false;
  const above = Math.abs(data[at - n]!);
  const [more, less] = [Math.max(below, above), Math.min(below, above)];
  const gap = Math.abs(up - down);
  const [far, near] = [Math.max(Math.abs(down), gap), Math.min(Math.abs(down), gap)];
  const sum = far + more;
  return less * (more / sum) <= Math.max(TINY, Number.EPSILON * (near * (far / sum)));
}

/** The eigenvalues of the last 2×2 block; of two real ones the nearer to the last entry, twice. */
function usualShifts({ rows: n, data }: Matrix, high: number): Shifts {
  const at = high * n + high;
  const [a, b, c, d] = [data[at - n - 1]!, data[at - n]!, data[at - 1]!, data[at]!];
  const half = (a - d) / 2;
  const discriminant = half * half + b * c;
  if (discriminant < 0) {
    const re = (a + d) / 2;
    return { re, re2: re, im: Math.sqrt(-discriminant) };
  }
  const above = half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant);
  const nearest = above === 0 ? d : d - (b / above) * c;
  return { re: nearest, re2: nearest, im: 0 };
}

/**
 * Shifts that owe nothing to the block that stalls but its size: from its lower and its upper end in turn, each time
 * in another direction.
 */
function exceptionalShifts(
  { rows: n, data }: Matrix,
  low: number,
  high: number,
  time: number,
): Shifts {
  const entry = (i: number, j: number) => data[i * n + j]!;
  const atEnd = time % 2 === 0;
  const size = atEnd
    ? Math.abs(entry(high, high - 1)) + Math.abs(entry(high - 1, high - 2))
    : Math.abs(entry(low + 1, low)) + Math.abs(entry(low + 2, low + 1));
  const centre = atEnd ? entry(high, high) : entry(low, low);
  // Fractions of the golden ratio's multiples never repeat and come near every direction.
  const fraction = (time * GOLDEN) % 1;
  return {
    re: centre + (0.5 + fraction) * size,
    re2: centre + (0.5 + fraction) * size,
    im: (1 - fraction) * size,
  };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Brings the 2×2 block at (k, k + 1) to standard form. */
function standardise(H: Matrix, Zt: Matrix, k: number): void {
  const { rows: n, data } = H;
  const at = k * n + k;
  const { a, b, c, d, cs, sn } = standardBlock(
    data[at]!,
    data[at + 1]!,
    data[at + n]!,
    data[at + n + 1]!,
  );
  data[at] = a;
  data[at + 1] = b;
  data[at + n] = c;
  data[at + n + 1] = d;
  if (sn === 0) return;
  rotateRows(data, at + 2, at + n + 2, n - k - 2, cs, sn);
  for (let i = 0; i < k; i++) {
    const left = i * n + k;
    const [x, y] = [data[left]!, data[left + 1]!];
    data[left] = cs * x + sn * y;
    data[left + 1] = cs * y - sn * x;
  }
  rotateRows(Zt.data, k * n, (k + 1) * n, n, cs, sn);
}

/** (x, y) ← (cs x + sn y, cs y − sn x) for `length` neighbouring entries of two rows. */
function rotateRows(
  data: Float64Array,
  first: number,
  second: number,
  length: number,
  cs: number,
  sn: number,
): void {
  for (let j = 0; j < length; j++) {
    const [x, y] = [data[first + j]!, data[second + j]!];
    data[first + j] = cs * x + sn * y;
    data[second + j] = cs * y - sn * x;
  }
}
