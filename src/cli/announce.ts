import { notice } from '../ecosystem/capacity.js';
import type { Cost } from '../ecosystem/cost.js';
import type { Terminal } from './terminal.js';

/** One line on standard error before a long run. */
export function announce({ notify }: Terminal, cost: Cost): void {
  const line = notice(cost);
  if (line !== null) notify(`${line}\n`);
}
