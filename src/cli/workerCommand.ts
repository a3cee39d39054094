import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { oneLine } from '../scenario/printable.js';
import { workersOption } from './simulateCommand.js';
import { queueOption } from './sweepCommand.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';

interface WorkerFlags {
  readonly queue: string;
  readonly store?: string;
  readonly workers?: number;
}

/** `monoculture worker`: computes cells for the sweeps of a queue until it is interrupted. */
export function workerCommand(program: Command, { notify, interrupted }: Terminal): void {
  program
    .command('worker')
    .description('compute for the sweeps of a queue, on as many machines as there are')
    .addOption(queueOption().makeOptionMandatory())
    .option(
      '--store <folder>',
      'keep what is computed here too, and answer from it what is asked again: one store for every plan',
    )
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture worker --queue redis://head:6379 --store scratch\n',
    )
    .action(async ({ queue, store, workers = availableParallelism() }: WorkerFlags) => {
      const { serveQueue } = await import('../study/sweep/queue/serveQueue.js');
      await serveQueue(queue, {
        workers,
        ...(store === undefined ? {} : { folder: store }),
        version,
        signal: interrupted,
        notify: (text) => notify(`${oneLine(text)}\n`),
      });
    });
}
