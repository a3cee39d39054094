import type { Figure } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { onDark } from '../palette.js';
import { unitAxis } from '../pictures/knownAxes.js';
import { mapPicture } from '../pictures/mapPicture.js';
import type { Maps } from '../pictures/maps.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { driftText } from './driftText.js';
import { anchoringAxis, phaseColors, phaseHeight, phaseLines } from './phaseScale.js';
import type { PhaseTable } from './phaseTable.js';

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
  const maps: Maps = {
    x: { ...anchoringAxis(table), title: 'weight of real against synthetic data' },
    y: { ...unitAxis, title: 'mismatch of designs, *m*' },
    colors: phaseColors(table),
    height: phaseHeight,
    lines: phaseLines(table),
    series: [
      {
        name: 'scenario',
        label: `this scenario: *ρ* = ${decimal(own.radius)}`,
        fill: onDark,
        shape: 'circle',
        occurs: true,
      },
    ],
    numbered: false,
    panels: [
      {
        title: '',
        subtitle: '',
        grid: { xs: anchorings, ys: mismatches, values: radii },
        reasons: radii.map(() => null),
        marks: [{ x: own.anchoring, y: own.mismatch, value: own.radius, series: 0 }],
      },
    ],
  };
  return { kind: 'phase', title, caption: captionOf(table, own), ...mapPicture(maps) };
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
