#!/usr/bin/env node
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { status } from './status.js';
import { settleStep, type WriteStep } from './writeStep.js';

/** Signals that end a command, and the exit statuses that say so. */
const endings = { SIGINT: status.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
/** Milliseconds a thread has to end in before the process ends without it. */
const PATIENCE = 800;

// The command runs on its own thread. This one stays free to receive an interruption and end it at any time.
const command = new Worker(new URL('./command.js', import.meta.url), {
  argv: process.argv.slice(2),
  resourceLimits: { maxOldGenerationSizeMb: getHeapStatistics().heap_size_limit / 2 ** 20 },
});
let step: WriteStep = { kind: 'done' };
command.on('message', (next: WriteStep) => {
  step = next;
});
// The thread reports all other errors itself.
command.on('error', ({ message }) => {
  process.stderr.write(`monoculture: out of memory (${message}). Make the scenario smaller.\n`);
  process.exitCode = status.beyondFloat64;
});
command.on('exit', (code) => {
  settleStep(step);
  process.exitCode ??= code;
});

for (const [signal, code] of Object.entries(endings) as [keyof typeof endings, number][]) {
  process.once(signal, async () => {
    // Once more, and the system ends the process at once.
    for (const other of Object.keys(endings)) process.removeAllListeners(other);
    const ended = command.terminate().then(() => true);
    const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false));
    const settled = await Promise.race([ended, late]);
    settleStep(step);
    if (settled) process.exit(code);
    process.kill(process.pid, signal);
  });
}
