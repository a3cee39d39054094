import { decimal, powerOfTen } from '../labels/numberLabel.js';
import { onLight } from '../palette.js';
import type { MapColors, MapLines, Side } from '../pictures/maps.js';
import { roundLevels } from '../pictures/roundLevels.js';
import type { ValueAxis } from '../pictures/valueAxis.js';
import type { PhaseTable } from './phaseTable.js';

/** ρ below this has the colour of this: how fast models settle hardly matters there. */
const LEAST = 0.1;
/** The colours end at the bound of T4, or here where the bound is 1. */
const LEAST_BOUND = 1.1;
/** Blue settles, orange does not; the pale ends meet, and differ, at ρ = 1. */
const COLORS = ['#2166ac', '#d9e8f5', '#fde3c8', '#b35806'] as const;
/** Width of the step between them on the scale of log₁₀ ρ. */
const STEP = 1e-9;
const STABLE_LEVELS = [0.2, 0.5, 0.8];
const MOST_UNSTABLE_LEVELS = 4;

/** log₁₀ ρ, from which colours and lines are made; ρ = 0 counts as the least that the map distinguishes. */
export const phaseHeight: Side = {
  to: (rho) => Math.log10(Math.max(rho, LEAST / 10)),
  from: (x) => 10 ** x,
};

/** Colours of log₁₀ ρ from the least that the map distinguishes to the bound of T4. */
export function phaseColors({ bound }: PhaseTable): MapColors {
  const most = Math.max(bound, LEAST_BOUND);
  const ticks = [LEAST, 0.2, 0.5, 1, ...roundLevels(1, most, 3)];
  const [low, high] = [Math.log10(LEAST), Math.log10(most)];
  return {
    title: 'spectral radius *ρ*',
    column: 'log',
    axis: {
      log: false,
      domain: [low, high],
      ticks: ticks.map(Math.log10),
      labels: ticks.map((rho) => (rho === LEAST ? `≤ ${rho}` : decimal(rho))),
    },
    ramp: {
      name: 'phase',
      stops: [low, -STEP, 0, high].map((at, i) => ({ at, color: COLORS[i]! })),
    },
    reverse: false,
  };
}

/** Iso-lines of ρ, and the boundary of stability among them. */
export function phaseLines({ radii }: PhaseTable): MapLines[] {
  const most = radii.reduce((a, b) => Math.max(a, b), 0);
  const others = [...STABLE_LEVELS, ...roundLevels(1, most, MOST_UNSTABLE_LEVELS)];
  return [
    { levels: others, ink: onLight, width: 0.5, opacity: 0.6, tex: 'very thin' },
    { levels: [1], ink: onLight, width: 1.6, opacity: 1, tex: 'line width=1.6pt' },
  ];
}

/** The axis of the weight of real data: a tick for every power of ten. */
export function anchoringAxis({ anchorings }: PhaseTable): ValueAxis {
  const domain = [anchorings[0]!, anchorings.at(-1)!] as const;
  const [first, last] = domain.map((end) => Math.round(Math.log10(end))) as [number, number];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    log: true,
    domain,
    ticks: powers.map((power) => Number(`1e${power}`)),
    labels: powers.map(powerOfTen),
  };
}
