import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import type { Grid } from '../pictures/isoLines.js';
import { cellRows, lineRows, logarithmic, uniform } from '../pictures/mapRows.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { roundLevels } from '../pictures/roundLevels.js';
import { type Drift, driftText } from './driftText.js';
import { phasePgf } from './phasePgf.js';
import { phaseSpec } from './phaseSpec.js';

/** How stable models are over the weight of real data and the mismatch of designs. */
export interface PhaseTable {
  readonly scenario: string;
  /** K, copies counted. */
  readonly population: number;
  /** (1 + √K)/2, which no ρ exceeds. */
  readonly bound: number;
  /** Weights of real against synthetic data, evenly spaced in their logarithm; empty where there is nothing to vary. */
  readonly anchorings: readonly number[];
  /** m from 0 to 1. */
  readonly mismatches: readonly number[];
  /** ρ, mismatch by mismatch. */
  readonly radii: readonly number[];
  /** The scenario itself. */
  readonly own: {
    readonly anchoring: number;
    readonly mismatch: number;
    readonly radius: number;
    /** Where its ρ is 1 and the directions are known. */
    readonly drift: Drift | null;
  } | null;
}

/** ρ below this has the colour of this: how fast models settle hardly matters there. */
export const LEAST = 0.1;
const STABLE_LEVELS = [0.2, 0.5, 0.8];
const MOST_UNSTABLE_LEVELS = 4;

/** Iso-lines of ρ, the boundary of stability among them. */
export const phaseLevels = ({ radii }: PhaseTable): number[] => {
  const most = radii.reduce((a, b) => Math.max(a, b), 0);
  return [...STABLE_LEVELS, 1, ...roundLevels(1, most, MOST_UNSTABLE_LEVELS)];
};

/** log₁₀ ρ, from which colours and lines are made; ρ = 0 is as good as the least that is told apart. */
const height = {
  to: (rho: number) => Math.log10(Math.max(rho, LEAST / 10)),
  from: (x: number) => 10 ** x,
};

/**
 * Stability map: ρ over the weight of real data and the mismatch of designs, with the boundary ρ = 1.
 *
 * @param table - from `phaseTable`.
 */
export function phaseFigure(table: PhaseTable): Figure {
  const { scenario, anchorings, mismatches, radii, own } = table;
  const title = `${scenario}: where interaction diverges`;
  if (own === null) {
    return noteFigure(
      'phase',
      title,
      'There is no weight of real against synthetic data to vary: nobody uses both, so that no map of stability can be drawn.',
    );
  }
  const grid: Grid = { xs: anchorings, ys: mismatches, values: radii };
  const rows: Row[] = [
    ...cellRows(grid, logarithmic).map((row) => ({ ...row, log: height.to(row.value ?? 0) })),
    ...lineRows(grid, phaseLevels(table), { side: logarithmic, height }),
    { part: 'mark', x: own.anchoring, y: own.mismatch, value: own.radius },
  ];
  const all = uniform(rows);
  return {
    kind: 'phase',
    title,
    caption: captionOf(table, own),
    rows: all,
    spec: phaseSpec(table, own.radius),
    pgfplots: phasePgf(table, own.radius, all),
  };
}

function captionOf(
  { radii, bound, mismatches, anchorings }: PhaseTable,
  own: NonNullable<PhaseTable['own']>,
): string {
  const most = radii.reduce((a, b) => Math.max(a, b), 0);
  const edge = radii.slice((mismatches.length - 1) * anchorings.length);
  return [
    'Spectral radius ρ over the weight of real against synthetic data and the mismatch *m* of their designs: at *m* = 0 the real data of every model look like what it publishes (always stable, T5), at *m* = 1 they are the scenario’s own.',
    most > 1
      ? `Beyond the thick line, ρ = 1, models diverge although they keep real data; the largest ρ is ${decimal(most)}, and none can exceed ${decimal(bound)} (T4).`
      : `No point of this map diverges: the largest ρ is ${decimal(most)}${bound > 1 ? `; T4 would allow ${decimal(bound)}` : ''}.`,
    edge.every((rho) => rho === 1) ? `On the upper edge ρ = 1: ${driftText(own.drift)}.` : '',
    `The scenario itself (circle) has ρ = ${decimal(own.radius)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
