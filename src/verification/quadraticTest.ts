import { averageTail, expectation, type QuadraticLaw, variance } from './quadraticLaw.js';
import type { Test } from './test.js';

/** Rounding of a simulated average, relative to its size: an observation this near its prediction is taken as equal. */
export const ROUNDING = 1e-10;

/**
 * Tests a reported expectation against an observed average, whose spread around it is that of the law. Where report
 * and law disagree the law is shifted to the report, so that a wrong report is refuted.
 *
 * @param label - what is tested, and when.
 * @param spread - the law of one copy of the form.
 * @param mean - the reported expectation.
 * @param copies - how many independent copies were averaged.
 * @param observed - their average.
 * @param floor - rounding of that average beside its size.
 */
export function quadraticTest(
  label: Pick<Test, 'quantity' | 'generation'>,
  spread: QuadraticLaw,
  mean: number,
  copies: number,
  observed: number,
  floor: number,
): Test {
  const law = { ...spread, constant: spread.constant + (mean - expectation(spread)) };
  const slack = ROUNDING * (Math.abs(mean) + Math.abs(spread.constant)) + floor;
  const gap = observed - mean;
  const beyond = Math.sign(gap) * Math.max(0, Math.abs(gap) - slack);
  const deviation = Math.sqrt(variance(law) / copies);
  return {
    ...label,
    statistic: beyond === 0 ? 0 : beyond / deviation,
    degreesOfFreedom: null,
    pValue: beyond === 0 ? 1 : Math.min(1, 2 * averageTail(law, copies, mean + beyond)),
  };
}
