/** A number as a cell holds it, or why it is none. */
export type CellNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** An empty cell, or a word that stands for one. */
  | { readonly kind: 'missing' }
  /** Text of another kind; `next` says what to do about it where that is known. */
  | { readonly kind: 'text'; readonly next?: string };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** What tables write where they have no number. */
const MISSING = /^(|[-–—.?]|#?n\/?a|#n\/a n\/a|nan|null|none|nil|missing|unknown)$/i;

/**
 * Reads a cell as a decimal: digits with at most one point and a power of ten.
 *
 * @param text - trimmed.
 */
export function cellNumber(text: string): CellNumber {
  if (!DECIMAL.test(text)) return MISSING.test(text) ? { kind: 'missing' } : notPlain(text);
  const value = Number(text);
  if (!Number.isFinite(value)) return { kind: 'text', next: 'It is beyond the largest double.' };
  if (value === 0 && /[1-9]/.test(text.replace(/e.*$/i, ''))) {
    return { kind: 'text', next: 'It is below the smallest double.' };
  }
  return { kind: 'number', value };
}

function notPlain(text: string): CellNumber {
  const kind = written.find(({ like }) => like.test(text));
  return kind === undefined ? { kind: 'text' } : { kind: 'text', next: kind.next };
}

/** Ways to write a number that mean one thing here and another there. */
const written: readonly { like: RegExp; next: string }[] = [
  { like: /^[+-]?\d*,\d+$/, next: 'Write decimals with a point, and no separators of thousands.' },
  {
    like: /^[+-]?\d{1,3}([,.'’ \u00a0\u202f]\d{3})+([.,]\d+)?$/,
    next: 'Leave out the separators of thousands, and write decimals with a point.',
  },
  {
    like: /\d\s*[%‰]$/,
    next: 'Leave out the percent sign: write 0.5 or 50, as the model should see it.',
  },
  { like: /^[+-]?\s*\p{Sc}|\p{Sc}$/u, next: 'Leave out the sign of the currency.' },
  { like: /^−/, next: 'Write the minus as a hyphen.' },
];

/**
 * A decimal in one way of writing, `±digits e exponent`: two texts have the same one exactly if they have the same value.
 *
 * @param text - of which `cellNumber` is a number.
 */
export function decimalValue(text: string): string {
  const [, sign = '', mantissa = '', power = '0'] =
    /^([+-]?)([\d.]*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return '0';
  const exponent = Number(power) - fraction.length + digits.length - short.length;
  return `${sign === '-' ? '-' : ''}${short}e${exponent}`;
}
