import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { subtract } from '../../../src/linalg/matrix.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { limitMoments } from '../../../src/solution/linear/limitMoments.js';
import { modelCovariances, modelMoments } from '../../../src/solution/linear/modelMoments.js';
import { lawAt } from '../../../src/solution/stateLaw.js';

const recurrence = pooledRecurrence(ecosystem(readScenario('specialists')));
const limit = limitMoments(recurrence);
/** Largest distance of a covariance in the limit from the same of a generation. */
const distance = (t: number) => {
  const then = modelCovariances(modelMoments(recurrence, lawAt(recurrence, t)));
  return Math.max(...modelCovariances(limit.moments).map((C, k) => subtract(C, then[k]!).norm()));
};

describe('limitMoments', () => {
  it('[T1] are those of a late generation, and not of an early one: ρ = 0.2', () => {
    expect(distance(40)).toBeLessThan(1e-15);
    expect(distance(1)).toBeGreaterThan(1e-5);
  });
  it('carry the evidence of both equations', () => {
    expect(limit.fixedPointResidual).toBeLessThan(1e-14);
    expect(limit.covarianceResidual).toBeLessThan(1e-14);
    expect(limit.amplification).toBeGreaterThan(1);
  });
});
