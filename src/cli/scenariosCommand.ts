import type { Command } from 'commander';
import { parse } from 'yaml';
import { presetNames, presetText } from '../scenario/presets.js';
import { alignedColumns } from '../text/alignedColumns.js';
import type { Terminal } from './terminal.js';

/** `monoculture scenarios [NAME]`: the presets, or one of them as YAML. */
export function scenariosCommand(program: Command, { print }: Terminal): void {
  program
    .command('scenarios')
    .description('list the presets, or print one as YAML to start from')
    .argument('[name]', 'name of a preset')
    .addHelpText('after', '\nExample:\n  $ monoculture scenarios specialists > mine.yaml\n')
    .action((name?: string) => {
      print(name === undefined ? listing() : presetText(name));
    });
}

function listing(): string {
  const rows = presetNames().map((name) => {
    const title = (parse(presetText(name)) as { name?: string }).name ?? '';
    return [name, title];
  });
  return `${alignedColumns(rows, ['left', 'left'])}\n`;
}
