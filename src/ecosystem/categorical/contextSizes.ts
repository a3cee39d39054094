/**
 * A whole number of answers divided over contexts by shares: largest remainders, ties to the lower context.
 *
 * @param samples - n, a whole number.
 * @param shares - C numbers of sum 1.
 * @returns C whole numbers of sum n.
 */
export function contextSizes(samples: number, shares: Float64Array): Float64Array {
  const quotas = shares.map((share) => samples * share);
  const sizes = quotas.map((quota) => Math.floor(quota * (1 + 2 ** -50)));
  const left = samples - sizes.reduce((sum, size) => sum + size, 0);
  // Remainders that differ by rounding alone are ties.
  const remainder = (c: number) => Math.round((quotas[c]! - sizes[c]!) * 1e9);
  const order = Array.from(quotas.keys()).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const c of order.slice(0, left)) sizes[c]! += 1;
  return sizes;
}
