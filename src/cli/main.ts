#!/usr/bin/env node
import { run } from './run.js';

// A reader that stops early (head, less) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  interrupted: interruption.signal,
});
