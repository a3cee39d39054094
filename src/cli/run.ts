import { Command, CommanderError } from 'commander';
import { DomainError, NumericalError } from '../errors.js';
import { harmless, oneLine } from '../scenario/printable.js';
import { ReaderGone } from './standardOutput.js';
import { status } from './status.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';

/** Characters shown of a message that was not written for users. */
const LONGEST = 200;

/**
 * Runs one command line.
 *
 * @param argv - the arguments after the program's name.
 * @param terminal - where results and errors go.
 * @returns the exit status: 0 fine, 1 refuted by simulation, 2 bad input, 3 beyond float64, 130 interrupted.
 */
export async function run(argv: readonly string[], terminal: Streams): Promise<number> {
  const complain = (text: string) => terminal.complain(harmless(text));
  const print = (text: string) => terminal.print(harmless(text));
  try {
    return await program({ ...terminal, print }, argv);
  } catch (error) {
    if (terminal.interrupted.aborted) return status.interrupted;
    if (error instanceof ReaderGone) return status.fine;
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? status.fine : status.badInput;
    }
    if (error instanceof DomainError) {
      complain(`${error.message}\n`);
      return status.badInput;
    }
    if (error instanceof NumericalError) {
      complain(`${error.message}\n`);
      return status.beyondFloat64;
    }
    complain(`${unexpected(error)}\n`);
    return status.beyondFloat64;
  }
}

/** One line for an error that no rule foresees: what memory or the engine cannot carry, or a fault of this program. */
function unexpected(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const found = oneLine(message.slice(0, LONGEST));
  if (error instanceof RangeError) {
    return `monoculture: out of memory (${found}). Make the scenario smaller.`;
  }
  const [place = ''] = /[\w-]+\.[jt]s:\d+/.exec(stack) ?? [];
  return `monoculture: unexpected error (${found}; ${place}). Please report it, with the scenario.`;
}

/** Parses the arguments and runs the command they name; a command may settle on another exit status. */
async function program(streams: Streams, argv: readonly string[]): Promise<number> {
  let quiet = false;
  const terminal: Terminal = {
    ...streams,
    notify: (text) => {
      if (!quiet) streams.complain(text);
    },
    report: (text) => {
      if (!quiet) streams.print(text);
    },
  };
  const command = new Command('monoculture')
    .description(
      "What happens when generative models train on each other's outputs, in closed form: whether they settle, how fast, how good they become and how alike.",
    )
    .version(version)
    .exitOverride()
    // Options that follow the name of a subcommand are its own.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: terminal.print,
      writeErr: (text) => terminal.complain(harmless(text)),
    })
    .showHelpAfterError('(add --help for usage)')
    .addHelpText('after', '\nExample:\n  $ monoculture solve specialists\n');
  let outcome: number = status.fine;
  const settle = (code: number) => {
    outcome = code;
  };
  for (const add of await commandsFor(argv)) add(command, terminal, settle);
  for (const each of command.commands.flatMap((one) => [one, ...one.commands])) {
    each.option('-q, --quiet', 'no notices, warnings, progress or lists of written files');
  }
  command.hook('preAction', (_, action) => {
    quiet = action.opts<{ quiet?: true }>().quiet ?? false;
  });
  await command.parseAsync(argv, { from: 'user' });
  return outcome;
}

/** What the process gives a command; --quiet decides about the rest. */
type Streams = Omit<Terminal, 'notify' | 'report'>;

type Adder = (program: Command, terminal: Terminal, settle: (status: number) => void) => void;

/** The commands in the order of the help, each loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Adder>>> = {
  solve: async () => (await import('./solveCommand.js')).solveCommand,
  simulate: async () => (await import('./simulateCommand.js')).simulateCommand,
  verify: async () => (await import('./verifyCommand.js')).verifyCommand,
  figure: async () => (await import('./figureCommand.js')).figureCommand,
  reproduce: async () => (await import('./reproduceCommand.js')).reproduceCommand,
  sweep: async () => (await import('./sweepCommand.js')).sweepCommand,
  worker: async () => (await import('./workerCommand.js')).workerCommand,
  scenarios: async () => (await import('./scenariosCommand.js')).scenariosCommand,
};

/** The command that is called, without loading the others; all of them if help may be needed. */
function commandsFor([first = '']: readonly string[]): Promise<Adder[]> {
  if (first === '--version' || first === '-V') return Promise.resolve([]);
  const called = Object.hasOwn(commands, first) ? [commands[first]!] : Object.values(commands);
  return Promise.all(called.map((load) => load()));
}
