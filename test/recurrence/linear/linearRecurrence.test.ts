import { describe, expect, it } from 'vitest';
import { userCoordinates } from '../../../src/ecosystem/coordinates.js';
import { NumericalError, ShapeError } from '../../../src/errors.js';
import { fromRows, identity, zeros } from '../../../src/linalg/matrix.js';
import {
  type LinearRecurrence,
  linearRecurrence,
} from '../../../src/recurrence/linear/linearRecurrence.js';

const d = 2;
const readout = {
  gain: identity(d),
  own: 0,
  ownMap: null,
  public: 0,
  state: [1],
  shift: null,
  fresh: null,
  unseen: zeros(d, 1),
};
const loading = { public: zeros(d, d), private: [zeros(d, d)], offset: zeros(d, 1) };
const input = { excess: zeros(d, 1), covariance: zeros(d, d) };

/** One kind, one block, two features. */
const parts: LinearRecurrence = {
  features: d,
  coordinates: userCoordinates(d),
  reference: zeros(d, 1),
  blocks: 1,
  copies: [1],
  inputs: { public: input, private: [input] },
  Q: zeros(d, d),
  drive: loading,
  noise: zeros(d, d),
  startNoise: zeros(d, d),
  slow: [],
  generations: null,
  unsettled: null,
  start: loading,
  initialReadouts: [{ ...readout, state: [] }],
  readouts: [readout],
  smallestPivot: 1,
  conditions: { initial: [1], update: [1] },
  doubtful: false,
};

describe('linearRecurrence', () => {
  it('takes parts that fit and freezes them', () => {
    const recurrence = linearRecurrence(parts);
    expect(recurrence).toEqual(parts);
    expect(Object.isFrozen(recurrence)).toBe(true);
  });

  const wrong: [string, Partial<LinearRecurrence>, string][] = [
    ['Q', { Q: zeros(2, 3) }, 'Q must be 2×2, found 2×3.'],
    ['noise', { noise: zeros(3, 3) }, 'noise must be 2×2, found 3×3.'],
    ['Q for two blocks', { blocks: 2 }, 'Q must be 4×4, found 2×2.'],
    [
      'drive.public',
      { drive: { ...loading, public: zeros(2, 1) } },
      'drive.public must be 2×2, found 2×1.',
    ],
    ['the truth lying down', { reference: zeros(1, 2) }, 'reference must be 2×1, found 1×2.'],
    [
      'drive.offset',
      { drive: { ...loading, offset: zeros(1, 1) } },
      'drive.offset must be 2×1, found 1×1.',
    ],
    [
      'start.private[0]',
      { start: { ...loading, private: [zeros(1, 2)] } },
      'start.private[0] must be 2×2, found 1×2.',
    ],
    [
      'a loading too many',
      { drive: { ...loading, private: [zeros(d, d), zeros(d, d)] } },
      'drive.private must be 1 in number, found 2.',
    ],
    [
      'an input missing',
      { inputs: { public: input, private: [] } },
      'inputs.private must be 1 in number, found 0.',
    ],
    [
      'an input excess lying down',
      { inputs: { public: { ...input, excess: zeros(1, d) }, private: [input] } },
      'an input excess must be 2×1, found 1×2.',
    ],
    [
      'an input covariance',
      { inputs: { public: input, private: [{ ...input, covariance: zeros(1, 1) }] } },
      'an input covariance must be 2×2, found 1×1.',
    ],
    [
      'no initial read-outs',
      { initialReadouts: [] },
      'initialReadouts must be 1 in number, found 0.',
    ],
    ['no read-outs', { readouts: [] }, 'readouts must be 1 in number, found 0.'],
    [
      'a gain',
      { readouts: [{ ...readout, gain: identity(3) }] },
      'readouts[0].gain must be 2×2, found 3×3.',
    ],
    [
      'a state weight missing',
      { readouts: [{ ...readout, state: [] }] },
      'readouts[0].state must be 1 in number, found 0.',
    ],
  ];
  it.each(wrong)('refuses a part that does not fit: %s', (_, change, message) => {
    expect(() => linearRecurrence({ ...parts, ...change })).toThrow(
      new ShapeError(`recurrence: ${message}`),
    );
  });

  it.each([
    ['Q', Number.NaN],
    ['Q', Number.POSITIVE_INFINITY],
    ['noise', Number.NaN],
  ] as const)('refuses %s with an entry %d', (name, x) => {
    const A = fromRows([
      [1, x],
      [0, 1],
    ]);
    expect(() => linearRecurrence({ ...parts, [name]: A })).toThrow(NumericalError);
  });
});
