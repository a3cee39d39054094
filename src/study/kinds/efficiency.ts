import { ecosystem } from '../../ecosystem/ecosystem.js';
import { DomainError } from '../../errors.js';
import { efficiencyFigure } from '../../figures/kinds/efficiency.js';
import type { EfficiencyTable } from '../../figures/kinds/efficiencyTable.js';
import type { Scenario } from '../../scenario/parseScenario.js';
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
    const table = efficiencyTable(ecosystem(scenario).name, panels, grid);
    requireDifferent(table, over);
    return efficiencyFigure(table);
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
    return { ...panel, map, cells: cellsOf(map, grid), own: ownWeights(panel.scenario) };
  });
  const quantity = quantityOf(maps.flatMap(({ cells }) => cells));
  return {
    scenario,
    quantity,
    replacesWeights: panels.some((panel) => hasOwnWeights(panel.scenario)),
    points: Array.from({ length: grid }, (_, i) => i / (grid - 1)),
    panels: maps.map(({ label, map, cells, own }) => ({
      label,
      values: cells.map(({ answer }) => shownValue(answer, quantity)),
      reasons: cells.map(({ answer }) => ('reason' in answer ? answer.reason : null)),
      optimum: optimumOf(map, cells, quantity, 1 / (grid - 1)),
      paper: { alpha: PAPER, beta: PAPER, value: shownValue(map(PAPER, PAPER), quantity) },
      own: own && { ...own, value: shownValue(map(own.alpha, own.beta), quantity) },
    })),
  };
}

/** The weights that all entities share, unless they are those of the paper; null where they differ. */
function ownWeights(scenario: Scenario): { readonly alpha: number; readonly beta: number } | null {
  const [first, ...others] = ecosystem(scenario).entities;
  const { alpha, beta } = first!;
  const shared = others.every((entity) => entity.alpha === alpha && entity.beta === beta);
  return shared && !(alpha === PAPER && beta === PAPER) ? { alpha, beta } : null;
}

/** Panels must show something of what they vary. */
function requireDifferent({ panels }: EfficiencyTable, over: string | undefined): void {
  const [first, ...others] = panels.map(({ values }) => JSON.stringify(values));
  if (others.length === 0 || !others.every((values) => values === first)) return;
  throw new DomainError(
    `figureOf: over must change the map, found the same map for every value of ${printable(over)}. The map has its own α and β in place of those of the scenario: vary something else, such as public.samples=50,200.`,
  );
}
