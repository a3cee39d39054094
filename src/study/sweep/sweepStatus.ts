import type { Store } from './store.js';

/** How far a sweep is: plain data, the object that `monoculture sweep status --json` prints. */
export interface SweepStatus {
  readonly store: string;
  /** Of the engine that the store is for. */
  readonly version: string;
  /** SHA-256 of the plan. */
  readonly plan: string;
  readonly cells: number;
  /** Cells with an answer. */
  readonly done: number;
  /** Those of them that were refuted by simulation, where the plan verifies. */
  readonly refuted: number;
  /** Cells without an answer: what `sweep retry` tries again. */
  readonly failed: number;
  readonly missing: number;
  /** Journals: one for every process that has written. */
  readonly journals: number;
  /** Reasons of failures and of missing values, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly cells: number }[];
}

/** Counts what a store holds. */
export function sweepStatus({ folder, complete, hash, cells, rows, journals }: Store): SweepStatus {
  const all = [...rows.values()];
  const failed = all.filter(({ values }) => values === null).length;
  const counts = new Map<string, number>();
  for (const { reason } of all) {
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return {
    store: folder,
    version: complete.version,
    plan: hash,
    cells: cells.length,
    done: all.length - failed,
    refuted: all.filter(({ values }) => values?.['verify.verdict'] === 'refuted').length,
    failed,
    missing: cells.length - all.length,
    journals,
    reasons: [...counts]
      .map(([reason, count]) => ({ reason, cells: count }))
      .sort((a, b) => b.cells - a.cells || (a.reason < b.reason ? -1 : 1)),
  };
}
