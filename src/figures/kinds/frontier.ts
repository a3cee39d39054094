import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { uniform } from '../pictures/uniform.js';
import { frontierPgf } from './frontierPgf.js';
import { curveLabels, frontierSpec, markLabels } from './frontierSpec.js';
import type { FrontierPoint, FrontierTable } from './frontierTable.js';

/** Homogenization below this is left out: models that drift apart can do so without bound. */
export const LEAST = -1;

/** What can be drawn: both coordinates exist. */
export interface Drawn {
  readonly alpha: number;
  readonly beta: number;
  readonly x: number;
  readonly y: number;
}

/** The point as it is drawn; null where it cannot be. */
export function drawn(point: FrontierPoint | null): Drawn | null {
  const { alpha, beta, homogenization: x = null, gain: y = null } = point ?? {};
  if (alpha === undefined || beta === undefined || x === null || y === null) return null;
  return x < LEAST || !(y > 0) ? null : { alpha, beta, x, y };
}

/** Every tenth of α has a dot. */
const isTenth = (alpha: number): boolean => Math.abs(alpha * 10 - Math.round(alpha * 10)) < 1e-9;

/**
 * The trade-off between transfer and homogenization, one curve for every β.
 *
 * @param table - from `frontierTable`.
 */
export function frontierFigure(table: FrontierTable): Figure {
  const { scenario, curves, optimum, paper } = table;
  const title = `${scenario}: transfer against homogenization`;
  const reason = reasonOf(table);
  if (reason !== null) return noteFigure('frontier', title, reason);
  const rows: Row[] = curves.flatMap(({ points }, series) => curveRows(points, series));
  const marks = [drawn(optimum), drawn(paper)].flatMap((point, mark) =>
    point === null ? [] : [{ part: 'mark', ...point, mark }],
  );
  const all = uniform([...rows, ...marks]);
  return {
    kind: 'frontier',
    title,
    caption: captionOf(table),
    rows: all,
    names: { series: curveLabels(table), mark: markLabels(table) },
    spec: frontierSpec(table, all),
    pgfplots: frontierPgf(table, all),
  };
}

/** A curve in unbroken stretches, its dots, and the last point of every stretch. */
function curveRows(points: readonly FrontierPoint[], series: number): Row[] {
  let stretch = 0;
  return points.flatMap((point, i): Row[] => {
    const here = drawn(point);
    if (here === null) {
      stretch++;
      return [];
    }
    const row = { ...here, series };
    const isLast = drawn(points[i + 1] ?? null) === null;
    return [
      { part: 'curve', ...row, stretch },
      ...(isTenth(point.alpha) ? [{ part: 'dot', ...row }] : []),
      ...(isLast && !isTenth(point.alpha) ? [{ part: 'end', ...row }] : []),
    ];
  });
}

/** Why there is no trade-off to draw; null where there is one. */
function reasonOf({ population, hasPrivate, curves }: FrontierTable): string | null {
  if (population === 1) {
    return 'One model alone has no trade-off between transfer and homogenization: there are no others to learn from, or to become like.';
  }
  if (!hasPrivate) {
    return 'No model has private data, so that nobody has a task of its own and all begin alike: there is neither transfer nor homogenization.';
  }
  const points = curves.flatMap((curve) => curve.points).map(drawn);
  if (points.some((point) => point !== null && point.alpha > 0)) return null;
  return points.some((point) => point !== null)
    ? 'With any synthetic data, *α* > 0, these models have no limit for any *β*, and so no trade-off between transfer and homogenization in it.'
    : 'The models begin alike: there is neither transfer nor homogenization.';
}

function captionOf(table: FrontierTable): string {
  const { betaMatters, curves, paper, quantity, optimum, replacesWeights } = table;
  const what =
    'Gain on others’ tasks (geometric mean of the error before over the error in the limit; above 1 is better) against homogenization (1: all models alike)';
  const missing = curves.some(({ points }) => points.some((point) => drawn(point) === null));
  const at = (name: string, point: FrontierPoint | null): string => {
    const here = drawn(point);
    return here === null
      ? ''
      : `${name}: gain ${decimal(here.y)} at homogenization ${decimal(here.x)}.`;
  };
  return [
    `${what}, as the weight α of synthetic data grows from 0, where the gain is 1, to 0.95 (square); a dot at every tenth${replacesWeights ? '; all models have the same weights, in place of their own' : ''}.`,
    betaMatters ? '' : 'β only scales the real data here, so that there is one curve.',
    at(quantity === 'mse' ? 'Least error' : 'Best efficiency', optimum),
    at(betaMatters ? 'α = β = 0.5' : 'α = 0.5', paper),
    missing ? 'Parts without a limit are left out.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
