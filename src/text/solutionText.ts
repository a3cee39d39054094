import type { GenerationReport, Solution } from '../answer/solution.js';
import { alignedColumns, indented } from './alignedColumns.js';
import { average, headcount } from './average.js';
import { entitiesText } from './entitiesText.js';
import { featuresText } from './featuresText.js';
import { findings } from './findings.js';
import { countText, generationsText, numberText } from './numberText.js';

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

function heading({ scenario, features, featureNames, copies }: Solution): string {
  const entities = countText(headcount(copies), 'entity', 'entities');
  return `${scenario}\n${entities}, ${featuresText(features, featureNames)}`;
}

function stabilityText({ stability }: Solution): string {
  const { spectralRadius, verdict, halfLife, bounds } = stability;
  const bound = (name: string, theorem: string, value: number | null) =>
    value === null ? [] : [`${numberText(value)} ${name} (${theorem})`];
  const rows = [
    ['spectral radius', `${numberText(spectralRadius)}, ${verdict}`],
    ['half-life', halfLife === null ? '–' : generationsText(halfLife)],
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
