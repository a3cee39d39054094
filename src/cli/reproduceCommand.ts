import { availableParallelism } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { formats } from '../figures/formats.js';
import { presetNames, presetText } from '../scenario/presets.js';
import { readScenario } from '../scenario/readScenario.js';
import { workerThreads } from '../simulation/parallel.js';
import { wholeNumber } from './options.js';
import { makeFolder, requireFolder } from './output.js';
import { progress } from './progress.js';
import { workersOption } from './simulateCommand.js';
import { status } from './status.js';
import type { Terminal } from './terminal.js';
import { dependencies, version } from './version.js';
import { type NewFile, writeTogether } from './writeTogether.js';

/** The preset that stands for the setting of the paper's figure: first in the report. */
const PAPER = 'specialists';
/** Those of its kind: one pool, everybody refitted from scratch. */
const OF_THE_PAPER: ReadonlySet<string> = new Set([
  PAPER,
  'fifty',
  'penguins',
  'runaway',
  'twins',
  'unanchored',
]);

/** One line for all formats of a figure. */
const shown = /\.(svg|md|yaml|html)$/;

/** Figures and scenarios: the steps that progress counts. */
const counted = /\.(svg|yaml)$/;

interface ReproduceFlags {
  readonly out: string;
  readonly seed: number;
  readonly workers?: number;
}

/** `monoculture reproduce`: the paper's theory from end to end; exit status 1 when simulation refutes it. */
export function reproduceCommand(
  program: Command,
  terminal: Terminal,
  settle: (status: number) => void,
): void {
  const { print, report, interrupted, note } = terminal;
  program
    .command('reproduce')
    .description('reproduce the paper: every figure, table and check, in one report')
    .option('--out <folder>', 'folder for the files; created if it does not exist', 'reproduction')
    .option(
      '--seed <S>',
      'seed of the simulation; the same seed gives the same bytes',
      wholeNumber(0),
      1,
    )
    .addOption(workersOption())
    .addHelpText('after', '\nExample:\n  $ monoculture reproduce --out reproduction\n')
    .action(async ({ out, seed, workers = availableParallelism() }: ReproduceFlags) => {
      requireFolder('--out', out);
      const { kindsOf, reproduction } = await import('../report/reproduction.js');
      const presets = [PAPER, ...presetNames('linear').filter((name) => name !== PAPER)].map(
        (name) => ({
          ...{ name, text: presetText(name), scenario: readScenario(name) },
          ofThePaper: OF_THE_PAPER.has(name),
        }),
      );
      const files = reproduction(presets, {
        ...{ seed, versions: versions(), paper: PAPER, engine: workerThreads(workers) },
        signal: interrupted,
      });
      const bar = progress(terminal, 'done');
      const total = presets.reduce((sum, preset) => sum + kindsOf(preset).length + 1, 0);
      let finished = 0;
      let set: NewFile[] = [];
      const write = () => {
        const [first] = set;
        if (first === undefined) return;
        makeFolder('--out', dirname(first.path));
        writeTogether('--out', set, note);
        bar.clear();
        for (const { path } of set) {
          if (shown.test(path)) report(`${path.replace('.svg', `.{${formats.join(',')}}`)}\n`);
          if (counted.test(path)) finished += 1;
        }
        bar.show(finished, total);
        set = [];
      };
      let step = await files.next();
      for (; !step.done; step = await files.next()) {
        const path = join(out, step.value.name);
        if (set.some((file) => stemOf(file.path) !== stemOf(path))) write();
        set.push({ path, pieces: [step.value.content] });
      }
      write();
      bar.clear();
      const refuted = step.value.filter(({ verdict }) => verdict === 'refuted');
      print(
        refuted.length === 0
          ? `\nAll ${step.value.length} scenarios: consistent with simulation.\nOpen ${join(out, 'report.html')}\n`
          : `\nSimulation refutes the theory of ${refuted.map(({ scenario }) => scenario).join(', ')}.\n`,
      );
      if (refuted.length > 0) settle(status.refuted);
    });
}

/** Files that differ in their extension only are written together. */
const stemOf = (path: string): string => path.slice(0, -extname(path).length);

/** The programs behind the report. */
const versions = (): [string, string][] => [
  ['monoculture', version],
  ['Node.js', process.versions.node],
  ...Object.entries(dependencies),
];
