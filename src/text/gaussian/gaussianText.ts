import type { GaussianReport, GaussianSolution } from '../../answer/gaussian/gaussianSolution.js';
import type { GaussianSimulation } from '../../simulation/gaussian/simulateGaussian.js';
import { alignedColumns, indented } from '../alignedColumns.js';
import { countText, generationsText, numberText } from '../numberText.js';

const MOST_ROWS = 20;

const trace = (rows: readonly (readonly number[])[]): number =>
  rows.reduce((sum, row, i) => sum + row[i]!, 0);
const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** A solution of Gaussian models for people: rates, a row for every entity, the trajectory, and what it means. */
export function gaussianText(solution: GaussianSolution): string {
  const { scenario, entities, features, covariance, stability, initial, limit, trajectory } =
    solution;
  const { spectralRadius, verdict, halfLife, spreadRate, spreadHalfLife } = stability;
  const life = (x: number | null) => (x === null ? '–' : generationsText(x));
  const rates = [
    ['spectral radius', `${numberText(spectralRadius)}, ${verdict}`],
    ['half-life', life(halfLife)],
    ['rate of the spread', numberText(spreadRate)],
    ['half-life', life(spreadHalfLife)],
  ];
  const arrow = (of: (report: GaussianReport) => number) =>
    limit === null
      ? numberText(of(initial))
      : `${numberText(of(initial))} → ${numberText(of(limit))}`;
  const rows = entities
    .slice(0, MOST_ROWS)
    .map((name, k) => [
      name,
      arrow(({ spread }) => trace(spread[k]!)),
      arrow(({ mse }) => mse[k]!),
      arrow(({ variance }) => variance[k]!),
    ]);
  const left = entities.length - rows.length;
  const table = (lines: readonly (readonly string[])[]) =>
    indented(
      alignedColumns(
        lines,
        lines[0]!.map((_, i) => (i === 0 ? 'left' : 'right')),
      ),
    );
  return [
    `${scenario}\n${countText(entities.length, 'entity', 'entities')}, ${countText(features, 'feature')}, covariance ${covariance}`,
    `Stability\n${indented(alignedColumns(rates, ['left', 'left']))}`,
    `Entities (generation 0${limit === null ? '' : ' → limit'})\n${table([['', 'tr E Σ̂', 'mse of the mean', 'variance'], ...rows])}${left > 0 ? `\n  (${countText(left, 'more entity', 'more entities')}: see --json)` : ''}`,
    ...(trajectory === undefined
      ? []
      : [
          `Trajectory (averages over entities)\n${table([
            ['generation', 'tr E Σ̂', 'mse', 'dispersion'],
            ...trajectory.map((now) => [
              String(now.generation),
              numberText(average(now.spread.map(trace))),
              numberText(average(now.mse)),
              numberText(now.dispersion),
            ]),
          ])}`,
        ]),
    `Findings\n${findings(solution)
      .map((line) => `  - ${line}`)
      .join('\n')}`,
    '',
  ].join('\n\n');
}

function findings({ stability, initial, limit, covariance }: GaussianSolution): string[] {
  const { spreadRate, spreadHalfLife, verdict } = stability;
  const caution =
    covariance === 'unbiased'
      ? [
          'An unbiased covariance keeps its average while it may collapse in almost every run: compare medianSpread of simulate.',
        ]
      : [];
  if (limit !== null) {
    const before = average(initial.spread.map(trace));
    const after = average(limit.spread.map(trace));
    return [
      `The models settle; their spread goes from ${numberText(before)} to ${numberText(after)} on average.`,
      ...caution,
    ];
  }
  return [
    verdict === 'diverges'
      ? 'The expected spread grows without bound.'
      : 'The means drift: no real data hold them.',
    ...(spreadRate < 1 && spreadHalfLife !== null
      ? [`The spread collapses: what is left halves every ${generationsText(spreadHalfLife)}.`]
      : []),
    ...caution,
  ];
}

/** A simulation of Gaussian models for people: averages ± standard errors, a line for every generation. */
export function gaussianSimulationText(simulation: GaussianSimulation): string {
  const { scenario, replicates, seed, trajectory } = simulation;
  const rows = trajectory.map((now) => [
    String(now.generation),
    numberText(average(now.spread.map(trace))),
    numberText(average(now.medianSpread)),
    numberText(average(now.mse)),
    numberText(now.dispersion),
    Number.isFinite(now.standardErrors.dispersion)
      ? `± ${numberText(Number(now.standardErrors.dispersion.toPrecision(2)))}`
      : '',
  ]);
  const header = ['generation', 'tr Σ̂', 'its median', 'mse', 'dispersion', ''];
  return [
    `${scenario}\n${countText(replicates, 'replicate')}, seed ${seed}`,
    indented(
      alignedColumns(
        [header, ...rows],
        header.map((_, i) => (i === 5 ? 'left' : 'right')),
      ),
    ),
    '  (averages over replicates and entities; see --json for standard errors)',
    '',
  ].join('\n\n');
}
