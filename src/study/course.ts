import { type Measures, measures } from '../measures/measures.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import { initialMoments, modelMoments } from '../solution/modelMoments.js';
import { nextLaw, startLaw } from '../solution/stateLaw.js';

/**
 * Measures of generations 0 … T, by kind: exact whether or not anything converges.
 *
 * @param system - truths and tasks. Not modified.
 * @param recurrence - of the system. Not modified.
 * @param generations - T, 0 or more.
 * @theorem T1
 */
export function course(
  system: Ecosystem,
  recurrence: AffineRecurrence,
  generations: number,
): Measures[] {
  const all = [measures(system, initialMoments(recurrence))];
  let law = startLaw(recurrence);
  for (let t = 1; t <= generations; t++) {
    all.push(measures(system, modelMoments(recurrence, law)));
    law = nextLaw(recurrence, law);
  }
  return all;
}
