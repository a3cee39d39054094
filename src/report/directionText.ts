import { numberText } from './numberText.js';

/** A direction of feature space in words: its largest coordinates, features counted from 0. */
export function directionText(direction: readonly number[]): string {
  const parts = direction
    .map((x, feature) => ({ x, feature }))
    .filter(({ x }) => Math.abs(x) > 1e-6)
    .sort((a, b) => Math.abs(b.x) - Math.abs(a.x));
  if (parts.length === 1) return `feature ${parts[0]!.feature}`;
  const shown = parts
    .slice(0, 4)
    .map(({ x, feature }) => `${numberText(x)} × feature ${feature}`)
    .join(' + ')
    .replaceAll('+ −', '− ');
  return parts.length > 4 ? `${shown} + …` : shown;
}
