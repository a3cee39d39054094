import type { Solution } from '../solve.js';
import { headcount } from './average.js';
import { directionText } from './directionText.js';
import { generationsText, numberText } from './numberText.js';

/** A weight below this is rounding. */
const ROUNDING = 1e-9;

/** Whether models settle, what proves it, and how much real data would. */
export function stabilityFindings({ stability, copies }: Solution): string[] {
  const K = headcount(copies);
  return [...verdictFindings(stability, K), ...anchoringFindings(stability, K)];
}

function verdictFindings(stability: Solution['stability'], K: number): string[] {
  const { verdict, spectralRadius: rho, halfLife, certificate, unanchored } = stability;
  if (verdict === 'diverges') {
    const doubling = Math.LN2 / Math.log(rho);
    return [
      `diverges: differences grow by a factor ${numberText(rho)} every generation (they double every ${generationsText(doubling)})`,
      ...(K > 1
        ? ['more real data helps only where it pins the directions in which the models disagree']
        : []),
    ];
  }
  if (verdict === 'marginal') {
    return [
      'does not settle: some direction is anchored by no real data, and the error there is a random walk',
      ...unanchored.map((direction) => `unanchored: ${directionText(direction)}`),
    ];
  }
  return [
    `converges, half-life ${generationsText(halfLife)}`,
    ...(certificate === null
      ? []
      : [
          `convergence is guaranteed by theorem ${certificate.theorem}: ρ ≤ ${numberText(certificate.bound)}`,
        ]),
  ];
}

/** The √K anchoring rule; for one model, where nothing is required but that real data count at all, it says nothing new. */
function anchoringFindings({ anchoring }: Solution['stability'], K: number): string[] {
  if (anchoring === null || K === 1) return [];
  const { required, attained, kind, direction, met } = anchoring;
  const weight = `more than ${numberText(required)} × synthetic in every direction`;
  return [
    met
      ? `real data weigh ${weight}, which guarantees that ${K.toLocaleString('en')} models converge`
      : `to guarantee that ${K.toLocaleString('en')} models converge, real data must weigh ${weight} (sufficient, not necessary)`,
    `they weigh least in ${kind} along ${directionText(direction)}: ${numberText(attained < ROUNDING ? 0 : attained)} ×`,
  ];
}
