import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import type { Scheduled } from '../../../src/ecosystem/scheduled.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { jointMoments } from '../../../src/solution/linear/jointMoments.js';
import { momentsAt } from '../../../src/solution/linear/momentsOverTime.js';
import { realised, scenarios } from '../../support/arbitraries.js';
import { FEATURES, type Feature, withFeatures } from '../../support/ecosystemArbitraries.js';
import { gap, kindsOf, writtenOut } from '../../support/gaps.js';
import { history } from '../../support/historyOracle.js';

/** Random ecosystems with some of what the paper's do not have. */
const extended = (features: fc.Arbitrary<readonly Feature[]>): fc.Arbitrary<Ecosystem> =>
  features.chain((some) =>
    scenarios()
      .map(realised)
      .chain((plain) => withFeatures(plain, some)),
  );

/** Copies written out where their models would differ by more than their real data, as `ecosystem` does it. */
function asBuilt(system: Ecosystem): Ecosystem {
  if (system.entities.every(({ update }) => update.kind === 'refit')) return system;
  const kinds = kindsOf(system);
  const schedule = system.schedule.flatMap((one): Scheduled[] =>
    one.key === 'people'
      ? [one]
      : kinds.flatMap((kind, k) => (kind === one.entity ? [{ ...one, entity: k }] : [])),
  );
  return { ...writtenOut(system), schedule };
}

/** Worst gap of joint means and covariances of all entities, generations 0 … T, against their definition. */
function worstGap(system: Ecosystem, generations: number): number {
  const recurrence = pooledRecurrence(asBuilt(system));
  const all = kindsOf(system);
  return history(system, generations).reduce((worst, { mean, covariance }, t) => {
    const kinds = recurrence.copies.length === all.length ? all.map((_, k) => k) : all;
    const joint = jointMoments(momentsAt(recurrence, t), kinds);
    const size = mean.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
    return Math.max(
      worst,
      gap(joint.mean.to1DArray(), mean, size),
      gap(joint.covariance.to2DArray().flat(), covariance.flat(), 1),
    );
  }, 0);
}

describe('pooledRecurrence of extended ecosystems', () => {
  it.each(FEATURES)('has the moments of the definition: %s', (feature) => {
    fc.assert(
      fc.property(extended(fc.constant([feature])), (system) => {
        expect(worstGap(system, 4)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  it('has the moments of the definition: everything mixed', () => {
    fc.assert(
      fc.property(extended(fc.subarray([...FEATURES], { minLength: 2 })), (system) => {
        expect(worstGap(system, 5)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 40, seed: 12 },
    );
  });
});
