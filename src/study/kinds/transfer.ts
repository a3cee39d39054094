import { analysis } from '../../answer/analysis.js';
import { quantity } from '../../answer/reportRows.js';
import { transferFigure } from '../../figures/kinds/transfer.js';
import type { TransferTable } from '../../figures/kinds/transferTable.js';
import type { Matrix } from '../../linalg/matrix.js';
import { carried, RESCALE } from '../../measures/carried.js';
import { type Measures, measures } from '../../measures/measures.js';
import { transfer } from '../../measures/transfer.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import { limitMoments } from '../../solution/linear/limitMoments.js';
import { initialMoments } from '../../solution/linear/modelMoments.js';
import { momentsAt } from '../../solution/linear/momentsOverTime.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** Who is good at whose task, before and after. */
export const transferKind: KindOfFigure = {
  draw: (scenario, options) => transferFigure(transferTable(scenario, options)),
};

/**
 * What the transfer figure of a scenario shows: risks at generation 0 and in the limit, or at generation T where
 * there is none.
 *
 * @param generations - T, 1 or more.
 * @throws what `solve` throws of the scenario.
 * @theorem T1
 */
export function transferTable(
  scenario: Scenario,
  { generations }: { readonly generations: number },
): TransferTable {
  const { ecosystem, recurrence, modes } = analysis(scenario).working;
  const { spectralRadius, verdict } = modes;
  const limit = verdict === 'converges' && recurrence.unsettled === null;
  const moments = limit ? limitMoments(recurrence).moments : momentsAt(recurrence, generations);
  const before: Measures = measures(ecosystem, initialMoments(recurrence));
  const after: Measures = carried(
    measures(ecosystem, moments),
    limit ? 'the limit' : `generation ${generations}`,
    limit ? RESCALE : 'ask for fewer generations',
  );
  const tasks = [
    ...ecosystem.entities.map((entity) => entity.private.samples > 0),
    ecosystem.public.samples > 0,
  ];
  const publicTask = tasks.at(-1)!;
  const table = (A: Matrix) =>
    ecosystem.entities.map((_, k) =>
      tasks
        .slice(0, publicTask ? undefined : -1)
        .map((exists, j) => (exists ? quantity(A.get(k, j)) : null)),
    );
  return {
    scenario: ecosystem.name,
    kinds: ecosystem.entities.map(({ name, copies }) => ({ name, copies })),
    publicTask,
    generation: limit ? null : generations,
    spectralRadius,
    verdict,
    before: table(before.risk),
    after: table(after.risk),
    factor: table(transfer(ecosystem, before, after)),
  };
}
