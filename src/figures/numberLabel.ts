/** A number for readers: three significant digits, a true minus, powers of ten where plain digits run long. */
export function decimal(x: number): string {
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(3))).replace('-', '−');
  const [digits, exponent] = x.toExponential(1).split('e') as [string, string];
  const power = `10^{${exponent.replace('+', '').replace('-', '−')}}`;
  const mantissa = digits.replace('-', '−').replace(/\.0$/, '');
  return mantissa === '1' ? power : `${mantissa}×${power}`;
}
