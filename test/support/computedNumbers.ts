import { evaluate } from 'mathjs';

/** A number printed on a page, and the expression in the comment behind it. */
export interface ComputedNumber {
  /** As printed: `0.763`, `−2 %`, `8,466`, `¾`. */
  readonly printed: string;
  /** The scenario it speaks of, with what is changed in it; null for an expression of functions alone. */
  readonly scenario: { readonly name: string; readonly set: readonly string[] } | null;
  readonly expression: string;
}

const DIGITS = String.raw`[−+]?\d[\d,]*(?:\.\d+)?(?:\s?%)?`;
const FRACTION = '[¼½¾⅓⅔]';
const COMMENT = String.raw`<!--\s*([^]*?)\s*-->`;
const TAGGED = new RegExp(`(${DIGITS}|${FRACTION})${COMMENT}`, 'g');
const CHANGES = String.raw`(?: (?:'[^']+'|[^\s':]+=[^\s':]+))*`;
/** A preset, changes such as `alpha=0.3` or `'public={samples: 100}'`, a colon. */
const SCENARIO = new RegExp(`^([a-z][a-z-]*)(${CHANGES}): `);
/** A comment by itself that gives a changed preset a name: `few = unanchored beta=0.5`. */
const DEFINITION = new RegExp(`^<!-- ([a-z]+) = ([a-z][a-z-]*)(${CHANGES}) -->$`, 'gm');
const FRACTIONS: Readonly<Record<string, number>> = {
  '¼': 1 / 4,
  '½': 1 / 2,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
};
/** Rounding of a fraction that is exact in the theory. */
const ROUNDING = 1e-9;

/** Every number of a page with a comment right behind it, the page's own names of scenarios resolved. */
export function computedNumbers(page: string): ComputedNumber[] {
  const defined = definitions(page);
  return [...page.matchAll(TAGGED)].map(([, printed = '', comment = '']) => {
    const source = comment.replace(/\s+/g, ' ');
    const [prefix = '', name, changes = ''] = SCENARIO.exec(source) ?? [];
    const expression = source.slice(prefix.length);
    if (name === undefined) return { printed, scenario: null, expression };
    const base = defined.get(name) ?? { name, set: [] };
    const scenario = { name: base.name, set: [...base.set, ...words(changes)] };
    return { printed, scenario, expression };
  });
}

/** The names that a page gives to changed presets. */
export const definitions = (page: string): Map<string, NonNullable<ComputedNumber['scenario']>> =>
  new Map(
    [...page.matchAll(DEFINITION)].map(([, defined = '', name = '', changes = '']) => [
      defined,
      { name, set: words(changes) },
    ]),
  );

/** Every comment of a page, those behind no number included. */
export const comments = (page: string): string[] =>
  [...page.matchAll(new RegExp(COMMENT, 'g'))].map(([, text = '']) => text);

/** Numbers in prose that are more than a count, with no expression behind them. Code, links and comments are not prose. */
export function untestedNumbers(page: string, allowed: readonly string[]): string[] {
  const prose = page
    .replace(/^```.*?^```/gms, '')
    .replace(TAGGED, '')
    .replace(new RegExp(COMMENT, 'g'), '')
    .replace(/`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']');
  const rest = allowed.reduce((text, word) => text.replaceAll(word, ''), prose);
  return [...rest.matchAll(/\d[\d,.]*\d(?:\s?%)?|\d\s?%/g)]
    .map(([number]) => number)
    .filter((number) => !/^\d{1,3}$/.test(number));
}

/** Whether a printed number is the value, rounded to the digits printed. */
export function isRounded(printed: string, value: number): boolean {
  const fraction = FRACTIONS[printed];
  if (fraction !== undefined) return Math.abs(value - fraction) <= ROUNDING;
  const plain = printed.replace('−', '-').replace(/[+,%\s]/g, '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const shown = printed.endsWith('%') ? 100 * value : value;
  return Math.abs(shown - Number(plain)) <= (0.5 + ROUNDING) * 10 ** -decimals;
}

/** The words of a line as a shell reads them: split at spaces outside single quotes. */
export const words = (line: string): string[] =>
  (line.match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((word) => word.replaceAll("'", ''));

/**
 * The value of an expression over a scope.
 *
 * @throws Error if it is not a finite number.
 */
export function numberFrom(expression: string, scope: object): number {
  const value: unknown = evaluate(expression, { ...scope });
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`${expression} must be a finite number, found ${String(value)}.`);
}
