import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { limitMoments } from '../../../src/solution/linear/limitMoments.js';
import { limitOrReason } from '../../../src/solution/linear/limitOrReason.js';

const recurrenceOf = (preset: string, ...set: string[]) =>
  pooledRecurrence(ecosystem(readScenario(preset, { set })));

describe('limitOrReason', () => {
  it('[T1] gives the moments of the limit where there is one', () => {
    const recurrence = recurrenceOf('twins');
    expect(limitOrReason(recurrence)).toEqual({ moments: limitMoments(recurrence).moments });
  });

  it.each([
    ['runaway', 'diverges'],
    ['unanchored', 'marginal'],
  ])('says why %s has none: %s', (preset, reason) => {
    expect(limitOrReason(recurrenceOf(preset))).toEqual({ reason });
  });
});
