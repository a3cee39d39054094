import Papa from 'papaparse';
import type { Quantity } from '../answer/reportRows.js';
import type { GenerationReport, LimitReport, Solution } from '../answer/solution.js';

/** One number of a solution: of whom, at which generation, what, and against whom. */
export interface SolutionRow {
  /** A generation, or `limit`, or `anchored limit`; empty for what belongs to none. */
  readonly generation: number | string;
  /** Empty for what belongs to all entities together. */
  readonly entity: string;
  readonly measure: string;
  /** The feature of a mean, the task of a risk, the other model of a similarity, the source of an influence. */
  readonly of: string;
  readonly value: Quantity;
}

/** How texts begin that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@]/;

/** A solution as CSV, one number a line under a header; numbers in full, empty where there is none. */
export function solutionCsv(solution: Solution): string {
  const fields = ['generation', 'entity', 'measure', 'of', 'value'];
  const data = solutionRows(solution).map(({ generation, entity, measure, of, value }) => [
    generation,
    inert(entity),
    measure,
    inert(of),
    value,
  ]);
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

/** The numbers of a solution, in the order of its JSON object. */
export function solutionRows(solution: Solution): SolutionRow[] {
  const { stability, initial, limit, anchoredLimit, trajectory = [], transfer } = solution;
  const { spectralRadius, halfLife, bounds } = stability;
  const whole = (measure: string, value: Quantity): SolutionRow => ({
    generation: '',
    entity: '',
    measure,
    of: '',
    value,
  });
  return [
    whole('spectralRadius', spectralRadius),
    whole('halfLife', halfLife),
    ...Object.entries(bounds).map(([name, value]) => whole(`${name}Bound`, value)),
    ...generationRows(solution, 0, initial),
    ...(limit === null ? [] : generationRows(solution, 'limit', limit)),
    ...(anchoredLimit === null ? [] : generationRows(solution, 'anchored limit', anchoredLimit)),
    ...(transfer === null ? [] : tableRows('limit', 'transfer', transfer, solution)),
    ...(limit === null ? [] : [whole('homogenization', solution.homogenization)]),
    // Generation 0 stands above already.
    ...trajectory.slice(1).flatMap((now) => generationRows(solution, now.generation, now)),
  ];
}

function generationRows(
  solution: Solution,
  generation: number | string,
  report: GenerationReport | LimitReport,
): SolutionRow[] {
  const { entities, featureNames } = solution;
  const lists = ['bias2', 'variance', 'mse', 'relativeEfficiency'] as const;
  return [
    ...report.mean.flatMap((row, k) =>
      row.map((value, i) => ({
        generation,
        entity: entities[k]!,
        measure: 'mean',
        of: featureNames[i]!,
        value,
      })),
    ),
    ...lists.flatMap((measure) =>
      report[measure].map((value, k) => ({
        generation,
        entity: entities[k]!,
        measure,
        of: '',
        value,
      })),
    ),
    { generation, entity: '', measure: 'dispersion', of: '', value: report.dispersion },
    ...tableRows(generation, 'similarity', report.similarity, solution),
    ...tableRows(generation, 'risk', report.risk, solution),
    ...('influence' in report
      ? tableRows(generation, 'influence', report.influence, solution)
      : []),
  ];
}

/** A row for every cell; the column after the last entity is the public data. */
const tableRows = (
  generation: number | string,
  measure: string,
  table: readonly (readonly Quantity[])[],
  { entities }: Solution,
): SolutionRow[] =>
  table.flatMap((row, k) =>
    row.map((value, j) => ({
      generation,
      entity: entities[k]!,
      measure,
      of: entities[j] ?? 'public',
      value,
    })),
  );

/** A text that no spreadsheet runs. */
export const inert = (text: string): string => (FORMULA.test(text) ? ` ${text}` : text);
