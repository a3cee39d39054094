import type { Test } from './hypothesisTest.js';
import { averageTail, deviation, expectation, type QuadraticLaw } from './quadraticLaw.js';
import { ROUNDING } from './rounding.js';

/**
 * Tests a reported expectation against an observed average, whose spread around it is that of the law. Where report
 * and law disagree the law is shifted to the report, so that a wrong report is refuted.
 *
 * @param label - what is tested, and when.
 * @param spread - the law of one copy of the form.
 * @param mean - the reported expectation.
 * @param copies - how many independent copies were averaged.
 * @param observed - their average.
 * @param slack - how far rounding, or what is left of a transient, may move that average.
 */
export function quadraticTest(
  label: Pick<Test, 'quantity' | 'generation'>,
  spread: QuadraticLaw,
  mean: number,
  copies: number,
  observed: number,
  slack: number,
): Test {
  const law = { ...spread, constant: spread.constant + (mean - expectation(spread)) };
  const gap = observed - mean;
  const room = slack + ROUNDING * (Math.abs(mean) + Math.abs(spread.constant));
  const beyond = Math.sign(gap) * Math.max(0, Math.abs(gap) - room);
  return {
    ...label,
    statistic: beyond === 0 ? 0 : beyond / (deviation(law) / Math.sqrt(copies)),
    degreesOfFreedom: null,
    pValue: beyond === 0 ? 1 : Math.min(1, 2 * averageTail(law, copies, mean + beyond)),
  };
}
