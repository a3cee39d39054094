import Papa from 'papaparse';
import type {
  CategoricalReport,
  CategoricalSolution,
} from '../answer/categorical/categoricalSolution.js';
import type { Quantity } from '../answer/reportRows.js';
import { inert } from './solutionCsv.js';

type Line = readonly [number | string, string, string, string, Quantity];

/** A solution of categorical models as CSV, one number a line under a header; empty where there is none. */
export function categoricalCsv(solution: CategoricalSolution): string {
  const { stability, initial, limit, trajectory = [], transfer, homogenization } = solution;
  const whole = (measure: string, value: Quantity): Line => ['', '', measure, '', value];
  const data: Line[] = [
    whole('spectralRadius', stability.spectralRadius),
    whole('diversityRate', stability.diversityRate),
    whole('halfLife', stability.halfLife),
    ...lines(solution, 0, initial),
    ...(limit === null ? [] : lines(solution, 'limit', limit)),
    ...(transfer === null ? [] : table(solution, 'limit', 'transfer', transfer)),
    ...(limit === null ? [] : [whole('homogenization', homogenization)]),
    ...trajectory.slice(1).flatMap((now) => lines(solution, now.generation, now)),
  ];
  const fields = ['generation', 'entity', 'measure', 'of', 'value'];
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

function lines(
  solution: CategoricalSolution,
  generation: number | string,
  report: CategoricalReport,
): Line[] {
  const { entities } = solution;
  const lists = ['diversity', 'bias2', 'variance', 'mse'] as const;
  const numbers = ['totalDiversity', 'dispersion', 'fixation'] as const;
  const tables = ['agreement', 'similarity', 'risk'] as const;
  return [
    ...(report.mean ?? []).flatMap((rows, k) =>
      rows.flatMap((row, c) =>
        row.map((p, v): Line => [generation, inert(entities[k]!), 'mean', `${c}/${v}`, p]),
      ),
    ),
    ...lists.flatMap((measure) =>
      report[measure].map((x, k): Line => [generation, inert(entities[k]!), measure, '', x]),
    ),
    ...numbers.map((measure): Line => [generation, '', measure, '', report[measure]]),
    ...tables.flatMap((measure) => table(solution, generation, measure, report[measure])),
  ];
}

/** A line for every cell; the column after the last entity is the public task. */
const table = (
  { entities }: CategoricalSolution,
  generation: number | string,
  measure: string,
  rows: readonly (readonly Quantity[])[],
): Line[] =>
  rows.flatMap((row, k) =>
    row.map(
      (x, j): Line => [generation, inert(entities[k]!), measure, inert(entities[j] ?? 'public'), x],
    ),
  );
