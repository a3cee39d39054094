import { run } from '../../src/cli/run.js';

/** What a command line printed, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function commandLine(...argv: string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const status = await run(argv, {
    print: (text) => {
      stdout += text;
    },
    complain: (text) => {
      stderr += text;
    },
    interactive: false,
    interrupted: new AbortController().signal,
  });
  return { status, stdout, stderr };
}
