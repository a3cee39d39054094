import type { WriteStep } from './writeStep.js';

/** Where a command reads and writes: results on standard output, complaints and progress on standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Whether standard error is a terminal, so that progress may be drawn there. */
  readonly interactive: boolean;
  /** Aborts when the user interrupts the command. */
  readonly interrupted: AbortSignal;
  /** All of standard input, for a scenario called `-`; absent where there is none. */
  readonly input?: () => Promise<Uint8Array>;
  /** Hears of every step of writing files before it is taken, so that whoever ends the command can tidy up. */
  readonly note?: (step: WriteStep) => void;
}
