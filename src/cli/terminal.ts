/** Where a command writes: results on standard output, complaints and progress on standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Whether standard error is a terminal, so that progress may be drawn there. */
  readonly interactive: boolean;
  /** Aborts when the user interrupts the command. */
  readonly interrupted: AbortSignal;
}
