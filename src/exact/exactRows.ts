import { rational } from '../rational/rational.js';
import type { ExactEntity } from './exactEcosystem.js';
import type { ExactInfluence, ExactMeasures, ExactQuantity } from './exactMeasures.js';
import {
  type ExactNumber,
  exactNumber,
  type ReportedQuantity,
  reportedQuantity,
} from './exactNumber.js';

/** Up to this many entities every copy has its own row; beyond it a row stands for a whole kind. */
const MOST_WRITTEN_OUT = 1000;

/** One row of a report: an entity, or a whole kind. */
export interface ExactRow {
  readonly name: string;
  readonly kind: number;
  /** How many entities it stands for. */
  readonly copies: number;
}

/** Rows for the entities of a system, copies named, … */
export function exactRows(entities: readonly ExactEntity[]): ExactRow[] {
  const population = entities.reduce((sum, { copies }) => sum + copies, 0);
  return entities.flatMap(({ name, copies }, kind) =>
    copies === 1 || population > MOST_WRITTEN_OUT
      ? [{ name, kind, copies }]
      : Array.from({ length: copies }, (_, i) => ({ name: `${name}-${i + 1}`, kind, copies: 1 })),
  );
}

/** The measures of one generation as they are reported, one row for every row of `exactRows`. */
export interface ExactReport {
  readonly mean: readonly (readonly ExactNumber[])[];
  readonly bias2: readonly ExactNumber[];
  readonly variance: readonly ExactNumber[];
  readonly mse: readonly ExactNumber[];
  readonly relativeEfficiency: readonly ReportedQuantity[];
  readonly dispersion: ExactNumber;
  readonly risk: readonly (readonly ReportedQuantity[])[];
}

export function exactReport(measures: ExactMeasures, rows: readonly ExactRow[]): ExactReport {
  const perRow = <T>(values: readonly T[]) => rows.map(({ kind }) => values[kind]!);
  return {
    mean: perRow(measures.mean.map((vector) => vector.map(exactNumber))),
    bias2: perRow(measures.bias2.map(exactNumber)),
    variance: perRow(measures.variance.map(exactNumber)),
    mse: perRow(measures.mse.map(exactNumber)),
    relativeEfficiency: perRow(measures.relativeEfficiency.map(reportedQuantity)),
    dispersion: exactNumber(measures.dispersion),
    risk: tasksPerRow(measures.risk, rows),
  };
}

/** A kinds×(kinds + 1) table, last column public, row by row. */
export function tasksPerRow(
  table: readonly (readonly ExactQuantity[])[],
  rows: readonly ExactRow[],
): ReportedQuantity[][] {
  const reported = table.map((line) => line.map(reportedQuantity));
  return rows.map(({ kind }) => {
    const line = reported[kind]!;
    return [...rows.map((row) => line[row.kind]!), line.at(-1)!];
  });
}

/** Shares of all rows and, last, of the public data; the share of a row that stands for many copies is their sum. */
export function influencePerRow(
  { distinct, own }: ExactInfluence,
  rows: readonly ExactRow[],
): ReportedQuantity[][] {
  const perRow = distinct.map((_, j) => rows.find(({ kind }) => kind === j)!.copies);
  const others = distinct.map((line) =>
    line.map((x, j) => x && exactNumber(x.mul(rational(perRow[j] ?? 1)))),
  );
  const alone = own.map((x, k) => {
    const siblings = distinct[k]![k]!;
    return x && siblings && exactNumber(x.add(siblings.mul(rational(perRow[k]! - 1))));
  });
  return rows.map((row) => [
    ...rows.map((other) => (other === row ? alone[row.kind]! : others[row.kind]![other.kind]!)),
    others[row.kind]!.at(-1)!,
  ]);
}
