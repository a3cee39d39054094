import type { Drift } from './driftText.js';

/** Eigenvalues of R and the circles that theorems keep them in. */
export interface SpectrumTable {
  readonly scenario: string;
  readonly eigenvalues: readonly { readonly re: number; readonly im: number }[];
  readonly spectralRadius: number;
  /** Where ρ is 1 and the directions are known. */
  readonly drift: Drift | null;
  /** Null where a theorem does not apply. */
  readonly bounds: {
    readonly universal: number | null;
    readonly refined: number | null;
    readonly proportional: number | null;
  };
}
