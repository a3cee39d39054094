/** An average over replicates. */
export interface Simulated {
  readonly value: number;
  readonly standardError: number;
}

/** How many runs were simulated for a figure, and up to which generation. */
export interface SimulatedPart {
  /** Null where nothing was simulated. */
  readonly replicates: number | null;
  readonly seed: number | null;
  /** The last simulated generation, where later ones are beyond what a simulation can carry. */
  readonly simulatedTo: number | null;
}

/**
 * What lines and points are, for a caption.
 *
 * @param part - of the figure's table.
 * @param bars - what is to be said of error bars, after `standard errors`.
 */
export function simulatedText(
  { replicates, seed, simulatedTo }: SimulatedPart,
  bars: string,
): string {
  if (replicates === null) {
    return `Lines are exact; nothing was simulated${simulatedTo === null ? '' : ', as squares of these numbers are beyond float64'}.`;
  }
  const cut =
    simulatedTo === null
      ? ''
      : ` Nothing is simulated after generation ${simulatedTo}: squares of the errors, which standard errors need, are beyond float64 there.`;
  return `Lines are exact, points are averages over ${replicates.toLocaleString('en')} simulated runs (seed ${seed}) with error bars of ±2 standard errors${bars}.${cut}`;
}
