import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { DomainError, NumericalError } from '../errors.js';
import { scenariosCommand } from './scenariosCommand.js';
import { solveCommand } from './solveCommand.js';
import type { Terminal } from './terminal.js';

/** Exit statuses of every command. */
export const status = {
  fine: 0,
  refuted: 1,
  badInput: 2,
  beyondFloat64: 3,
} as const;

/**
 * Runs one command line.
 *
 * @param argv - the arguments after the program's name.
 * @param terminal - where results and complaints go.
 * @returns the exit status: 0 fine, 1 refuted by simulation, 2 bad input, 3 beyond float64.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync(argv, { from: 'user' });
    return status.fine;
  } catch (error) {
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

function program(terminal: Terminal): Command {
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
  for (const add of [solveCommand, scenariosCommand]) add(command, terminal);
  return command;
}
