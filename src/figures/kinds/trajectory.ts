import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { curvePicture } from '../pictures/curvePicture.js';
import { bar, type Curves, curveRow, shownGenerations } from '../pictures/curves.js';
import { generationAxis } from '../pictures/knownAxes.js';
import { type ValueAxis, valueAxis } from '../pictures/valueAxis.js';
import { axesText } from './axesText.js';
import { driftText } from './driftText.js';
import { envelope, growthStart } from './growthStart.js';
import { simulatedText } from './simulatedText.js';
import { type TrajectoryLines, trajectoryLines } from './trajectorySeries.js';
import type { TrajectoryPanel, TrajectoryTable } from './trajectoryTable.js';

const TITLES: Readonly<Record<TrajectoryPanel['quantity'], string>> = {
  mse: 'mean squared error',
  own: 'risk on own task',
  others: 'risk on others’ tasks',
  public: 'risk on public task',
};
/** About how many generations have simulated points. */
const POINTS = 6;
/** Where a note is written, curves end below it. */
const UNDER_NOTE = 0.74;

/**
 * Errors over generations: mean squared error, and risk on the own task, on those of others and on the public one.
 *
 * @param table - from `trajectoryTable`.
 */
export function trajectoryFigure(table: TrajectoryTable): Figure {
  const lines = trajectoryLines(table);
  const generations = table.panels[0]!.mean.length - 1;
  const note = noteOf(table);
  const axes = trajectoryAxes(table);
  const curves: Curves = {
    panels: table.panels.map(({ quantity, theory }, i) => ({
      title: TITLES[quantity],
      xTitle: 'generation',
      x: generationAxis(generations),
      y: axes[i]!,
      thin: lines.thin.map((kind) => theory[kind]!.filter(Number.isFinite)),
      note: i === 0 ? note : null,
    })),
    series: lines.series,
    legend: lines.series.length > 1 || table.kinds.length > 1,
    simulated: table.replicates !== null,
  };
  return {
    kind: 'trajectory',
    title: `${table.scenario}: errors over generations`,
    caption: captionOf(table, lines),
    ...curvePicture(
      curves,
      table.panels.flatMap((panel, i) => panelRows(panel, i, lines, axes[i]!)),
    ),
  };
}

/** The axis of every panel: the curves whole, however far they grow. */
export function trajectoryAxes(table: TrajectoryTable): ValueAxis[] {
  const lines = trajectoryLines(table);
  const noted = noteOf(table) !== null;
  return table.panels.map((panel, i) =>
    valueAxis(valuesOf(panel, lines), {
      start: growthStart(envelope(panel.theory)),
      ...(i === 0 && noted ? { fill: UNDER_NOTE } : {}),
    }),
  );
}

/** The simulated points of one kind, or of the average. */
interface Cloud {
  readonly index: number;
  readonly of: number | 'mean';
}

function panelRows(
  { theory, mean, ideal, simulated }: TrajectoryPanel,
  panel: number,
  { series, members, thin }: TrajectoryLines,
  axis: ValueAxis,
): Row[] {
  const line = (part: 'line' | 'faint', index: number, values: readonly number[]) =>
    values.flatMap((value, t): Row[] =>
      Number.isFinite(value) ? [curveRow(part, panel, index, t, [value, value, value])] : [],
    );
  const shown = shownGenerations(mean.length - 1, POINTS);
  // One point a line, where it was simulated: kinds with one line are alike in law.
  const clouds = members.flatMap((member, index): Cloud[] => {
    if (member === 'ideal') return [];
    if (member === 'mean') return [{ index, of: 'mean' }];
    return [{ index, of: member[0]! }];
  });
  return [
    ...thin.flatMap((kind, i) => line('faint', i, theory[kind]!)),
    ...series.flatMap((_, index) => {
      const member = members[index]!;
      if (member === 'ideal')
        return ideal === null
          ? []
          : line(
              'line',
              index,
              mean.map(() => ideal),
            );
      return line('line', index, member === 'mean' ? mean : theory[member[0]!]!);
    }),
    ...simulated
      .filter(({ generation }) => shown.has(generation))
      .flatMap(({ generation, kinds, mean: average }) =>
        clouds.flatMap(({ index, of }): Row[] => {
          const sample = of === 'mean' ? average : kinds[of]!;
          if (!Number.isFinite(sample.value)) return [];
          return [curveRow('point', panel, index, generation, bar(sample, axis))];
        }),
      ),
  ];
}

/** Every value and both ends of every error bar that is drawn. */
const valuesOf = (panel: TrajectoryPanel, { thin }: TrajectoryLines): number[] => [
  ...panel.theory.flat(),
  ...(panel.ideal === null ? [] : [panel.ideal]),
  ...panel.simulated.flatMap(({ kinds, mean }) =>
    [...(thin.length > 0 ? [] : kinds), mean].flatMap(({ value, standardError }) => [
      value,
      value + 2 * (Number.isFinite(standardError) ? standardError : 0),
    ]),
  ),
];

function noteOf({ verdict, spectralRadius }: TrajectoryTable): string | null {
  if (verdict === 'converges') return null;
  return verdict === 'diverges'
    ? `diverges: *ρ* = ${decimal(spectralRadius)}`
    : 'no limit: *ρ* = 1';
}

function captionOf(table: TrajectoryTable, { series, members, thin }: TrajectoryLines): string {
  const { verdict, spectralRadius, drift, panels } = table;
  const others = panels.some(({ quantity }) => quantity === 'others');
  const atMost =
    others || thin.length > 0 ? ' (at most, where they are averages over tasks or models)' : '';
  const shared = members.some((member) => Array.isArray(member) && member.length > 1)
    ? ', of the first kind where several share a line'
    : '';
  const points = simulatedText(table, `${atMost}${shared}`);
  const reference = series.some(({ label }) => label === 'ideal estimator')
    ? ' The dashed grey line is least squares on all real data of everyone together.'
    : '';
  const many = thin.length > 0 ? ' Thin lines are all kinds of models.' : '';
  const fate = {
    converges: '',
    diverges: ` Errors grow without end: the spectral radius is ${decimal(spectralRadius)}.`,
    marginal: ` Errors never settle: the spectral radius is 1, and ${driftText(drift)}.`,
  }[verdict];
  return `Errors of the models over generations; lower is better. ${points}${many}${reference}${fate}${axesText(trajectoryAxes(table))}`;
}
