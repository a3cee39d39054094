import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Figure } from '../figures/figure.js';
import type { Format } from '../figures/formats.js';
import { sweepLinesFigure } from '../figures/kinds/sweepLines.js';
import { sweepMapFigure } from '../figures/kinds/sweepMap.js';
import { readStore } from '../study/sweep/store.js';
import { sweepLinesTable, sweepMapTable } from '../study/sweep/sweepFigures.js';
import { fileStem } from './fileStem.js';
import { collect } from './options.js';
import { requireFolder } from './output.js';
import type { Terminal } from './terminal.js';
import { columnsOption, formatOption, outOption, widthOption, writeFigure } from './writeFigure.js';

interface SweepFigureFlags {
  readonly out: string;
  readonly format: readonly Format[];
  readonly columns: '1' | '2';
  readonly width?: string;
  readonly x: string;
  readonly value: string;
  readonly panels?: string;
  readonly at?: readonly string[];
}

/** `monoculture figure map STORE` and `figure lines STORE`: figures of a sweep. */
export function sweepFigureCommand(figure: Command, terminal: Terminal): void {
  shared(figure.command('map'), 'draw a column of a sweep as a map over two of its keys')
    .requiredOption('--y <key>', 'the key of vary on the other axis')
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture figure map results --x alpha --y beta --value homogenization --out figures\n',
    )
    .action((store: string, { y, ...flags }: SweepFigureFlags & { y: string }) =>
      write(store, flags, terminal, (read) =>
        sweepMapFigure(sweepMapTable(read, { at: [], ...flags, y })),
      ),
    );
  shared(figure.command('lines'), 'draw a column of a sweep as lines over one of its keys')
    .option('--series <key>', 'one line for each value of this key of vary')
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture figure lines results --x alpha --series beta --value limit.meanMse --out figures\n',
    )
    .action((store: string, flags: SweepFigureFlags & { series?: string }) =>
      write(store, flags, terminal, (read) =>
        sweepLinesFigure(sweepLinesTable(read, { at: [], ...flags })),
      ),
    );
}

const shared = (command: Command, description: string): Command =>
  command
    .description(description)
    .argument('<store>', 'the store of a sweep')
    .requiredOption('--x <key>', 'the key of vary on the axis')
    .requiredOption('--value <column>', 'what is shown: a column of sweep export')
    .option('--panels <key>', 'one panel for each value of this key of vary')
    .option(
      '--at <key=value>',
      'show only cells where a key has this value; may be repeated',
      collect,
    )
    .addOption(outOption().makeOptionMandatory())
    .addOption(formatOption())
    .addOption(columnsOption())
    .addOption(widthOption());

async function write(
  folder: string,
  { out, format, columns, width }: SweepFigureFlags,
  terminal: Terminal,
  draw: (store: ReturnType<typeof readStore>) => Figure,
): Promise<void> {
  const figure = draw(readStore(folder));
  requireFolder('--out', out);
  const stem = fileStem(`${basename(resolve(folder))}-${figure.kind}`);
  await writeFigure(figure, stem, { out, format, columns, width, inputs: [] }, terminal);
}
