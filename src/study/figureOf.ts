import { DomainError } from '../errors.js';
import type { Figure } from '../figures/figure.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { printable } from '../scenario/printable.js';
import { requireOptions, requireScenario } from '../scenario/requireScenario.js';
import { type FigureKind, figureKinds, kindsOfFigures } from './figureKinds.js';
import { type FigureOptions, figureDefaults } from './figureOptions.js';

/**
 * Computes one figure of a scenario.
 *
 * @param kind - one of `figureKinds`.
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @param options - how it is computed (default: `figureDefaults`).
 * @returns the plotted data, the caption, and how it is drawn: for `vegaLiteSpec`, or `renderFigure` of
 *   `monoculture/node`.
 * @throws what `solve` and `simulate` throw of the scenario; DomainError if `over` is given for another kind than
 *   efficiency, or there is no such kind; the reason of `signal` when it aborts.
 * @example
 * import { figureOf } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const { caption, rows } = await figureOf('spectrum', readScenario('specialists'));
 * console.log(caption, rows.length);
 */
export async function figureOf(
  kind: FigureKind,
  scenario: Scenario,
  options: FigureOptions = {},
): Promise<Figure> {
  requireScenario('figureOf', scenario);
  requireOptions('figureOf', options);
  if (!figureKinds.includes(kind)) {
    throw new DomainError(
      `figureOf: kind must be one of ${figureKinds.join(', ')}, found ${printable(kind)}.`,
    );
  }
  const { draw, takesOver } = kindsOfFigures[kind];
  if (options.over !== undefined && !takesOver) {
    const takers = figureKinds.filter((one) => kindsOfFigures[one].takesOver);
    throw new DomainError(
      `figureOf: over must be left out for every kind but ${takers.join(', ')}, found ${kind} over ${printable(options.over)}. Draw one figure for each value with --set.`,
    );
  }
  return draw(scenario, { ...figureDefaults, ...options });
}
