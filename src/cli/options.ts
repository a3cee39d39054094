import { InvalidArgumentError } from 'commander';
import { widthOf } from '../figures/width.js';
import { closest } from '../scenario/closest.js';
import { printable } from '../scenario/printable.js';

/** Reads a whole number of at least `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
  };

/** Reads a probability strictly between 0 and 1. */
export function probability(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('It must be a number between 0 and 1, such as 1e-6.');
}

/** Collects the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  value,
];

/** Reads one of some names, or `all` for every one of them. */
export const oneOrAll =
  <Name extends string>(what: string, names: readonly Name[]) =>
  (text: string): readonly Name[] =>
    text === 'all' ? names : [known(what, names, text)];

/** Reads names separated by commas. */
export const listOf =
  <Name extends string>(what: string, names: readonly Name[]) =>
  (text: string): readonly Name[] =>
    text.split(',').map((part) => known(what, names, part.trim()));

/** A width that a figure can have, as written. */
export function anyWidth(text: string): string {
  try {
    widthOf(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
  return text;
}

function known<Name extends string>(what: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  const meant = closest(text, names);
  throw new InvalidArgumentError(
    `Unknown ${what} ${printable(text)}.${meant === undefined ? '' : ` Did you mean ${meant}?`} Choose from ${names.join(', ')}.`,
  );
}
