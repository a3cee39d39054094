import type { Generation, LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { lawAt, nextLaw, type StateLaw, startLaw } from '../stateLaw.js';
import { initialMoments, type ModelMoments, modelMoments } from './modelMoments.js';

/**
 * Moments of the models of generations 0, 1, 2, …, exact whether or not anything converges.
 *
 * @param recurrence - Not modified.
 * @yields one generation after the other, without end; what is not asked for is not computed.
 * @theorem T1
 */
export function* momentsOverTime(recurrence: LinearRecurrence): Generator<ModelMoments, never> {
  yield initialMoments(recurrence);
  let law: StateLaw = startLaw(recurrence);
  const differing = recurrence.generations?.();
  for (;;) {
    const { readouts, step } = differing?.next().value ?? alike(recurrence);
    yield modelMoments(recurrence, law, readouts);
    law = nextLaw(step(), law);
  }
}

const alike = (recurrence: LinearRecurrence): Generation => ({
  readouts: recurrence.readouts,
  step: () => recurrence,
});

/**
 * Moments of the models of one generation: in O(log t) products where all generations are alike, else step by step.
 *
 * @param recurrence - Not modified.
 * @param t - generation, 0 or more.
 * @returns bias (d×1), and what covariances are made of, for every kind.
 * @theorem T1
 */
export function momentsAt(recurrence: LinearRecurrence, t: number): ModelMoments {
  if (t === 0) return initialMoments(recurrence);
  if (recurrence.generations === null) return modelMoments(recurrence, lawAt(recurrence, t));
  const course = momentsOverTime(recurrence);
  for (let before = 0; before < t; before++) course.next();
  return course.next().value;
}
