import type { Figure } from '../figure.js';
import { kindLabels } from '../labels/kindLabels.js';
import { literal } from '../labels/markup.js';
import { decimal } from '../labels/numberLabel.js';
import { ratioAxis } from '../pictures/knownAxes.js';
import type { Matrices } from '../pictures/matrices.js';
import { MOST_WRITTEN, shortNumber } from '../pictures/matrixLabels.js';
import { matrixPicture } from '../pictures/matrixPicture.js';
import { valueAxis } from '../pictures/valueAxis.js';
import type { TransferTable } from './transferTable.js';

/**
 * Who is good at whose task before and after the interaction, and by what factor each got better.
 *
 * @param table - from `transferTable`.
 */
export function transferFigure(table: TransferTable): Figure {
  const { scenario, before, after, factor, generation } = table;
  const names = kindLabels(table.kinds);
  const risks = [...before, ...after].flat().filter((x) => x !== null);
  const colors = {
    scheme: 'viridis' as const,
    axis: valueAxis(risks, { logFrom: 10, fill: 1, start: largest(before) }),
    title: 'risk, before and after (dark is good)',
  };
  const last = generation === null ? 'limit' : `generation ${generation}`;
  const matrices: Matrices = {
    rowLabels: names,
    columnLabels: [...names, ...(table.publicTask ? [literal('public')] : [])],
    rowTitle: 'model',
    columnTitle: 'task',
    panels: [
      { title: 'risk, generation 0', cells: before, colors, text: shortNumber, legend: false },
      { title: `risk, ${last}`, cells: after, colors, text: shortNumber, legend: true },
      {
        title: 'before / after',
        cells: factor,
        colors: {
          scheme: 'purpleorange',
          axis: ratioAxis(factor.flat().filter((x) => x !== null)),
          title: 'factor (above 1 is good)',
        },
        text: shortNumber,
        legend: true,
      },
    ],
  };
  return {
    kind: 'transfer',
    title: `${scenario}: who is good at whose task`,
    caption: captionOf(table),
    ...matrixPicture(matrices),
  };
}

const largest = (table: TransferTable['before']): number =>
  table.flat().reduce<number>((most, x) => Math.max(most, x ?? 0), 0);

function captionOf(table: TransferTable): string {
  const { kinds, generation, verdict, spectralRadius, publicTask } = table;
  const after = {
    converges: 'in the limit',
    marginal: `at generation ${generation}, as there is no limit (the spectral radius is 1)`,
    diverges: `at generation ${generation}, as there is no limit (the spectral radius is ${decimal(spectralRadius)})`,
  }[verdict];
  const foreign = table.factor
    .flatMap((row, k) => row.filter((x, j) => j !== k && j < kinds.length && x !== null))
    .map((x) => x!);
  const better = foreign.filter((x) => x > 1).length;
  const count =
    foreign.length === 0
      ? ''
      : ` ${better} of ${foreign.length} ${foreign.length === 1 ? 'task' : 'tasks'} of others ${better === 1 ? 'is' : 'are'} done better after than before.`;
  const dropped = publicTask ? '' : ' There are no public data, so no public task.';
  const many =
    kinds.length > MOST_WRITTEN ? ' Values are in the CSV; not every name is written.' : '';
  return `Risk of every model (row) on every task (column) at generation 0 and ${after}, and the first divided by the second: above 1 a model got better. Framed: own tasks.${count}${dropped}${many}`;
}
