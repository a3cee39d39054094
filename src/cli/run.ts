import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { DomainError, NumericalError } from '../errors.js';
import { figureCommand } from './figureCommand.js';
import { reproduceCommand } from './reproduceCommand.js';
import { scenariosCommand } from './scenariosCommand.js';
import { simulateCommand } from './simulateCommand.js';
import { solveCommand } from './solveCommand.js';
import { status } from './status.js';
import type { Terminal } from './terminal.js';
import { verifyCommand } from './verifyCommand.js';

/**
 * Runs one command line.
 *
 * @param argv - the arguments after the program's name.
 * @param terminal - where results and complaints go.
 * @returns the exit status: 0 fine, 1 refuted by simulation, 2 bad input, 3 beyond float64, 130 interrupted.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await program(terminal, argv);
  } catch (error) {
    if (terminal.interrupted.aborted) return status.interrupted;
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? status.fine : status.badInput;
    }
    if (error instanceof DomainError) {
      terminal.complain(`${error.message}\n`);
      return status.badInput;
    }
    if (error instanceof NumericalError) {
      terminal.complain(`${error.message}\n`);
      return status.beyondFloat64;
    }
    throw error;
  }
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
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.complain })
    .showHelpAfterError('(add --help for usage)')
    .addHelpText('after', '\nExample:\n  $ monoculture solve specialists\n');
  let outcome: number = status.fine;
  const settle = (code: number) => {
    outcome = code;
  };
  for (const add of [
    solveCommand,
    simulateCommand,
    verifyCommand,
    figureCommand,
    reproduceCommand,
    scenariosCommand,
  ]) {
    add(command, terminal, settle);
  }
  await command.parseAsync(argv, { from: 'user' });
  return outcome;
}
