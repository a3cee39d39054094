import { oneLine } from '../scenario/printable.js';
import type { SweepStatus } from '../study/sweep/sweepStatus.js';
import { alignedColumns } from './alignedColumns.js';

/** Reasons that a table lists; the rest are in the export. */
const MOST_REASONS = 10;

/** How far a sweep is, as a table for people. */
export function sweepText(status: SweepStatus): string {
  const { store, version, cells, done, refuted, failed, missing, journals, reasons } = status;
  const counts: [string, number][] = [
    ['cells', cells],
    ['done', done],
    ['failed', failed],
    ['missing', missing],
  ];
  const rows = counts.map(([name, count]) => [name, count.toLocaleString('en')]);
  const more = reasons.length - MOST_REASONS;
  return [
    `${oneLine(store)}: plan ${status.plan.slice(0, 12)}, version ${version}, ${journals} ${journals === 1 ? 'journal' : 'journals'}`,
    alignedColumns(rows, ['left', 'right']),
    ...(refuted > 0 ? [`Simulation refuted the theory in ${cellsText(refuted)}.`] : []),
    ...reasons
      .slice(0, MOST_REASONS)
      .map(({ reason, cells: count }) => `${cellsText(count)}: ${oneLine(reason)}`),
    ...(more > 0 ? [`(and ${more} other reasons)`] : []),
    '',
  ].join('\n');
}

/** `1 cell`, `20 cells`. */
export const cellsText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'cell' : 'cells'}`;
