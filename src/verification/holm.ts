/**
 * Holm's step-down: which of m p-values refute their hypotheses, so that any true one is refuted with
 * probability ≤ level, however the tests depend on each other.
 *
 * @param pValues - m numbers in [0, 1].
 * @param level - probability of any false alarm, in (0, 1).
 * @returns for every p-value whether it refutes.
 * @source holm1979 (docs/references.md)
 */
export function holm(pValues: readonly number[], level: number): boolean[] {
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const refuted = pValues.map(() => false);
  for (const [rank, { p, i }] of order.entries()) {
    if (!(p <= level / (pValues.length - rank))) break;
    refuted[i] = true;
  }
  return refuted;
}
