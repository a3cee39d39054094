import type { Terminal } from './terminal.js';

const WIDTH = 30;

/** A progress bar on standard error, redrawn in place; nothing where that is no terminal. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

export function progress({ complain, interactive }: Terminal): Progress {
  if (!interactive) return { show: () => {}, clear: () => {} };
  let shown = -1;
  return {
    show: (done, total) => {
      const percent = Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      const filled = Math.round((WIDTH * done) / total);
      complain(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} % simulated`);
    },
    clear: () => {
      if (shown >= 0) complain(`\r${' '.repeat(WIDTH + 20)}\r`);
    },
  };
}
