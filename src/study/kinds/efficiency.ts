import { ecosystem } from '../../ecosystem/ecosystem.js';
import { DomainError } from '../../errors.js';
import { efficiencyFigure } from '../../figures/kinds/efficiency.js';
import type { EfficiencyTable } from '../../figures/kinds/efficiencyTable.js';
import { printable } from '../../scenario/printable.js';
import { cellsOf, efficiencyMap, optimumOf, quantityOf, shownValue } from '../efficiencyMap.js';
import type { KindOfFigure } from '../kindOfFigure.js';
import { parseOver, type Variant, variants } from '../variants.js';
import { hasOwnWeights, PAPER } from '../weightings.js';

/** How efficient an average model is over the weights (α, β). */
export const efficiencyKind: KindOfFigure = {
  draw: (scenario, { grid, over }) => {
    const panels =
      over === undefined ? [{ label: '', scenario }] : variants(scenario, parseOver(over));
    return efficiencyFigure(efficiencyTable(ecosystem(scenario).name, panels, grid));
  },
  takesOver: true,
};

/**
 * Mean relative efficiency of the models in the limit over a grid of (α, β), its optimum, and its value at (½, ½).
 * Every entity's own α and β are replaced by those of the grid.
 *
 * Where the ideal estimator makes no error to compare with, the efficiency is 0 everywhere by definition, and the
 * table holds the mean squared error of an average model instead.
 *
 * @param scenario - what all panels are variants of, by name.
 * @param panels - one scenario, or variants of one.
 * @param grid - points on each side.
 * @throws ScenarioError if a scenario breaks a rule that depends on its data.
 * @throws DomainError if the grid is not a whole number, 2 or more.
 */
export function efficiencyTable(
  scenario: string,
  panels: readonly Variant[],
  grid = 41,
): EfficiencyTable {
  if (!(Number.isInteger(grid) && grid >= 2)) {
    throw new DomainError(
      `efficiencyTable: grid must be a whole number, 2 or more, found ${printable(grid)}. Leave it out for 41.`,
    );
  }
  const maps = panels.map((panel) => {
    const map = efficiencyMap(panel.scenario);
    return { ...panel, map, cells: cellsOf(map, grid) };
  });
  const quantity = quantityOf(maps.flatMap(({ cells }) => cells));
  return {
    scenario,
    quantity,
    replacesWeights: panels.some((panel) => hasOwnWeights(panel.scenario)),
    points: Array.from({ length: grid }, (_, i) => i / (grid - 1)),
    panels: maps.map(({ label, map, cells }) => ({
      label,
      values: cells.map(({ answer }) => shownValue(answer, quantity)),
      reasons: cells.map(({ answer }) => ('reason' in answer ? answer.reason : null)),
      optimum: optimumOf(map, cells, quantity, 1 / (grid - 1)),
      paper: { alpha: PAPER, beta: PAPER, value: shownValue(map(PAPER, PAPER), quantity) },
    })),
  };
}
