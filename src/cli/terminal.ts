import type { WriteStep } from './writeStep.js';

/** Where a command reads and writes: results on standard output, errors and progress on standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Says on standard error what is no error: notices, warnings and progress; nothing with --quiet. */
  readonly notify: (text: string) => void;
  /** Says on standard output which files were written; nothing with --quiet. */
  readonly report: (text: string) => void;
  /** Whether standard error is a terminal, where progress can be drawn. */
  readonly interactive: boolean;
  /** Aborts when the user interrupts the command. */
  readonly interrupted: AbortSignal;
  /** All of standard input, for a scenario called `-`; absent where there is none. */
  readonly input?: () => Promise<Uint8Array>;
  /** Receives every step of writing files before it is taken, for tidying up after an interruption. */
  readonly note?: (step: WriteStep) => void;
}
