import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Format } from '../figures/formats.js';
import { presetNames } from '../scenario/presets.js';
import { workerThreads } from '../simulation/parallel.js';
import { type FigureKind, figureKinds } from '../study/figureKinds.js';
import { figureOf } from '../study/figureOf.js';
import { figureDefaults } from '../study/figureOptions.js';
import { figureLine, withOverrides } from './figureSource.js';
import { fileStem } from './fileStem.js';
import { collect, oneOrAll, wholeNumber } from './options.js';
import { requireFolder } from './output.js';
import { scenarioSource } from './scenarioSource.js';
import { workersOption } from './simulateCommand.js';
import { sweepFigureCommand } from './sweepFigureCommand.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';
import {
  columnsOption,
  formatOption,
  missingOption,
  outOption,
  widthOption,
  writeFigure,
} from './writeFigure.js';

interface FigureFlags {
  readonly out?: string;
  readonly format: readonly Format[];
  readonly columns: '1' | '2';
  readonly width?: string;
  readonly generations: number;
  readonly replicates: number;
  readonly seed: number;
  readonly grid: number;
  readonly over?: string;
  readonly workers?: number;
  readonly set?: readonly string[];
}

/** `monoculture figure KIND SCENARIO`: figures for a paper, with their data. */
export function figureCommand(program: Command, terminal: Terminal): void {
  const { interrupted } = terminal;
  const { generations, replicates, seed, grid } = figureDefaults;
  const command = program
    .command('figure')
    .description('draw a figure for a paper and write the plotted data next to it')
    .argument('<kind>', `${figureKinds.join(', ')}, or all`, oneOrAll('figure', figureKinds))
    .argument(
      '<scenario>',
      'a scenario file, the name of a preset, - for standard input, or all presets',
    )
    .addOption(outOption())
    .addOption(formatOption())
    .addOption(columnsOption())
    .addOption(widthOption())
    .option(
      '--generations <T>',
      'last generation of figures over generations',
      wholeNumber(1),
      generations,
    )
    .option('--replicates <R>', 'simulated runs behind every point', wholeNumber(2), replicates)
    .option(
      '--seed <S>',
      'seed of the simulation; the same seed gives the same bytes',
      wholeNumber(0),
      seed,
    )
    .option('--grid <n>', 'points on each side of a map', wholeNumber(2), grid)
    .option(
      '--over <key=v1,v2,…>',
      'for efficiency: one panel per value, for example public.samples=50,200 or entities=2,3,4',
    )
    .addOption(workersOption())
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .addHelpText(
      'after',
      '\nExamples:\n  $ monoculture figure efficiency specialists --out figures\n  $ monoculture figure all penguins --out figures --format pdf,tex --columns 2\n',
    )
    .action(async (kind: readonly FigureKind[], name: string, flags: FigureFlags) => {
      const {
        out,
        format,
        columns,
        width,
        set = [],
        workers = availableParallelism(),
        ...options
      } = flags;
      if (out === undefined) return missingOption(command, '--out <folder>');
      const sources = await Promise.all(
        (name === 'all' ? presetNames('linear') : [name]).map((one) =>
          scenarioSource(one, terminal),
        ),
      );
      const scenarios = sources.map(({ stem, scenario, files }) => {
        const read = scenario(set);
        return {
          ...{ stem: fileStem([stem, ...set].join('-')), name: stem },
          ...{ scenario: read, inputs: files(read) },
        };
      });
      requireFolder('--out', out);
      for (const { stem, name: of, scenario, inputs } of scenarios) {
        for (const one of kind) {
          interrupted.throwIfAborted();
          const figure = await figureOf(one, scenario, {
            ...options,
            engine: workerThreads(workers),
            signal: interrupted,
          });
          const line = figureLine(one, of, set, { ...options, width: width ?? columns });
          const source = `monoculture ${version}: ${line}`;
          const target = { out, format, columns, width, source, inputs };
          await writeFigure(withOverrides(figure, set), `${stem}-${one}`, target, terminal);
        }
      }
    });
  sweepFigureCommand(command, terminal);
}
