import { Matrix } from '../linalg/matrix.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import type { Panel } from './arena.js';

/** target += weight · source, entry by entry, over the first `rows` rows of panels of one width. */
export function addScaled(target: Panel, weight: number, source: Panel, rows: number): void {
  const [to, from] = [target.data, source.data];
  const length = rows * target.width;
  for (let i = 0; i < length; i++) to[i]! += weight * from[i]!;
}

/**
 * target = N⁺ for a normal matrix N, so that N⁺r is the least-squares solution of least norm.
 *
 * @param target - d×d. Modified.
 * @param N - d×d, symmetric PSD. Not modified.
 */
export function writePseudoInverse(target: Panel, N: Panel, d: number): void {
  const packed = new Matrix(d, d);
  for (let i = 0; i < d; i++) {
    packed.data.set(N.data.subarray(i * N.width, i * N.width + d), i * d);
  }
  const { inverse } = pseudoInverse(packed);
  for (let i = 0; i < d; i++) {
    target.data.set(inverse.data.subarray(i * d, (i + 1) * d), i * target.width);
  }
}
