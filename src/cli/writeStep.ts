import { existsSync, renameSync, rmSync } from 'node:fs';

/** One file on its way from a temporary name to its own. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The second name of a file that stands at the end of a move, from which it can be put back. */
export const keptName = ({ from }: Move): string => from.replace(/part$/, 'kept');

/** Where the writing of some files stands. */
export type WriteStep =
  /** The temporary files are being filled; nothing else has changed. */
  | { readonly kind: 'filling'; readonly moves: readonly Move[] }
  /** All are filled, and are being renamed one after another. */
  | { readonly kind: 'renaming'; readonly moves: readonly Move[] }
  | { readonly kind: 'done' };

/**
 * Tidies up after a writer that was ended by force: files that are not whole go, a set that is whole is put in place.
 *
 * @param step - the last step that the writer reported.
 */
export function settleStep(step: WriteStep): void {
  if (step.kind === 'done') return;
  for (const move of step.moves) {
    if (step.kind === 'renaming' && existsSync(move.from)) renameSync(move.from, move.to);
    else rmSync(move.from, { force: true });
    rmSync(keptName(move), { force: true });
  }
}
