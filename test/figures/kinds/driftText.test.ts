import { describe, expect, it } from 'vitest';
import { driftText } from '../../../src/figures/kinds/driftText.js';

describe('driftText', () => {
  it.each([
    [null, 'the models never settle'],
    [{ directions: 0, unseen: 0 }, 'differences of the models come back in cycles'],
    [{ directions: 1, unseen: 1 }, 'the models drift along one direction, which no real data see'],
    [
      { directions: 1, unseen: 0 },
      'the models drift along one direction, which real data see but do not hold',
    ],
    [{ directions: 3, unseen: 3 }, 'the models drift along 3 directions, which no real data see'],
    [
      { directions: 3, unseen: 0 },
      'the models drift along 3 directions, which real data see but do not hold',
    ],
    [
      { directions: 3, unseen: 2 },
      'the models drift along 3 directions, of which no real data see 2',
    ],
  ])('of %j', (drift, text) => {
    expect(driftText(drift)).toBe(text);
  });
});
