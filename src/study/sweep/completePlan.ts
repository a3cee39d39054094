import type { PlanFile } from './planSchema.js';

/** Changes when stores of before cannot be read any more. */
export const STORE_FORMAT = 1;

/**
 * A plan with everything that its cells need: plain data that mean the same on every machine. A store keeps it, and a
 * queue hands it to workers.
 */
export interface CompletePlan {
  readonly format: typeof STORE_FORMAT;
  /** Of the engine. */
  readonly version: string;
  /** What messages call the scenario. */
  readonly source: string;
  readonly plan: PlanFile;
  /** The scenario before anything varies, as written. */
  readonly base: unknown;
  /** Texts of the CSV files that scenarios name, by the paths they give; null where one cannot be read. */
  readonly files: Readonly<Record<string, string | null>>;
}
