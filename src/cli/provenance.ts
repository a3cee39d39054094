import type { AnyScenario } from '../scenario/parseScenario.js';
import { version } from './version.js';

/** How a JSON object came about: enough to run the command again. */
export interface Provenance {
  /** The scenario as used: the file with the overrides applied. */
  readonly settings: AnyScenario['file'];
  /** The overrides, as written. */
  readonly overrides: readonly string[];
  readonly version: string;
}

/**
 * The last keys of every JSON object that a command prints.
 *
 * @param scenario - as it was used. Not modified.
 * @param overrides - the values of --set, in order.
 */
export const provenance = (scenario: AnyScenario, overrides: readonly string[]): Provenance => ({
  settings: scenario.file,
  overrides,
  version,
});
