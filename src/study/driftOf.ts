import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { NumericalError } from '../errors.js';
import type { Drift } from '../figures/kinds/driftText.js';
import type { LinearRecurrence } from '../recurrence/linear/linearRecurrence.js';
import { anchoring } from '../solution/linear/anchoring.js';
import { unseenDirections } from '../solution/linear/unseenDirections.js';
import type { Spectrum } from '../solution/spectrum.js';

/**
 * How the models of a marginal ecosystem drift.
 *
 * @param ecosystem - Not modified.
 * @param recurrence - of the ecosystem. Not modified.
 * @param modes - of the recurrence.
 * @returns null unless ρ = 1, and where float64 cannot tell the directions.
 * @theorem T6
 */
export function driftOf(
  ecosystem: Ecosystem,
  recurrence: LinearRecurrence,
  modes: Spectrum,
): Drift | null {
  if (modes.verdict !== 'marginal') return null;
  try {
    const split = anchoring(recurrence, modes);
    if (split === null) return { directions: 0, unseen: 0 };
    const unseen = unseenDirections(ecosystem, split.unanchored);
    return { directions: unseen.length, unseen: unseen.filter(Boolean).length };
  } catch (error) {
    if (error instanceof NumericalError) return null;
    throw error;
  }
}
