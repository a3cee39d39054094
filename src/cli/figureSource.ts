import type { Figure } from '../figures/figure.js';
import { literal } from '../figures/labels/markup.js';
import type { FigureOptions } from '../study/figureOptions.js';

/** Words that a shell takes as they are. */
const PLAIN = /^[\w.,:=/@%+-]+$/;

/**
 * The command that draws a figure again, with every number that it depends on.
 *
 * @param scenario - as it was named.
 * @param set - the overrides, as written.
 */
export const figureLine = (
  kind: string,
  scenario: string,
  set: readonly string[],
  { generations, replicates, seed, grid, over, width }: FigureOptions & { readonly width: string },
): string =>
  [
    ...['monoculture', 'figure', kind, scenario],
    ...set.flatMap((change) => ['--set', change]),
    ...(over === undefined ? [] : ['--over', over]),
    ...Object.entries({ generations, replicates, seed, grid }).flatMap(([name, value]) => [
      `--${name}`,
      String(value),
    ]),
    ...(width === '1' || width === '2' ? ['--columns', width] : ['--width', width]),
  ]
    .map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');

/** The figure with the overrides of its scenario in title and caption. */
export function withOverrides(figure: Figure, set: readonly string[]): Figure {
  if (set.length === 0) return figure;
  const list = set.join(', ');
  return {
    ...figure,
    title: `${figure.title} (${list})`,
    caption: `${figure.caption} The scenario was changed: ${literal(list)}.`,
  };
}
