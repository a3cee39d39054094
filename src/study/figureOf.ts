import { DomainError } from '../errors.js';
import type { Figure } from '../figures/figure.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { printable } from '../scenario/printable.js';
import { type FigureKind, figureKinds, kindsOfFigures } from './figureKinds.js';
import type { FigureOptions } from './figureOptions.js';

/**
 * Computes one figure of a scenario.
 *
 * @throws what `solve` and `simulate` throw of the scenario; DomainError if `over` is given for another kind than
 *   efficiency.
 */
export async function figureOf(
  kind: FigureKind,
  scenario: Scenario,
  options: FigureOptions,
): Promise<Figure> {
  const { draw, takesOver } = kindsOfFigures[kind];
  if (options.over !== undefined && !takesOver) {
    const takers = figureKinds.filter((one) => kindsOfFigures[one].takesOver);
    throw new DomainError(
      `figureOf: over must be left out for every kind but ${takers.join(', ')}, found ${kind} over ${printable(options.over)}. Draw one figure for each value with --set.`,
    );
  }
  return draw(scenario, options);
}
