import type { CategoricalVerification } from '../../verification/categorical/verifyCategorical.js';
import { alignedColumns, indented } from '../alignedColumns.js';
import { countText, numberText } from '../numberText.js';

/** Tests shown one by one; the JSON object has them all. */
const MOST_TESTS = 12;

/** A verification of categorical models for people: the verdict and the tests with the smallest p-values. */
export function categoricalVerificationText(verification: CategoricalVerification): string {
  const { scenario, replicates, seed, generations, tests, verdict, falseAlarm, detectable } =
    verification;
  const smallest = [...tests].sort((a, b) => a.pValue - b.pValue).slice(0, MOST_TESTS);
  const rows = smallest.map(({ quantity, generation, statistic, pValue, refuted }) => [
    quantity,
    String(generation),
    numberText(statistic),
    numberText(pValue),
    refuted ? 'refuted' : '',
  ]);
  const header = ['quantity', 'generation', 'standard errors', 'p ≤', ''];
  return [
    `${scenario}\n${countText(replicates, 'replicate')} of ${countText(generations, 'generation')}, seed ${seed}`,
    `${countText(tests.length, 'test')}, smallest p-values first\n${indented(
      alignedColumns([header, ...rows], ['left', 'right', 'right', 'right', 'left']),
    )}`,
    verdict === 'consistent'
      ? `consistent with simulation (false-alarm rate at most ${numberText(falseAlarm)}). An error of ${numberText(detectable.absolute)} in any measure would have been detected with probability 0.99.`
      : `refuted by simulation (false-alarm rate at most ${numberText(falseAlarm)})`,
    '',
  ].join('\n\n');
}
