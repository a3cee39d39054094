import type { Quantity } from '../answer/reportRows.js';
import type { GenerationReport, Solution } from '../answer/solution.js';
import { alignedColumns, indented } from './alignedColumns.js';
import { average, firstOfKinds } from './average.js';
import { countText, numberText } from './numberText.js';

/** Kinds shown one by one; the JSON object has every entity. */
const MOST_ROWS = 12;

/** What the table may show: one quantity of every entity, at the start and in the end. */
const quantities: readonly { title: string; of: (report: GenerationReport) => Quantity[] }[] = [
  { title: 'mse', of: ({ mse }) => mse },
  { title: 'own-task risk', of: ({ risk }) => risk.map((tasks, k) => tasks[k] ?? null) },
  { title: 'efficiency', of: ({ relativeEfficiency }) => relativeEfficiency },
];

/** A row for every kind, and the average entity. */
export function entitiesText(solution: Solution): string {
  const { entities, kinds, copies, initial, limit, anchoredLimit } = solution;
  const reports = [
    { name: 'start', report: initial },
    ...(limit === null ? [] : [{ name: 'limit', report: limit }]),
    ...(anchoredLimit === null ? [] : [{ name: 'anchored', report: anchoredLimit }]),
  ];
  // With real labels the ideal estimator is the truth itself, and every efficiency 0: nothing to compare.
  const columns = quantities.filter(({ of }) => of(initial).some((value) => value !== 0));
  const cells = (pick: (values: Quantity[]) => Quantity) =>
    columns.flatMap(({ of }) => reports.map(({ report }) => numberText(pick(of(report)))));
  const all = firstOfKinds(kinds);
  const shown = all.slice(0, MOST_ROWS);
  const table = [
    ['', ...columns.flatMap(({ title }) => [...reports.slice(1).map(() => ''), title])],
    ['', ...columns.flatMap(() => reports.map(({ name }) => name))],
    ...shown.map((k) => [label(solution, k), ...cells((values) => values[k] ?? null)]),
    ...(entities.length > 1 ? [['average', ...cells((values) => average(values, copies))]] : []),
  ];
  const sides = table[0]!.map((_, c) => (c === 0 ? ('left' as const) : ('right' as const)));
  return [
    'Entities',
    indented(alignedColumns(table, sides)),
    ...(shown.length < all.length
      ? [`  (${countText(all.length - shown.length, 'more kind')}: see --json)`]
      : []),
    ...(anchoredLimit === null
      ? []
      : ['  (anchored: the limit outside the directions along which the models drift)']),
  ].join('\n');
}

/** `generalist × 10`, or the name of an entity that is the only one of its kind. */
function label({ entities, kinds, copies }: Solution, row: number): string {
  const many = kinds.reduce((sum, kind, i) => sum + (kind === kinds[row] ? copies[i]! : 0), 0);
  return many === 1 ? entities[row]! : `${kinds[row]} × ${many.toLocaleString('en')}`;
}
