import type { Terminal } from './terminal.js';

const WIDTH = 30;

/** A progress bar on standard error, redrawn in place; nothing where that is no terminal. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

/**
 * @param done - what has been done to the share that is shown.
 */
export function progress({ notify, interactive }: Terminal, done = 'simulated'): Progress {
  if (!interactive) return { show: () => {}, clear: () => {} };
  let shown = -1;
  return {
    show: (count, total) => {
      const percent = Math.floor((100 * count) / total);
      if (percent === shown) return;
      shown = percent;
      const filled = Math.round((WIDTH * count) / total);
      notify(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} % ${done}`);
    },
    clear: () => {
      if (shown >= 0) notify(`\r${' '.repeat(WIDTH + 20)}\r`);
      shown = -1;
    },
  };
}
