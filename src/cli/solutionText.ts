import type { Quantity } from '../measures/roster.js';
import type { GenerationReport, Solution } from '../solve.js';
import { alignedColumns } from './alignedColumns.js';
import { average, findings } from './findings.js';
import { numberText } from './numberText.js';

/** Entities shown one by one in a table; the JSON object has them all. */
const MOST_ROWS = 12;

/** A solution for people: stability, a row for every entity, the trajectory if asked for, and findings. */
export function solutionText(solution: Solution): string {
  return [
    heading(solution),
    stabilityText(solution),
    entitiesText(solution),
    ...(solution.trajectory === undefined ? [] : [trajectoryText(solution, solution.trajectory)]),
    `Findings\n${findings(solution)
      .map((line) => `  - ${line}`)
      .join('\n')}`,
    '',
  ].join('\n\n');
}

function heading({ scenario, features, copies }: Solution): string {
  const K = copies.reduce((sum, c) => sum + c, 0);
  const entities = K === 1 ? '1 entity' : `${K.toLocaleString('en')} entities`;
  return `${scenario}\n${entities}, ${features === 1 ? '1 feature' : `${features} features`}`;
}

function stabilityText({ stability }: Solution): string {
  const { spectralRadius, verdict, halfLife, bounds } = stability;
  const bound = (name: string, theorem: string, value: number | null) =>
    value === null ? [] : [`${numberText(value)} ${name} (${theorem})`];
  const rows = [
    ['spectral radius', `${numberText(spectralRadius)}, ${verdict}`],
    ['half-life', halfLife === null ? '–' : `${numberText(halfLife)} generations`],
    [
      'bounds',
      [
        ...bound('universal', 'T4', bounds.universal),
        ...bound('refined', 'T4b', bounds.refined),
        ...bound('proportional', 'T5', bounds.proportional),
      ].join(', ') || '–',
    ],
  ];
  return `Stability\n${indented(alignedColumns(rows, ['left', 'left']))}`;
}

function entitiesText({ entities, copies, initial, limit, anchoredLimit }: Solution): string {
  const last = limit ?? anchoredLimit;
  const name = limit === null ? 'anchored' : 'limit';
  const pair = (start: Quantity, end: Quantity | undefined) =>
    last === null ? [numberText(start)] : [numberText(start), numberText(end ?? null)];
  const row = (label: string, of: (report: GenerationReport) => Quantity[]) => [
    label,
    ...of(initial).flatMap((start, column) => pair(start, last ? of(last)[column] : null)),
  ];
  const titles = ['mse', 'own-task risk', 'efficiency'];
  const header = ['', ...titles.flatMap((title) => (last === null ? [title] : [title, '']))];
  const subheader = ['', ...titles.flatMap(() => (last === null ? ['start'] : ['start', name]))];
  const shown = entities.slice(0, MOST_ROWS);
  const rows = shown.map((entity, k) =>
    row(
      copies[k] === 1 ? entity : `${entity} × ${copies[k]?.toLocaleString('en')}`,
      ({ mse, risk, relativeEfficiency }) => [
        mse[k] ?? null,
        risk[k]?.[k] ?? null,
        relativeEfficiency[k] ?? null,
      ],
    ),
  );
  const means = row('average', ({ mse, risk, relativeEfficiency }) => [
    average(mse, copies),
    average(
      risk.map((tasks, k) => tasks[k] ?? null),
      copies,
    ),
    average(relativeEfficiency, copies),
  ]);
  const table = alignedColumns(
    [header, subheader, ...rows, ...(entities.length > 1 ? [means] : [])],
    ['left', ...header.slice(1).map(() => 'right' as const)],
  );
  const left = entities.length - shown.length;
  return [
    'Entities',
    indented(table),
    ...(left > 0 ? [`  (${left} more entities: see --json)`] : []),
    ...(limit === null && anchoredLimit !== null
      ? ['  (anchored: the limit of the error outside the unanchored directions)']
      : []),
  ].join('\n');
}

function trajectoryText(
  { copies }: Solution,
  trajectory: NonNullable<Solution['trajectory']>,
): string {
  const own = ({ risk }: GenerationReport) =>
    average(
      risk.map((tasks, k) => tasks[k] ?? null),
      copies,
    );
  const rows = trajectory.map((report) => [
    String(report.generation),
    numberText(average(report.mse, copies)),
    numberText(own(report)),
    numberText(report.dispersion),
  ]);
  const table = alignedColumns(
    [['generation', 'mse', 'own-task risk', 'dispersion'], ...rows],
    ['right', 'right', 'right', 'right'],
  );
  return `Trajectory (averages over entities)\n${indented(table)}`;
}

const indented = (text: string): string => text.replace(/^/gm, '  ');
