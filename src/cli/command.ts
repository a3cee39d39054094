import { constants } from 'node:fs';
import { isatty } from 'node:tty';
import { parentPort } from 'node:worker_threads';
import { run } from './run.js';
import { readStandardInput } from './standardInput.js';
import { standardOutput } from './standardOutput.js';

/** The thread that does the work of a command; main.ts listens for interruptions meanwhile. */
const output = standardOutput(constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
process.exitCode = await run(process.argv.slice(2), {
  print: output.print,
  complain: output.complain,
  interactive: isatty(2),
  interrupted: new AbortController().signal,
  input: readStandardInput,
  note: (step) => parentPort?.postMessage(step),
});
