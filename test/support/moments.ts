import type { LinearRecurrence } from '../../src/recurrence/linear/linearRecurrence.js';
import { fixedPoint } from '../../src/solution/fixedPoint.js';
import {
  initialMoments,
  type ModelMoments,
  modelMoments,
} from '../../src/solution/linear/modelMoments.js';
import { lawAt } from '../../src/solution/stateLaw.js';
import { stationaryCovariance } from '../../src/solution/stationaryCovariance.js';

/** Moments of generation t. */
export const momentsAt = (recurrence: LinearRecurrence, t: number): ModelMoments =>
  t === 0 ? initialMoments(recurrence) : modelMoments(recurrence, lawAt(recurrence, t));

/** Moments in the limit; ρ < 1. */
export const limitMoments = (recurrence: LinearRecurrence): ModelMoments =>
  modelMoments(recurrence, {
    loading: fixedPoint(recurrence).loading,
    covariance: stationaryCovariance(recurrence).covariance,
  });
