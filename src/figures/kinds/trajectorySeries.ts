import { kindLabels } from '../labels/kindLabels.js';
import { categorical, faint, ink, shapes } from '../palette.js';
import type { CurveSeries } from '../pictures/curves.js';
import type { TrajectoryTable } from './trajectoryTable.js';

/** More lines than this are drawn thin, three of them by name. */
const MOST_NAMED = 6;
/** Two predictions within this share are one line: rounding of what is alike in law, carried through generations. */
const SAME = 1e-6;
/** Letters of a legend entry that lists several names. */
const LONGEST_LIST = 30;

const DASHES: readonly (readonly number[])[] = [
  [],
  [5, 2],
  [2, 1.5],
  [6, 2, 1.5, 2],
  [8, 3],
  [1, 1],
];
const IDEAL: CurveSeries = {
  label: 'ideal estimator',
  color: faint,
  dash: [3, 2],
  shape: 'circle',
};

/** The lines of the trajectory figure. */
export interface TrajectoryLines {
  readonly series: readonly CurveSeries[];
  /** For every series the kinds it stands for; `mean` for the average over entities, `ideal` for the reference. */
  readonly members: readonly (readonly number[] | 'mean' | 'ideal')[];
  /** One kind of every line drawn thin behind them. */
  readonly thin: readonly number[];
}

/**
 * Which kinds share a line because their predictions coincide, and which lines are named.
 *
 * @param table - of the figure.
 */
export function trajectoryLines(table: TrajectoryTable): TrajectoryLines {
  const groups = alike(table);
  const names = kindLabels(table.kinds);
  const ideal = table.panels.some((panel) => panel.ideal !== null);
  const reference = { series: ideal ? [IDEAL] : [], members: ideal ? (['ideal'] as const) : [] };
  if (groups.length <= MOST_NAMED) {
    const series = groups.map((kinds, i) => dress(listed(kinds, names), i));
    return {
      series: [...series, ...reference.series],
      members: [...groups, ...reference.members],
      thin: [],
    };
  }
  const last = (kinds: readonly number[]) => table.panels[0]!.theory[kinds[0]!]!.at(-1)!;
  const ranked = groups.toSorted((a, b) => last(b) - last(a));
  const [highest, lowest] = [ranked[0]!, ranked.at(-1)!];
  return {
    series: [
      dress(`highest: ${listed(highest, names)}`, 1),
      { ...dress('mean of all models', 0), color: ink },
      dress(`lowest: ${listed(lowest, names)}`, 2),
      ...reference.series,
    ],
    members: [highest, 'mean', lowest, ...reference.members],
    thin: groups.map(([kind]) => kind!),
  };
}

const dress = (label: string, i: number): CurveSeries => ({
  label,
  color: categorical[i]!,
  dash: DASHES[i]!,
  shape: shapes[i]!,
});

function listed(kinds: readonly number[], names: readonly string[]): string {
  const all = kinds.map((k) => names[k]!);
  const list = all.join(', ');
  return list.length <= LONGEST_LIST || all.length === 1
    ? list
    : `${all[0]!} and ${all.length - 1} alike`;
}

/** Kinds whose predictions coincide in every panel and generation, in order of first appearance. */
function alike({ panels, kinds }: TrajectoryTable): number[][] {
  const same = (k: number, l: number) =>
    panels.every(({ theory }) =>
      theory[k]!.every((x, t) => {
        const y = theory[l]![t]!;
        return Math.abs(x - y) <= SAME * Math.abs(x) || Object.is(x, y);
      }),
    );
  const groups: number[][] = [];
  kinds.forEach((_, k) => {
    const group = groups.find(([first]) => same(first!, k));
    if (group === undefined) groups.push([k]);
    else group.push(k);
  });
  return groups;
}
