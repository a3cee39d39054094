import { decimal } from '../labels/numberLabel.js';
import { driftText } from './driftText.js';
import type { HomogenizationTable } from './homogenizationTable.js';
import { simulatedText } from './simulatedText.js';

/** How to read the homogenization figure. */
export function homogenizationCaption(table: HomogenizationTable): string {
  const { generations, homogenization, alpha, verdict } = table;
  const { spectralRadius, drift } = table;
  const { at, limit } = table.overAlpha;
  const [initial] = table.overGenerations.dispersion;
  const now = Number.isFinite(homogenization)
    ? `By generation ${generations} homogenization, 1 − dispersion / its first value, is ${decimal(homogenization)}.`
    : initial === 0
      ? 'The models coincide from the start.'
      : '';
  const replaced = `On the right every model has the *α* of the axis${alpha === null ? ' in place of its own' : ` in place of ${decimal(alpha)}`}.`;
  const ends = at.filter((_, i) => Number.isNaN(limit!.dispersion[i]!));
  const missing = ends.length === 0 ? '' : ` There is no limit${placeOf(at, ends)}.`;
  const fate = {
    converges: '',
    marginal: ` This scenario has no limit: its spectral radius is 1, and ${driftText(drift)}.`,
    diverges: ` This scenario diverges: its spectral radius is ${decimal(spectralRadius)}.`,
  }[verdict];
  const beyond = at.filter((_, i) => Number.isNaN(table.overAlpha.dispersion[i]!));
  const overflow =
    beyond.length === 0
      ? ''
      : ` Generation ${generations} is beyond float64${placeOf(at, beyond)}.`;
  const points = simulatedText(table, ' (at most, for similarity)');
  return `How alike the models become: dispersion is their mean squared distance from the average model, similarity the cosine between two, averaged over pairs; less dispersion and more similarity mean more monoculture. ${now} ${replaced}${missing}${overflow}${fate} ${points}`;
}

/** In words, where in a range values lie that are its last ones, or that are anywhere. */
function placeOf(all: readonly number[], some: readonly number[]): string {
  const [first] = some;
  const tail = all.slice(-some.length).every((x, i) => x === some[i]);
  if (!tail) return ` for ${some.length} of the ${all.length} values of *α* computed`;
  return some.length === 1 ? ` at *α* = ${decimal(first!)}` : ` from *α* = ${decimal(first!)} on`;
}
