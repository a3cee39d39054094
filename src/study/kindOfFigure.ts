import type { Figure } from '../figures/figure.js';
import type { Scenario } from '../scenario/parseScenario.js';
import type { CompleteFigureOptions } from './figureOptions.js';

/** One kind of figure: from a scenario to its table to its figure. */
export interface KindOfFigure {
  readonly draw: (scenario: Scenario, options: CompleteFigureOptions) => Figure | Promise<Figure>;
  /** Whether it has one panel for each value of a setting where `over` is given. */
  readonly takesOver?: true;
}
