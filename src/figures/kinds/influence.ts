import { maximum, minimum } from '../../linalg/norms.js';
import type { Figure } from '../figure.js';
import { kindLabels } from '../labels/kindLabels.js';
import { decimal } from '../labels/numberLabel.js';
import { balancedAxis, percentAxis } from '../pictures/knownAxes.js';
import type { Matrices } from '../pictures/matrices.js';
import { MOST_WRITTEN } from '../pictures/matrixLabels.js';
import { matrixPicture } from '../pictures/matrixPicture.js';
import { noteFigure } from '../pictures/noteFigure.js';
import type { InfluenceTable } from './influenceTable.js';

const REASONS = {
  marginal:
    'Nothing settles: the spectral radius is 1, so no limit exists in which models would carry fixed shares of real data.',
  diverges: (rho: number) =>
    `The models diverge: the spectral radius is ${decimal(rho)}, so no limit exists in which they would carry fixed shares of real data.`,
};

/**
 * Whose real data each model ends up carrying, in percent.
 *
 * @param table - from `influenceTable`.
 */
export function influenceFigure(table: InfluenceTable): Figure {
  const { scenario, kinds, shares, publicData, verdict, spectralRadius } = table;
  const title = `${scenario}: whose real data each model carries`;
  if (shares === null) {
    const reason = verdict === 'diverges' ? REASONS.diverges(spectralRadius) : REASONS.marginal;
    return noteFigure('influence', title, reason);
  }
  const names = kindLabels(kinds);
  const all = shares.flat().filter((x) => x !== null);
  const negative = all.some((x) => x < -1e-9);
  const matrices: Matrices = {
    rowLabels: names,
    columnLabels: [...names, ...(publicData ? ['public'] : [])],
    rowTitle: 'model',
    columnTitle: 'real data of',
    panels: [
      {
        title: 'share of what a model carries',
        cells: shares,
        colors: {
          scheme: negative ? 'purpleorange' : 'viridis',
          axis: negative ? balancedAxis(all) : percentAxis(all),
          title: 'share',
        },
        text: percent,
        legend: true,
      },
    ],
  };
  return {
    kind: 'influence',
    title,
    caption: captionOf(table, negative),
    ...matrixPicture(matrices),
  };
}

function percent(share: number, digits: number): string {
  const places = Math.abs(share) >= 0.1 ? digits - 2 : digits - 1;
  return `${String(Number((100 * share).toFixed(Math.max(0, Math.min(1, places))))).replace('-', '−')}%`;
}

function captionOf({ kinds, shares, publicData }: InfluenceTable, negative: boolean): string {
  const copies = kinds.some((kind) => kind.copies > 1)
    ? ' The share of a kind is that of all its copies together; a row is one copy.'
    : '';
  const own = shares!.map((row, k) => row[k] ?? Number.NaN).filter(Number.isFinite);
  const range =
    own.length === 0
      ? ''
      : ` Own data (framed) make up ${span(own)} of a model${publicData ? `, public data ${span(shares!.map((row) => row.at(-1) ?? Number.NaN).filter(Number.isFinite))}` : ''}.`;
  const below = negative ? ' A negative share counts against what the data say.' : '';
  const none = publicData ? '' : ' There are no public data.';
  const many =
    kinds.length > MOST_WRITTEN ? ' Values are in the CSV; not every name is written.' : '';
  return `Whose real data each model (row) ends up carrying in the limit, as shares that sum to 100% along a row.${range}${copies}${below}${none}${many}`;
}

function span(values: readonly number[]): string {
  const [low, high] = [minimum(values), maximum(values)].map((x) => percent(x, 2));
  return low === high ? low! : `${low} to ${high}`;
}
