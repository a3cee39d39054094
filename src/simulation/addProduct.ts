/**
 * C += A B.
 *
 * Every sum runs over the depth in order from zero and is then added to C, so that any blocking of rows and
 * columns, and the vector kernel of addProduct.wat, give the same bytes.
 *
 * @param C - m×n, row by row. Modified.
 * @param A - m rows, `stride` apart, of which the first `depth` entries are used. Not modified.
 * @param B - depth×n, row by row. Not modified.
 */
export function addProduct(
  C: Float64Array,
  A: Float64Array,
  B: Float64Array,
  m: number,
  depth: number,
  n: number,
  stride: number,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0, a = i * stride, b = j; l < depth; l++, b += n) sum += A[a++]! * B[b]!;
      C[i * n + j]! += sum;
    }
  }
}
