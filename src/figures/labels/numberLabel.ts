/** A number for readers: three significant digits, a true minus, powers of ten where plain digits run long. */
export function decimal(x: number): string {
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(3))).replace('-', '−');
  return scientific(x).replace(/^1×/, '');
}

/** A number as a power of ten: two significant digits, `4.2×10^{−4}`. */
export function scientific(x: number): string {
  const [digits, exponent] = x.toExponential(1).split('e') as [string, string];
  return `${digits.replace('-', '−').replace(/\.0$/, '')}×${powerOfTen(Number(exponent))}`;
}

/** 10 to a whole power, in markup. */
export const powerOfTen = (power: number): string => `10^{${String(power).replace('-', '−')}}`;

/** Two decimals, and none where none are needed. */
export const hundredths = (x: number): string => String(Number(x.toFixed(2)));
