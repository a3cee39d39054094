import { duration } from '../ecosystem/capacity.js';
import type { Terminal } from './terminal.js';

/** Milliseconds between two drawings, at least. */
const PAUSE = 200;

/** A line of progress on standard error, redrawn in place; nothing where that is no terminal. */
export interface SweepProgress {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** @param now - the clock, in milliseconds. */
export function sweepProgress(
  { notify, interactive }: Terminal,
  now: () => number = () => performance.now(),
): SweepProgress {
  if (!interactive) return { show: () => {}, clear: () => {} };
  const begun = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let width = 0;
  const draw = (text: string) => {
    notify(`\r${text.padEnd(width)}`);
    width = text.length;
  };
  return {
    show: (done, total) => {
      if (now() - drawn < PAUSE && done < total) return;
      drawn = now();
      draw(progressText(done, total, (now() - begun) / 1000));
    },
    clear: () => {
      if (width === 0) return;
      notify(`\r${' '.repeat(width)}\r`);
      width = 0;
    },
  };
}

/** `57 of 200 cells, about 3 minutes left`: as long for each cell as it took until now. */
export function progressText(done: number, total: number, seconds: number): string {
  const counted = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} cells`;
  return done === 0 || done === total
    ? counted
    : `${counted}, about ${duration((seconds / done) * (total - done))} left`;
}
