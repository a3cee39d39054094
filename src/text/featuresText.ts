import { defaultFeatureName } from '../scenario/featureNames.js';
import { countText } from './numberText.js';

/** Letters that a list of names may take in a heading. */
const LONGEST = 80;

/**
 * How many features there are, and their names if they were given and fit on one line.
 *
 * @param features - d.
 * @param names - of the d features.
 */
export function featuresText(features: number, names: readonly string[]): string {
  const count = countText(features, 'feature');
  const list = names.join(', ');
  const named = names.some((name, i) => name !== defaultFeatureName(i));
  return named && list.length <= LONGEST ? `${count}: ${list}` : count;
}
