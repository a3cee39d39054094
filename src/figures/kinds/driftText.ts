/** How models drift where ρ = 1. */
export interface Drift {
  /** Along how many directions of feature space; 0 where a difference comes back in cycles instead. */
  readonly directions: number;
  /** How many of them no real data see. */
  readonly unseen: number;
}

/**
 * What happens where ρ = 1, as the rest of a sentence that speaks of the models.
 *
 * @param drift - null where it is not known.
 */
export function driftText(drift: Drift | null): string {
  if (drift === null) return 'the models never settle';
  const { directions, unseen } = drift;
  if (directions === 0) return 'differences of the models come back in cycles';
  if (directions === 1) {
    return `the models drift along one direction, ${unseen === 1 ? 'which no real data see' : 'which real data see but do not hold'}`;
  }
  const seen =
    unseen === directions
      ? 'which no real data see'
      : unseen === 0
        ? 'which real data see but do not hold'
        : `of which no real data see ${unseen}`;
  return `the models drift along ${directions} directions, ${seen}`;
}
