import { type StdioOptions, spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Builds the command line into a directory of its own, as the package has it, and returns that directory. */
export async function builtCommand(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'command-'));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), readFileSync('package.json'));
  const entryPoints = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file));
  await build({ entryPoints, outdir: join(directory, 'dist'), outbase: 'src', format: 'esm' });
  cpSync('src/scenario/presets', join(directory, 'dist/scenario/presets'), { recursive: true });
  return directory;
}

export const removeBuilt = (directory: string): void => rmSync(directory, { recursive: true });

/** How a process ended, and after how many milliseconds since it was told to. */
export interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly lasted: number;
}

export interface ProcessOptions {
  readonly stdio?: StdioOptions;
  /** Text for standard input. */
  readonly input?: string;
  /** A signal to send, as soon as this holds. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly when: () => boolean };
  readonly cwd?: string;
  /** Whether the first argument is a script of bash, for which "$0" "$@" is the command line. */
  readonly shell?: boolean;
}

/** Runs the built command line in a process of its own. */
export function commandProcess(
  directory: string,
  argv: readonly string[],
  options: ProcessOptions = {},
): Promise<Ending> {
  const { stdio = 'pipe', input, interrupt, cwd, shell = false } = options;
  const main = join(directory, 'dist/cli/main.js');
  const [script = '', ...rest] = argv;
  const [program, all] = shell
    ? ['bash', ['-c', script, process.execPath, main, ...rest]]
    : [process.execPath, [main, ...argv]];
  const child = spawn(program as string, all as string[], {
    stdio,
    ...(cwd === undefined ? {} : { cwd }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  let told = performance.now();
  const watch = setInterval(() => {
    if (!interrupt?.when()) return;
    clearInterval(watch);
    told = performance.now();
    child.kill(interrupt.signal);
  }, 20);
  return new Promise((settle) => {
    child.on('close', (status, signal) => {
      clearInterval(watch);
      settle({ status, signal, stdout, stderr, lasted: performance.now() - told });
    });
  });
}
