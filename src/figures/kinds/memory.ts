import { maximum } from '../../linalg/norms.js';
import type { Figure, Row } from '../figure.js';
import { decimal, hundredths } from '../labels/numberLabel.js';
import { categorical, faint, ink, shapes } from '../palette.js';
import { curvePicture } from '../pictures/curvePicture.js';
import { type CurvePanel, type CurveSeries, curveRow } from '../pictures/curves.js';
import { roundLevels } from '../pictures/roundLevels.js';
import { type ValueAxis, valueAxis } from '../pictures/valueAxis.js';
import type { MemoryCourse, MemoryTable } from './memoryTable.js';

/** A distance from the limit below this share of it is rounding. */
const ROUNDING = 1e-10;
/** Slopes are drawn over the last generations, from here on. */
const SLOPE_FROM = 10;
/** Ticks of an axis without two powers of ten. */
const FEW_TICKS = 5;
const DASHES = [[], [6, 2], [2, 2], [10, 3]] as const;

/** A power of t as a straight line. */
interface Slope {
  readonly panel: number;
  readonly power: number;
  readonly name: string;
  /** Its value in the last generation. */
  readonly end: number;
  readonly color: string;
}

/**
 * Error against generations for the kinds of memory, both on logarithmic axes, and how far it is from its limit.
 *
 * @param table - from `memoryTable`.
 * @theorem T13
 */
export function memoryFigure(table: MemoryTable): Figure {
  const { scenario, generations, courses } = table;
  const last = generations.at(-1)!;
  const slopes = slopesOf(courses, generations.length);
  const values = [
    courses.map(({ mse }) => mse),
    ...(courses.some(({ limit }) => limit !== null) ? [courses.map(distances)] : []),
  ];
  const x = { log: true, domain: [1, last], ticks: [1, 10, 100], labels: ['1', '10', '100'] };
  const panels = values.map(
    (curves, i): CurvePanel => ({
      title: ['mean squared error', 'distance from its limit'][i]!,
      xTitle: 'generation',
      x: { ...x, domain: [1, last] },
      y: logAxis(curves.flat(), i === 0 ? maximum(courses.map(({ mse }) => mse[0] ?? 0)) : 0),
      thin: [],
      note: null,
    }),
  );
  const series: CurveSeries[] = [
    ...courses.map(({ memory, verdict }, i) => ({
      label: verdict === 'converges' ? memory : `${memory}: ${verdict}`,
      color: categorical[i]!,
      dash: DASHES[i]!,
      shape: shapes[i]!,
    })),
    ...slopes.map(({ name, power, color }) => ({
      label: `${name}: *t*^{${hundredths(power).replace('-', '−')}}`,
      color,
      dash: [3, 2],
      shape: 'circle' as const,
    })),
  ];
  const line = (panel: number, index: number, t: number, value: number): Row =>
    curveRow('line', panel, index, t, [value, value, value]);
  const rows = [
    ...values.flatMap((curves, panel) =>
      curves.flatMap((curve, i) =>
        curve.flatMap((value, at) =>
          Number.isFinite(value) && value > 0 ? [line(panel, i, generations[at]!, value)] : [],
        ),
      ),
    ),
    ...slopes.flatMap(({ panel, power, end }, i) =>
      [SLOPE_FROM, last].map((t) => line(panel, courses.length + i, t, end * (t / last) ** power)),
    ),
  ];
  return {
    kind: 'memory',
    title: `${scenario}: what the memory of pools does to the error`,
    caption: captionOf(table, slopes),
    ...curvePicture({ panels, series, legend: true }, rows),
  };
}

/** Logarithmic, with round numbers as ticks where it spans less than a decade. */
function logAxis(values: readonly number[], start: number): ValueAxis {
  const axis = valueAxis(values, { logFrom: 1.0001, start });
  if (!axis.log || axis.ticks.length > 2) return axis;
  const ticks = roundLevels(axis.domain[0], axis.domain[1], FEW_TICKS);
  return { ...axis, ticks, labels: ticks.map(decimal) };
}

/** |mse − limit|, NaN where that is rounding or there is no limit. */
const distances = ({ mse, limit }: MemoryCourse): number[] =>
  mse.map((value) => {
    const distance = limit === null ? Number.NaN : Math.abs(value - limit);
    return distance > ROUNDING * Math.abs(limit ?? 0) ? distance : Number.NaN;
  });

/** Theorem T13's powers for the pools that accumulate, through the last value of their curve. */
function slopesOf(courses: readonly MemoryCourse[], samples: number): Slope[] {
  return courses.flatMap((course): Slope[] => {
    const { polynomial, limit, mse, verdict } = course;
    if (polynomial === null || mse.length < samples) return [];
    const { bias, variance, leading } = polynomial;
    if (verdict === 'diverges') {
      return [{ panel: 0, power: 2 * (leading - 1), name: 'T13', end: mse.at(-1)!, color: ink }];
    }
    const end = distances(course).at(-1)!;
    if (limit === null || !Number.isFinite(end)) return [];
    return [
      { panel: 1, power: -bias, name: 'T13, bias', end, color: ink },
      { panel: 1, power: -variance, name: 'T13, noise', end, color: faint },
    ];
  });
}

function captionOf(
  { courses, sharedInstead, generations }: MemoryTable,
  slopes: readonly Slope[],
): string {
  const limits = courses.map(({ memory, limit, verdict }) =>
    limit === null
      ? `${memory} ${verdict === 'diverges' ? 'diverges' : 'has none'}`
      : `${decimal(limit)} with ${memory}`,
  );
  const dashed = {
    0: '',
    1: ' The dashed line is the power of *t* by which theorem T13 lets the error of pools that accumulate grow.',
    2: ' Dashed lines are the powers of *t* by which theorem T13 lets bias and synthetic noise of pools that accumulate die out; the flatter of the two lasts.',
  }[slopes.length as 0 | 1 | 2];
  const labels = sharedInstead ? ' Labels are shared here, as a memory needs.' : '';
  return `Mean squared error, averaged over models, in generations 1 to ${generations.at(-1)!} if every pool had this memory. Limit: ${limits.join(', ')}.${dashed}${labels}`;
}
