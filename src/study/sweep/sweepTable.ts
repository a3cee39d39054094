import { plainValue } from './plainValue.js';
import type { Scalar, SweepRow } from './row.js';
import type { Store } from './store.js';

/** One column of the results, one value for every cell that is done. */
export interface SweepColumn {
  readonly name: string;
  readonly kind: 'whole' | 'number' | 'text';
  readonly values: readonly Scalar[];
}

/**
 * The results of a sweep in the order of its plan: the number of the cell, what varies, what is reported, the reason
 * where something is missing, and the hash. The same table whichever way the sweep was driven.
 *
 * Without a report in the plan there is a column for every scalar that some cell has.
 */
export function sweepTable({ cells, rows, complete: { plan } }: Store): SweepColumn[] {
  const done = cells.flatMap((cell) => {
    const row = rows.get(cell.index);
    return row === undefined ? [] : [{ cell, row }];
  });
  const varied = Object.keys(plan.vary);
  const reported = reportedNames(
    done.map(({ row }) => row),
    plan.report,
  );
  return [
    { name: 'cell', kind: 'whole', values: done.map(({ cell }) => cell.index) },
    ...varied.map((name) =>
      column(
        name,
        done.map(({ cell }) => plainValue(cell.settings[name])),
      ),
    ),
    ...reported.map((name) =>
      column(
        name,
        done.map(({ row }) => row.values?.[name] ?? null),
      ),
    ),
    { name: 'reason', kind: 'text', values: done.map(({ row }) => row.reason) },
    { name: 'hash', kind: 'text', values: done.map(({ cell }) => cell.hash) },
  ];
}

/** Names in the order of the report, or of their first cell; what every row has comes from there too. */
function reportedNames(rows: readonly SweepRow[], report: readonly string[] = []): string[] {
  const names = new Set(report);
  for (const { values } of rows) for (const name of Object.keys(values ?? {})) names.add(name);
  return [...names];
}

/** A column of numbers, or of texts if one of them is a text. */
function column(name: string, values: readonly Scalar[]): SweepColumn {
  const text = values.some((value) => typeof value === 'string');
  return text
    ? { name, kind: 'text', values: values.map((value) => (value === null ? null : String(value))) }
    : { name, kind: 'number', values };
}
