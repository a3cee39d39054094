/** Where a command writes: results on standard output, complaints and progress on standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}
