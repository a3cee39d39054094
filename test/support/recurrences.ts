import { fromRows, identity, zeros } from '../../src/linalg/matrix.js';
import { type AffineRecurrence, affineRecurrence } from '../../src/recurrence/affineRecurrence.js';

/**
 * x_{t+1} = Q x_t + c + w_t, x_1 = 0 but for its noise, with one model, which is the state itself. c enters as the
 * public input, known without error.
 */
export function plainRecurrence(
  Q: readonly (readonly number[])[],
  N: readonly (readonly number[])[],
  c: readonly number[] = Q.map(() => 0),
): AffineRecurrence {
  const d = Q.length;
  const none = { mean: zeros(d, 1), covariance: zeros(d, d) };
  return affineRecurrence({
    features: d,
    blocks: 1,
    copies: [1],
    inputs: { public: { ...none, mean: fromRows(c.map((x) => [x])) }, private: [none] },
    Q: fromRows(Q),
    drive: { public: identity(d), private: [zeros(d, d)] },
    noise: fromRows(N),
    start: { public: zeros(d, d), private: [zeros(d, d)] },
    initialReadouts: [{ gain: zeros(d, d), own: 0, public: 0, state: [] }],
    readouts: [{ gain: identity(d), own: 0, public: 0, state: [1] }],
    smallestPivot: 1,
  });
}
