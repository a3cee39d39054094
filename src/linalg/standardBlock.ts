/** A 2×2 matrix [[a, b], [c, d]] rotated to [[cs, sn], [−sn, cs]] · · [[cs, −sn], [sn, cs]]. */
export interface StandardBlock {
  readonly a: number;
  readonly b: number;
  /** 0 where the eigenvalues are real; else a = d and bc < 0. */
  readonly c: number;
  readonly d: number;
  readonly cs: number;
  readonly sn: number;
}

/** Eigenvalues nearer to each other than this, for entries near 1, are distinguished by the sign of bc alone. */
const CLOSE = 4 * Number.EPSILON;

/**
 * The standard form of a 2×2 diagonal block of a real Schur form: upper triangular where its eigenvalues are real, else
 * with equal diagonal entries, so that they are a ± i√|b|√|c|.
 *
 * @source golub2013 (docs/references.md)
 */
export function standardBlock(a: number, b: number, c: number, d: number): StandardBlock {
  if (c === 0) return { a, b, c, d, cs: 1, sn: 0 };
  if (b === 0) return { a: d, b: -c, c: 0, d: a, cs: 0, sn: 1 };
  const half = (a - d) / 2;
  const size = Math.max(Math.abs(half), Math.abs(b), Math.abs(c));
  // The discriminant, (a − d)²/4 + bc, over the square of the size.
  const discriminant = (half / size) ** 2 + (b / size) * (c / size);
  if (discriminant >= CLOSE) {
    // λ − d is the sum of two numbers of one sign, and (λ − d, c) an eigenvector of λ.
    const root = size * Math.sqrt(discriminant);
    const above = half + (half < 0 ? -root : root);
    const length = Math.hypot(above, c);
    const [cs, sn] = [above / length, c / length];
    return { a: d + above, b: b - c, c: 0, d: d - (b / above) * c, cs, sn };
  }
  return levelled(a, b, c, d);
}

/** Rotates to equal diagonal entries, and on to triangular form where rounding leaves bc ≥ 0. */
function levelled(a: number, b: number, c: number, d: number): StandardBlock {
  if (a === d && Math.sign(b) !== Math.sign(c)) return { a, b, c, d, cs: 1, sn: 0 };
  // tan 2φ = (d − a)/(b + c), |φ| ≤ 45°.
  const length2 = Math.hypot(a - d, b + c);
  const cs = Math.sqrt((1 + Math.abs(b + c) / length2) / 2);
  const sn = (b + c < 0 ? a - d : d - a) / length2 / cs / 2;
  const [top, right] = [a * cs + b * sn, b * cs - a * sn];
  const [left, bottom] = [c * cs + d * sn, d * cs - c * sn];
  const B = right * cs + bottom * sn;
  const C = left * cs - top * sn;
  const mean = (a + d) / 2;
  if (C === 0) return { a: mean, b: B, c: 0, d: mean, cs, sn };
  if (B === 0) return { a: mean, b: -C, c: 0, d: mean, cs: -sn, sn: cs };
  if (Math.sign(B) !== Math.sign(C)) return { a: mean, b: B, c: C, d: mean, cs, sn };
  const [rootB, rootC] = [Math.sqrt(Math.abs(B)), Math.sqrt(Math.abs(C))];
  const gap = Math.sign(C) * rootB * rootC;
  const length = Math.hypot(rootB, rootC);
  const [cs2, sn2] = [rootB / length, rootC / length];
  return {
    a: mean + gap,
    b: B - C,
    c: 0,
    d: mean - gap,
    cs: cs * cs2 - sn * sn2,
    sn: cs * sn2 + sn * cs2,
  };
}
