import type { Verification } from '../verification/verify.js';
import { countText, numberText } from './numberText.js';

/** What a verification found, in one line. */
export function verdictSentence({ verdict, tests, falseAlarm }: Verification): string {
  const refuted = tests.filter((test) => test.refuted).length;
  const odds = `(false-alarm rate at most ${numberText(falseAlarm)})`;
  return verdict === 'consistent'
    ? `consistent with simulation ${odds}`
    : `refuted: simulation contradicts the theory in ${refuted} of ${countText(tests.length, 'test')} ${odds}`;
}

/** That the limit itself was not tested, where there is one; nothing where it was. */
export function limitSentence({ limit, generations }: Verification): string[] {
  if (limit === null || limit.tested) return [];
  const left = numberText(Number((100 * limit.remaining).toPrecision(2)));
  return [
    `the limit itself was not tested: after ${generations} generations the slowest mode is still at ${left} % of its initial size; raise --generations`,
  ];
}

/** What it would have found with probability 0.99; nothing where it could see nothing. */
export function sightSentence({ detectable: { mean, variance } }: Verification): string[] {
  const seen = [
    ...(mean === null ? [] : [`of ${percent(mean)} in a mean`]),
    ...(variance === null ? [] : [`of ${percent(variance)} in a variance`]),
  ];
  return seen.length === 0
    ? []
    : [`an error ${seen.join(' or ')} would have been detected with probability 0.99`];
}

/** Where the simulated scenario was changed on purpose: how, and whether the verdict is the one to expect. */
export function misspecifiedSentence(
  { verdict, replicates }: Verification,
  changes: readonly string[],
): string[] {
  if (changes.length === 0) return [];
  const change = `simulated on purpose with ${changes.join(', ')}, which the theory was not given`;
  return [
    verdict === 'refuted'
      ? `${change}: the refutation is expected`
      : `${change}: a refutation was expected, but the change is too small for ${countText(replicates, 'replicate')}; raise --replicates`,
  ];
}

const percent = (share: number): string => `${numberText(Number((100 * share).toPrecision(2)))} %`;
