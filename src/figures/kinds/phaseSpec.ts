import type { TopLevelSpec } from 'vega-lite';
import type { Room } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { onDark } from '../palette.js';
import { overlap } from '../pictures/mapRows.js';
import { roundLevels } from '../pictures/roundLevels.js';
import { LEAST, type PhaseTable } from './phase.js';

/** Height in points of the map where two columns give more width than a square needs. */
const TALLEST = 230;
/** The colours end at the bound of T4, or here where the bound is 1. */
const LEAST_BOUND = 1.1;
/** Blue settles, orange does not; the pale ends meet, and differ, at ρ = 1. */
export const colors = ['#2166ac', '#d9e8f5', '#fde3c8', '#b35806'] as const;
/** Width of the step between them on the scale of log₁₀ ρ. */
const STEP = 1e-9;
/** Lines and outlines on a map, which keep their colour on a dark page. */
export const lineInk = '#101010';
export const markFill = onDark;

export const titles = {
  x: 'weight of real against synthetic data',
  y: 'mismatch of designs, *m*',
  color: 'spectral radius *ρ*',
} as const;

/** What the circle stands for. */
export const ownLabel = (radius: number): string => `this scenario: *ρ* = ${decimal(radius)}`;

/** The colour bar: log₁₀ ρ at its ends, and the values of ρ at its ticks with their labels. */
export function phaseBar({ bound }: PhaseTable) {
  const most = Math.max(bound, LEAST_BOUND);
  const ticks = [LEAST, 0.2, 0.5, 1, ...roundLevels(1, most, 3)];
  return {
    low: Math.log10(LEAST),
    high: Math.log10(most),
    ticks: ticks.map(Math.log10),
    labels: ticks.map((rho) => (rho === LEAST ? `≤ ${rho}` : decimal(rho))),
  };
}

/** Powers of ten of the anchoring: exponents. */
export function decades({ anchorings }: PhaseTable): number[] {
  const first = Math.round(Math.log10(anchorings[0]!));
  const last = Math.round(Math.log10(anchorings.at(-1)!));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** 10 to a power, in markup. */
export const powerLabel = (power: number): string => `10^{${String(power).replace('-', '−')}}`;

/** The specification of the stability map. */
export const phaseSpec =
  (table: PhaseTable, own: number) =>
  ({ panel }: Room): TopLevelSpec => {
    const height = Math.min(panel, TALLEST);
    const bar = phaseBar(table);
    const powers = decades(table);
    const x = {
      field: 'x',
      type: 'quantitative' as const,
      title: titles.x,
      scale: {
        type: 'log' as const,
        domain: [table.anchorings[0]!, table.anchorings.at(-1)!],
        nice: false,
      },
      axis: {
        values: powers.map((power) => Number(`1e${power}`)),
        labelExpr: `${JSON.stringify(Object.fromEntries(powers.map((power) => [power, powerLabel(power)])))}[round(log(datum.value) / log(10))]`,
        labelOverlap: false,
      },
    };
    const y = {
      field: 'y',
      type: 'quantitative' as const,
      title: titles.y,
      scale: { domain: [0, 1], nice: false },
      axis: { values: [0, 0.2, 0.4, 0.6, 0.8, 1], format: '.1~f' },
    };
    const named = {
      field: 'name',
      type: 'nominal',
      legend: { title: null, orient: 'bottom' },
    } as const;
    return {
      data: { name: 'table' },
      width: panel,
      height,
      layer: [
        {
          transform: [{ filter: "datum.part == 'cell'" }],
          mark: { type: 'rect', clip: true, x2Offset: overlap, y2Offset: -overlap },
          encoding: {
            x: { ...x, field: 'left' },
            x2: { field: 'right' },
            y: { ...y, field: 'bottom' },
            y2: { field: 'top' },
            color: {
              field: 'log',
              type: 'quantitative',
              scale: { domain: [bar.low, -STEP, 0, bar.high], range: [...colors], clamp: true },
              legend: {
                title: titles.color,
                orient: 'right',
                titleOrient: 'right',
                gradientLength: height,
                gradientThickness: 8,
                values: bar.ticks,
                labelExpr: `${JSON.stringify(bar.labels)}[indexof(${JSON.stringify(bar.ticks)}, datum.value)]`,
              },
            },
          },
        },
        ...[false, true].map((isBoundary) => ({
          transform: [
            { filter: `datum.part == 'line' && datum.level ${isBoundary ? '==' : '!='} 1` },
          ],
          mark: {
            type: 'line' as const,
            clip: true,
            stroke: lineInk,
            strokeWidth: isBoundary ? 1.6 : 0.5,
            opacity: isBoundary ? 1 : 0.6,
          },
          encoding: {
            x,
            y,
            detail: { field: 'line', type: 'nominal' as const },
            order: { field: 'order', type: 'quantitative' as const },
          },
        })),
        {
          transform: [
            { filter: "datum.part == 'mark'" },
            { calculate: JSON.stringify(ownLabel(own)), as: 'name' },
          ],
          mark: {
            type: 'point',
            shape: 'circle',
            filled: true,
            size: 34,
            strokeWidth: 0.8,
            opacity: 1,
          },
          encoding: {
            x,
            y,
            fill: { ...named, scale: { range: [markFill] } },
            stroke: { ...named, scale: { range: [lineInk] } },
          },
        },
      ],
    };
  };
