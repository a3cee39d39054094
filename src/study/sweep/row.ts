import { sha256 } from './canonical.js';

/** One scalar of an answer; null where there is none. */
export type Scalar = number | string | null;

/** What became of a cell. */
export interface SweepRow {
  /** Its place in the plan, from 0. */
  readonly cell: number;
  /** Of the cell. */
  readonly hash: string;
  /** 1, or one more than the row of the failure that was tried again: the highest is the one that counts. */
  readonly attempt: number;
  /** What is reported; null if the cell failed. */
  readonly values: Readonly<Record<string, Scalar>> | null;
  /** Why it failed, or why values are missing; null if none are. */
  readonly reason: string | null;
}

/** Letters of the checksum that ends a line. */
const CHECK = 16;

/** A row as a line of a journal, with a checksum of itself and the end of the line. */
export function lineOf(row: SweepRow): string {
  const { cell, hash, attempt, values, reason } = row;
  return `${JSON.stringify({ cell, hash, attempt, values, reason, check: checkOf(row) })}\n`;
}

/** The row in a line; null if the line is not as it was written. */
export function rowOf(line: string): SweepRow | null {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return null;
  }
  const { check, ...row } = Object(read) as Partial<SweepRow> & { readonly check?: unknown };
  const { cell, hash, attempt, values, reason } = row;
  const shaped =
    Number.isInteger(cell) &&
    typeof hash === 'string' &&
    Number.isInteger(attempt) &&
    typeof values === 'object' &&
    (reason === null || typeof reason === 'string');
  return shaped && check === checkOf(row as SweepRow) ? (row as SweepRow) : null;
}

const checkOf = ({ cell, hash, attempt, values, reason }: SweepRow): string =>
  sha256(JSON.stringify([cell, hash, attempt, values, reason])).slice(0, CHECK);
