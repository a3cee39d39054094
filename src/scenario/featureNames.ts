import type { Place } from './place.js';
import { printable } from './printable.js';
import type { CsvDesign, ScenarioFile } from './schema.js';
import { csvDesigns } from './tables.js';

/** What the column of ones is called that `intercept` puts first. */
const INTERCEPT = 'intercept';

/** The name of feature i by default; features are counted from 0. */
export const defaultFeatureName = (i: number): string => `feature ${i}`;

/**
 * The names of the d features: those the scenario gives; else the columns of its CSV designs, where all of these
 * name the same ones in the same order; else `feature 0`, `feature 1`, …
 *
 * @param file - the scenario. Not modified.
 * @param here - the top of the scenario.
 * @returns d distinct names.
 * @throws ScenarioError if `featureNames` has not d names, or one of them twice.
 */
export function featureNames(file: ScenarioFile, here: Place): string[] {
  const { features: d, featureNames: given } = file;
  if (given !== undefined) return requireNames(given, d, here.at('featureNames'));
  const [first, ...others] = csvDesigns(file).map(({ design }) => columnNames(design));
  const named =
    first !== undefined &&
    first.length === d &&
    new Set(first).size === d &&
    others.every((names) => names.length === d && names.every((name, j) => name === first[j]));
  return named ? first : Array.from({ length: d }, (_, i) => defaultFeatureName(i));
}

function requireNames(names: readonly string[], d: number, here: Place): string[] {
  if (names.length !== d) {
    throw here.broken(
      `must have ${d} ${d === 1 ? 'name' : 'names'} (features: ${d})`,
      `${names.length}`,
      'Give one name for every feature, or leave featureNames out.',
    );
  }
  const seen = new Set<string>();
  names.forEach((name, i) => {
    if (seen.has(name)) {
      throw here
        .at(i)
        .broken('must not be used twice', printable(name), 'Rename one of the two features.');
    }
    seen.add(name);
  });
  return [...names];
}

const columnNames = ({ columns, intercept }: CsvDesign): string[] =>
  intercept ? [INTERCEPT, ...columns] : [...columns];
