import type {
  CategoricalReport,
  CategoricalSolution,
} from '../../answer/categorical/categoricalSolution.js';
import { alignedColumns, indented } from '../alignedColumns.js';
import { countText, generationsText, numberText } from '../numberText.js';

/** Entities that the table has a row for; the JSON object has them all. */
const MOST_ROWS = 20;

/** A solution of categorical models for people: rates, a row for every entity, the trajectory, and what it means. */
export function categoricalText(solution: CategoricalSolution): string {
  const { scenario, entities, types, contexts, trajectory } = solution;
  return [
    `${scenario}\n${countText(entities.length, 'entity', 'entities')}, ${countText(contexts, 'context')}, ${countText(types, 'type')}`,
    stabilityText(solution),
    entitiesText(solution),
    ...(trajectory === undefined ? [] : [trajectoryText(trajectory)]),
    `Findings\n${findings(solution)
      .map((line) => `  - ${line}`)
      .join('\n')}`,
    '',
  ].join('\n\n');
}

function stabilityText({ stability }: CategoricalSolution): string {
  const { spectralRadius, verdict, halfLife, diversityRate, diversityHalfLife, polynomial } =
    stability;
  const rows = [
    ['spectral radius', `${numberText(spectralRadius)}, ${verdict}`],
    ['half-life', halfLife === null ? '–' : generationsText(halfLife)],
    ['rate of second moments', numberText(diversityRate)],
    ['half-life', diversityHalfLife === null ? '–' : generationsText(diversityHalfLife)],
    ...(polynomial === null
      ? []
      : [['decays like', `t^−${numberText(polynomial.bias)} (means), the pools accumulate`]]),
  ];
  return `Stability\n${indented(alignedColumns(rows, ['left', 'left']))}`;
}

function entitiesText({ entities, initial, limit }: CategoricalSolution): string {
  const arrow = (before: number | null, after: number | null | undefined) =>
    after === undefined ? numberText(before) : `${numberText(before)} → ${numberText(after)}`;
  const rows = entities
    .slice(0, MOST_ROWS)
    .map((name, k) => [
      name,
      arrow(initial.diversity[k]!, limit?.diversity[k]),
      arrow(initial.mse[k]!, limit?.mse[k]),
      arrow(initial.risk[k]?.[k] ?? null, limit?.risk[k]?.[k]),
      arrow(others(initial, k), limit === null ? undefined : others(limit, k)),
    ]);
  const header = ['', 'diversity', 'mse', 'own-task risk', "others' tasks"];
  const left = entities.length - rows.length;
  return `Entities (generation 0${limit === null ? '' : ' → limit'})\n${indented(
    alignedColumns([header, ...rows], ['left', 'right', 'right', 'right', 'right']),
  )}${left > 0 ? `\n  (${countText(left, 'more entity', 'more entities')}: see --json)` : ''}`;
}

/** Average risk of k on the tasks of other entities; null where there is none. */
function others({ risk }: CategoricalReport, k: number): number | null {
  const row = risk[k]!.slice(0, -1).filter((x, j): x is number => j !== k && x !== null);
  return row.length === 0 ? null : row.reduce((sum, x) => sum + x, 0) / row.length;
}

function trajectoryText(trajectory: NonNullable<CategoricalSolution['trajectory']>): string {
  const average = (numbers: readonly number[]) =>
    numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const rows = trajectory.map((report) => [
    String(report.generation),
    numberText(average(report.mse)),
    numberText(average(report.diversity)),
    numberText(report.totalDiversity),
    numberText(report.dispersion),
    numberText(report.fixation),
  ]);
  const header = ['generation', 'mse', 'diversity', 'total diversity', 'dispersion', 'fixation'];
  const table = alignedColumns(
    [header, ...rows],
    header.map(() => 'right'),
  );
  return `Trajectory (averages over entities)\n${indented(table)}`;
}

/** A share as a percentage with its leading digits, for small changes matter here. */
const percentText = (share: number): string =>
  `${numberText(Number((100 * share).toPrecision(2)))} %`;

function findings({ stability, initial, limit, homogenization }: CategoricalSolution): string[] {
  const { drifting, diversityHalfLife } = stability;
  if (limit === null) {
    return [
      `No real data hold ${countText(drifting, 'context')}: there the models drift until a single type is left.`,
      ...(diversityHalfLife === null
        ? []
        : [`Diversity there halves about every ${generationsText(diversityHalfLife)}.`]),
    ];
  }
  const change = limit.totalDiversity / initial.totalDiversity - 1;
  return [
    `The models settle. Total diversity ${change < 0 ? 'falls' : 'rises'} by ${percentText(Math.abs(change))}.`,
    ...(homogenization === null
      ? []
      : [
          `Differences between models ${homogenization < 0 ? 'grow' : 'shrink'} by ${percentText(Math.abs(homogenization))} (homogenization ${numberText(homogenization)}).`,
        ]),
    ...(limit.fixation === null
      ? []
      : [
          `In the limit ${percentText(limit.fixation)} of all diversity lies between models (fixation, a ratio of expectations).`,
        ]),
  ];
}
