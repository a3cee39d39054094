import type { Ecosystem } from '../ecosystem/ecosystem.js';
import type { LinearRecurrence } from '../recurrence/linear/linearRecurrence.js';
import { momentsOverTime } from '../solution/linear/momentsOverTime.js';
import { carried, RESCALE } from './carried.js';
import { type Measures, measures } from './measures.js';

/**
 * Measures of generations 0 … T, by kind: exact whether or not anything converges.
 *
 * @param system - truths and tasks. Not modified.
 * @param recurrence - of the system. Not modified.
 * @param generations - T, 0 or more.
 * @yields one generation after the other, so that a long course needs no memory.
 * @throws NumericalError at the first generation that float64 cannot carry.
 * @theorem T1
 */
export function* course(
  system: Ecosystem,
  recurrence: LinearRecurrence,
  generations: number,
): Generator<Measures> {
  const all = momentsOverTime(recurrence);
  yield carried(measures(system, all.next().value), 'generation 0', RESCALE);
  for (let t = 1; t <= generations; t++) {
    const next = `ask for at most ${t - 1} ${t === 2 ? 'generation' : 'generations'}`;
    yield carried(measures(system, all.next().value), `generation ${t}`, next);
  }
}
