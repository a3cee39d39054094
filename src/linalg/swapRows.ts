/** Swaps rows i and j of n numbers each, in place. */
export function swapRows(values: Float64Array, n: number, i: number, j: number): void {
  if (i === j) return;
  const held = values.slice(i * n, (i + 1) * n);
  values.copyWithin(i * n, j * n, (j + 1) * n);
  values.set(held, j * n);
}
