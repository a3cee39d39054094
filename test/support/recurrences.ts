import { userCoordinates } from '../../src/ecosystem/coordinates.js';
import { fromRows, identity, zeros } from '../../src/linalg/matrix.js';
import {
  type LinearRecurrence,
  linearRecurrence,
} from '../../src/recurrence/linear/linearRecurrence.js';

/**
 * x_{t+1} = Q x_t + c + w_t, x_1 = 0 but for its noise, with one model, which is the state itself. c enters as the
 * public input, known without error.
 */
export function plainRecurrence(
  Q: readonly (readonly number[])[],
  N: readonly (readonly number[])[],
  c: readonly number[] = Q.map(() => 0),
): LinearRecurrence {
  const d = Q.length;
  const none = { excess: zeros(d, 1), covariance: zeros(d, d) };
  const plain = { own: 0, ownMap: null, public: 0, shift: null, fresh: null, unseen: zeros(d, 1) };
  return linearRecurrence({
    features: d,
    coordinates: userCoordinates(d),
    reference: zeros(d, 1),
    blocks: 1,
    copies: [1],
    inputs: { public: { ...none, excess: fromRows(c.map((x) => [x])) }, private: [none] },
    Q: fromRows(Q),
    drive: { public: identity(d), private: [zeros(d, d)], offset: zeros(d, 1) },
    noise: fromRows(N),
    startNoise: fromRows(N),
    slow: [],
    generations: null,
    unsettled: null,
    start: { public: zeros(d, d), private: [zeros(d, d)], offset: zeros(d, 1) },
    initialReadouts: [{ ...plain, gain: zeros(d, d), state: [] }],
    readouts: [{ ...plain, gain: identity(d), state: [1] }],
    smallestPivot: 1,
    conditions: { initial: [1], update: [1] },
    doubtful: false,
  });
}
