import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type Format, formats } from '../figures/formats.js';
import { plainText } from '../figures/labels/markup.js';
import type { Columns } from '../figures/width.js';
import { presetNames } from '../scenario/presets.js';
import { oneLine } from '../scenario/printable.js';
import { workerThreads } from '../simulation/parallel.js';
import { type FigureKind, figureKinds } from '../study/figureKinds.js';
import { figureOf } from '../study/figureOf.js';
import { figureDefaults } from '../study/figureOptions.js';
import { figureLine, withOverrides } from './figureSource.js';
import { fileStem } from './fileStem.js';
import { anyWidth, collect, listOf, oneOrAll, wholeNumber } from './options.js';
import { otherRun, replacedText } from './otherRun.js';
import { makeFolder, requireFolder } from './output.js';
import { scenarioSource } from './scenarioSource.js';
import { workersOption } from './simulateCommand.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';
import { requireNoInput } from './writeTarget.js';
import { writeTogether } from './writeTogether.js';

interface FigureFlags {
  readonly out: string;
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
  const { report, interrupted } = terminal;
  const { generations, replicates, seed, grid } = figureDefaults;
  program
    .command('figure')
    .description('draw a figure for a paper and write the plotted data next to it')
    .argument('<kind>', `${figureKinds.join(', ')}, or all`, oneOrAll('figure', figureKinds))
    .argument(
      '<scenario>',
      'a scenario file, the name of a preset, - for standard input, or all presets',
    )
    .requiredOption('--out <folder>', 'folder for the files; created if it does not exist')
    .option(
      '--format <list>',
      `any of ${formats.join(',')}; CSV and TXT, data and caption, are always written`,
      listOf('format', formats),
      ['svg', 'png', 'pdf'],
    )
    .addOption(
      new Option('--columns <n>', 'width in journal columns: 1 (85 mm) or 2 (170 mm)')
        .choices(['1', '2'])
        .default('1'),
    )
    .addOption(
      new Option(
        '--width <size>',
        'a width instead, such as 5.5in, 140mm, nature1, nature2, ieee1, ieee2, icml1, icml2, iclr or neurips',
      ).argParser(anyWidth),
    )
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
      const sources = await Promise.all(
        (name === 'all' ? presetNames() : [name]).map((one) => scenarioSource(one, terminal)),
      );
      const scenarios = sources.map(({ stem, scenario, files }) => {
        const read = scenario(set);
        return {
          stem: fileStem([stem, ...set].join('-')),
          name: stem,
          scenario: read,
          inputs: files(read),
        };
      });
      requireFolder('--out', out);
      const { renderFigure } = await import('../figures/rendering/renderFigure.js');
      for (const { stem, name: of, scenario, inputs } of scenarios) {
        for (const one of kind) {
          interrupted.throwIfAborted();
          const drawn = await figureOf(one, scenario, {
            ...options,
            engine: workerThreads(workers),
            signal: interrupted,
          });
          const figure = withOverrides(drawn, set);
          const source = `monoculture ${version}: ${figureLine(one, of, set, { ...options, width: width ?? columns })}`;
          const files = await renderFigure(figure, {
            name: `${stem}-${one}`,
            formats: format,
            ...(width === undefined ? { columns: Number(columns) as Columns } : { width }),
            source,
          });
          const earlier = otherRun(join(out, `${stem}-${one}`), source);
          makeFolder('--out', out);
          const written = files.map(({ name: file, content }) => ({
            path: join(out, file),
            pieces: [content],
          }));
          const stale = (earlier?.paths ?? []).filter(
            (path) => !written.some((file) => file.path === path),
          );
          for (const path of [...written.map((file) => file.path), ...stale]) {
            requireNoInput('--out', path, inputs);
          }
          writeTogether('--out', written, terminal.note);
          for (const path of stale) rmSync(path, { force: true });
          report(`${oneLine(figure.title)}\n  ${oneLine(plainText(figure.caption))}\n`);
          report(written.map(({ path }) => `  ${oneLine(path)}\n`).join(''));
          if (earlier !== null) report(`  ${replacedText(earlier, stale)}\n`);
        }
      }
    });
}
