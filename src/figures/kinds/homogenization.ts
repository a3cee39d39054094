import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { categorical, ink } from '../palette.js';
import { curvePicture } from '../pictures/curvePicture.js';
import {
  bar,
  type CurveSeries,
  type Curves,
  curveRow,
  shownGenerations,
} from '../pictures/curves.js';
import { generationAxis, shareAxis } from '../pictures/knownAxes.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { type ValueAxis, valueAxis } from '../pictures/valueAxis.js';
import { axesText } from './axesText.js';
import { dispersionAxes, hasRoom } from './dispersionAxes.js';
import { homogenizationCaption } from './homogenizationCaption.js';
import type { HomogenizationCourse, HomogenizationTable } from './homogenizationTable.js';

/** Labels longer than `10^{99}` leave a panel less width. */
const LONG_LABEL = 7;
/** About how many generations have simulated points. */
const POINTS = 16;

/**
 * How alike the models become: their dispersion and similarity over generations, and at generation T against α.
 *
 * @param table - from `homogenizationTable`.
 */
export function homogenizationFigure(table: HomogenizationTable): Figure {
  const { scenario, population, generations, overGenerations, overAlpha } = table;
  const title = `${scenario}: how alike the models become`;
  if (population < 2) {
    return noteFigure(
      'homogenization',
      title,
      'One model has nothing to be alike to: homogenization takes two.',
    );
  }
  const [before, against] = dispersionAxes(table, table.verdict !== 'converges');
  const note = noteOf(table, against);
  const hidden = [
    before.log && overGenerations.dispersion.includes(0),
    against.log && overAlpha.dispersion.includes(0),
  ].some(Boolean);
  const shown = shownGenerations(generations, POINTS);
  const similarity = valueAxis(
    [...similarities(overGenerations), ...similarities(overAlpha)].map((x) => Math.min(1, x)),
    { logFrom: Number.POSITIVE_INFINITY, fromZero: false },
  );
  const last = `at generation ${generations}`;
  const panel = (name: string, y: ValueAxis, over: boolean) => ({
    title: over ? `${name} ${last}` : name,
    xTitle: over ? 'weight of synthetic data *α*' : 'generation',
    x: over ? shareAxis : generationAxis(generations),
    y,
    thin: [],
    note: over && name === 'dispersion' ? note : null,
  });
  const curves: Curves = {
    panels: [
      panel('dispersion', before, false),
      panel('dispersion', against, true),
      panel('similarity', similarity, false),
      panel('similarity', similarity, true),
    ],
    series: series(generations).slice(0, hasLimit(overAlpha) ? 2 : 1),
    legend: true,
    simulated: table.replicates !== null,
  };
  return {
    kind: 'homogenization',
    title,
    caption: `${homogenizationCaption(table)}${hidden ? ' Dispersions of 0 have no place on a logarithmic axis.' : ''}${axesText([before, against, similarity, similarity])}`,
    ...curvePicture(curves, [
      ...courseRows(overGenerations, 'dispersion', 0, before, shown),
      ...courseRows(overAlpha, 'dispersion', 1, against, null),
      ...courseRows(overGenerations, 'similarity', 2, similarity, shown),
      ...courseRows(overAlpha, 'similarity', 3, similarity, null),
    ]),
  };
}

const series = (generations: number): CurveSeries[] => [
  {
    label: `theory, to generation ${generations}`,
    color: categorical[0],
    dash: [],
    shape: 'circle',
  },
  { label: 'theory, limit', color: ink, dash: [3, 2], shape: 'square' },
];

/** Whether the limit is a line, not a point. */
const hasLimit = ({ limit }: HomogenizationCourse): boolean =>
  (limit?.dispersion.filter(Number.isFinite).length ?? 0) > 1;

/** Said in the figure where the scenario has no limit; only in its caption where the axis has no room above. */
function noteOf(table: HomogenizationTable, axis: ValueAxis): string | null {
  const { verdict, spectralRadius, alpha, overAlpha } = table;
  if (verdict === 'converges' || (axis.log && !hasRoom(axis, overAlpha.dispersion))) return null;
  const where = alpha === null ? 'own *α*' : `*α* = ${decimal(alpha)}`;
  const radius = `*ρ* = ${decimal(spectralRadius)}`;
  if (axis.labels.some((label) => label.length > LONG_LABEL)) return `${radius} at ${where}`;
  return `${where}: ${verdict === 'diverges' ? 'diverges' : 'no limit'}, ${radius}`;
}

function courseRows(
  course: HomogenizationCourse,
  quantity: 'dispersion' | 'similarity',
  panel: number,
  axis: ValueAxis,
  shown: ReadonlySet<number> | null,
): Row[] {
  const line = (index: number, values: readonly number[]) =>
    values.flatMap((value, i): Row[] => {
      const at = course.at[i]!;
      return Number.isFinite(value)
        ? [curveRow('line', panel, index, at, [value, value, value])]
        : [];
    });
  return [
    ...line(0, course[quantity]),
    ...(hasLimit(course) ? line(1, course.limit![quantity]) : []),
    ...course.simulated.flatMap(({ at, [quantity]: sample }): Row[] =>
      Number.isFinite(sample.value) && (shown === null || shown.has(at))
        ? [curveRow('point', panel, 0, at, bar(sample, axis))]
        : [],
    ),
  ];
}

const similarities = ({ similarity, limit, simulated }: HomogenizationCourse): number[] => [
  ...similarity,
  ...(limit?.similarity ?? []),
  ...simulated.flatMap(({ similarity: { value, standardError } }) =>
    Number.isFinite(standardError)
      ? [value - 2 * standardError, value + 2 * standardError]
      : [value],
  ),
];
