import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { DomainError, NumericalError } from '../errors.js';
import { harmless, oneLine } from '../scenario/printable.js';
import { ReaderGone } from './standardOutput.js';
import { status } from './status.js';
import type { Terminal } from './terminal.js';

/** Characters of a message that nobody wrote for people. */
const LONGEST = 200;

/**
 * Runs one command line.
 *
 * @param argv - the arguments after the program's name.
 * @param terminal - where results and complaints go.
 * @returns the exit status: 0 fine, 1 refuted by simulation, 2 bad input, 3 beyond float64, 130 interrupted.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
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
async function program(terminal: Terminal, argv: readonly string[]): Promise<number> {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  const command = new Command('monoculture')
    .description(
      "Closed-form theory of generative models that train on each other's outputs: limits, rates, homogenization.",
    )
    .version(version)
    .exitOverride()
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
  await command.parseAsync(argv, { from: 'user' });
  return outcome;
}

type Adder = (program: Command, terminal: Terminal, settle: (status: number) => void) => void;

/** The commands in the order of the help, each loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Adder>>> = {
  solve: async () => (await import('./solveCommand.js')).solveCommand,
  simulate: async () => (await import('./simulateCommand.js')).simulateCommand,
  verify: async () => (await import('./verifyCommand.js')).verifyCommand,
  figure: async () => (await import('./figureCommand.js')).figureCommand,
  reproduce: async () => (await import('./reproduceCommand.js')).reproduceCommand,
  scenarios: async () => (await import('./scenariosCommand.js')).scenariosCommand,
};

/** The command that is called, so that nobody waits for the others; all where the help may be needed. */
function commandsFor([first = '']: readonly string[]): Promise<Adder[]> {
  if (first === '--version' || first === '-V') return Promise.resolve([]);
  const called = Object.hasOwn(commands, first) ? [commands[first]!] : Object.values(commands);
  return Promise.all(called.map((load) => load()));
}
