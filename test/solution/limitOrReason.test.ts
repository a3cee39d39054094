import { describe, expect, it } from 'vitest';
import { pooledRecurrence } from '../../src/recurrence/pooledRecurrence.js';
import { ecosystem } from '../../src/scenario/ecosystem.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { limitMoments } from '../../src/solution/limitMoments.js';
import { limitOrReason } from '../../src/solution/limitOrReason.js';

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
