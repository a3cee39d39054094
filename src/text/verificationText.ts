import type { Verification } from '../verification/verify.js';
import { alignedColumns, indented } from './alignedColumns.js';
import { countText, numberText } from './numberText.js';
import {
  limitSentence,
  misspecifiedSentence,
  sightSentence,
  verdictSentence,
} from './verdictSentence.js';

/** Tests shown one by one; the JSON object has them all. */
const MOST_TESTS = 12;

/**
 * A verification for people: the verdict, the tests with the smallest p-values, and what the run could detect.
 *
 * @param misspecified - changes of the simulated scenario that the theory was not given.
 */
export function verificationText(
  verification: Verification,
  misspecified: readonly string[] = [],
): string {
  const { scenario, replicates, seed, generations, synthetic, tests, verdict } = verification;
  const smallest = [...tests].sort((a, b) => a.pValue - b.pValue).slice(0, MOST_TESTS);
  const rows = smallest.map(
    ({ quantity, generation, statistic, degreesOfFreedom, pValue, refuted }) => [
      quantity,
      String(generation),
      numberText(statistic),
      degreesOfFreedom === null ? 'standard errors' : `χ²(${degreesOfFreedom})`,
      numberText(pValue),
      refuted ? 'refuted' : '',
    ],
  );
  const header = ['quantity', 'generation', 'statistic', '', 'p ≤', ''];
  const sides = ['left', 'right', 'right', 'left', 'right', 'left'] as const;
  return [
    `${scenario}\n${countText(replicates, 'replicate')} of ${countText(generations, 'generation')}, seed ${seed}, synthetic rows ${synthetic}`,
    `${countText(tests.length, 'test')}${tests.length > MOST_TESTS ? `; the ${MOST_TESTS} smallest p-values` : ', smallest p-values first'}\n${indented(alignedColumns([header, ...rows], sides))}`,
    [
      verdictSentence(verification),
      ...sightSentence(verification),
      ...limitSentence(verification),
      ...misspecifiedSentence(verification, misspecified),
    ].join('\n'),
    ...(synthetic === 'redrawn' && verdict === 'refuted'
      ? [
          'With redrawn rows the theory is the limit of large samples, so the deviations above, of order d/n, are real.',
        ]
      : []),
    '',
  ].join('\n\n');
}
