/** |x|. */
export const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);

/** Greatest common divisor of |a| and |b|; 0 only of two zeros. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = magnitude(a);
  let y = magnitude(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple of two positive integers. */
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** Greatest common divisor of a list, until it is 1. */
export function content(list: readonly bigint[]): bigint {
  let common = 0n;
  for (const x of list) {
    if (x !== 0n) common = gcd(x, common);
    if (common === 1n) break;
  }
  return common;
}

/** Number of binary digits of |x|; 0 of 0. */
export function bitLength(x: bigint): number {
  if (x === 0n) return 0;
  const hex = magnitude(x).toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}

/** ⌊√x⌋ for x ≥ 0, by Newton's method from above. */
export function integerRoot(x: bigint): bigint {
  if (x === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(bitLength(x) / 2));
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
