import type { TopLevelSpec } from 'vega-lite';
import type { Figure, Room } from './figure.js';
import { plainText } from './labels/markup.js';
import { theme } from './theme.js';

/** A figure's specification with its data and its look inside; labels are in markup. */
export const completeSpec = (figure: Figure, room: Room): TopLevelSpec => ({
  ...figure.spec(room),
  datasets: { table: [...figure.rows] },
  config: theme,
});

/**
 * A figure for programs that draw Vega-Lite themselves, such as a web page: data and look inside, titles in plain
 * letters.
 *
 * @param figure - from `figureOf`.
 * @param room - width of one panel, and how many columns of a journal to lay it out for.
 * @returns a complete Vega-Lite specification, ready to draw.
 * @example
 * import { figureOf, vegaLiteSpec } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const figure = await figureOf('spectrum', readScenario('specialists'));
 * console.log(JSON.stringify(vegaLiteSpec(figure)).length);
 */
export const vegaLiteSpec = (
  figure: Figure,
  room: Room = { panel: 300, columns: 1 },
): TopLevelSpec => plainTitles(completeSpec(figure, room)) as TopLevelSpec;

/** The same tree with the markup of its titles read. */
function plainTitles(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(plainTitles);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      key === 'title' && typeof value === 'string' ? plainText(value) : plainTitles(value),
    ]),
  );
}
