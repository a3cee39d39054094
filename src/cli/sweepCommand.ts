import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { oneLine } from '../scenario/printable.js';
import { type ExportFormat, exported, exportFormats } from '../study/sweep/exportFormats.js';
import { localThreads } from '../study/sweep/localThreads.js';
import { readPlan } from '../study/sweep/readPlan.js';
import { type CellEngine, runSweep, tasksOf } from '../study/sweep/run.js';
import { parseShare, type Share, shareOf, wholeSweep } from '../study/sweep/share.js';
import { openStore, readStore, requireVersion, type Store } from '../study/sweep/store.js';
import { sweepStatus } from '../study/sweep/sweepStatus.js';
import { sweepTable } from '../study/sweep/sweepTable.js';
import { cellsText, sweepText } from '../text/sweepText.js';
import { jsonPieces } from './output.js';
import { workersOption } from './simulateCommand.js';
import { status } from './status.js';
import { sweepProgress } from './sweepProgress.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';
import { missingOption } from './writeFigure.js';
import { writeTarget } from './writeTarget.js';
import { writeTogether } from './writeTogether.js';

interface Drive {
  readonly workers?: number;
  readonly queue?: string;
}

type Settle = (status: number) => void;

/** `monoculture sweep PLAN`: many scenarios, stopped and resumed, and what is done with their store. */
export function sweepCommand(program: Command, terminal: Terminal, settle: Settle): void {
  const sweep = program
    .command('sweep')
    .description('solve many scenarios; run it again to go on where it stopped')
    .argument('<plan>', 'a plan file: docs/sweeps.md has an example')
    .addOption(storeOption())
    .addOption(workersOption())
    .addOption(
      new Option(
        '--shard <i/n>',
        'compute the i-th of n shares only (default: the task of a Slurm array or Kubernetes indexed job, else all)',
      ).argParser(parseShare),
    )
    .addOption(queueOption().conflicts(['shard', 'workers']))
    .addHelpText(
      'after',
      '\nExamples:\n  $ monoculture sweep plan.yaml --store results\n  $ monoculture sweep status --store results\n  $ monoculture sweep export --store results --format parquet --out results.parquet\n',
    )
    .action(
      async (
        path: string,
        { store: folder, shard, ...drive }: Drive & { store?: string; shard?: Share },
        command: Command,
      ) => {
        if (folder === undefined) return missingOption(command, '--store <folder>');
        const share = shard ?? (drive.queue === undefined ? shareOf(process.env) : wholeSweep);
        const store = openStore(folder, readPlan(path, version));
        if (share.from !== null) {
          terminal.notify(`${share.from}: share ${share.index} of ${share.of}.\n`);
        }
        await computeMissing({ terminal, settle, store, drive, share, retry: false });
      },
    );
  retryCommand(sweep, terminal, settle);
  statusCommand(sweep, terminal);
  exportCommand(sweep, terminal);
}

function retryCommand(sweep: Command, terminal: Terminal, settle: Settle): void {
  sweep
    .command('retry')
    .description('compute the failed cells of a store again')
    .addOption(storeOption().makeOptionMandatory())
    .addOption(workersOption())
    .addOption(queueOption().conflicts('workers'))
    .addHelpText('after', '\nExample:\n  $ monoculture sweep retry --store results\n')
    .action(async ({ store: folder, ...drive }: Drive & { store: string }) => {
      const store = readStore(folder);
      requireVersion(store, version);
      await computeMissing({ terminal, settle, store, drive, share: wholeSweep, retry: true });
    });
}

function statusCommand(sweep: Command, { print }: Terminal): void {
  sweep
    .command('status')
    .description('say how far a sweep is, and why cells failed')
    .addOption(storeOption().makeOptionMandatory())
    .option('--json', 'print one JSON object instead of the table')
    .addHelpText('after', '\nExample:\n  $ monoculture sweep status --store results\n')
    .action(({ store, json }: { store: string; json?: true }) => {
      const found = sweepStatus(readStore(store));
      if (json) for (const piece of jsonPieces(found)) print(piece);
      print(json ? '\n' : sweepText(found));
    });
}

function exportCommand(sweep: Command, { notify, report, note }: Terminal): void {
  sweep
    .command('export')
    .description('write the results of a sweep as one table, in the order of its plan')
    .addOption(storeOption().makeOptionMandatory())
    .addOption(
      new Option('--format <format>', 'kind of the file').choices(exportFormats).default('csv'),
    )
    .requiredOption('--out <file>', 'the file to write')
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture sweep export --store results --format parquet --out results.parquet\n',
    )
    .action((flags: { store: string; format: ExportFormat; out: string }) => {
      writeTarget('--out', flags.out);
      const store = readStore(flags.store);
      const pieces = [exported(sweepTable(store), flags.format)];
      writeTogether('--out', [{ path: flags.out, pieces }], note);
      report(`  ${oneLine(flags.out)}\n`);
      const missing = store.cells.length - store.rows.size;
      if (missing > 0) {
        notify(
          `${oneLine(flags.store)}: ${cellsText(missing)} of ${store.cells.length.toLocaleString('en')} are not done yet and not in the file.\n`,
        );
      }
    });
}

/** What a run of a sweep needs. */
interface Run {
  readonly terminal: Terminal;
  readonly settle: Settle;
  readonly store: Store;
  readonly drive: Drive;
  readonly share: Share;
  readonly retry: boolean;
}

async function computeMissing({
  terminal,
  settle,
  store,
  drive,
  share,
  retry,
}: Run): Promise<void> {
  const bar = sweepProgress(terminal);
  // Without a cell to compute, a queue may still hold what a sweep that was killed left there.
  if (drive.queue !== undefined || tasksOf(store, { retry, share }).length > 0) {
    await runSweep(store, {
      engine: await engineOf(drive, terminal),
      retry,
      share,
      signal: terminal.interrupted,
      onProgress: bar.show,
    }).finally(bar.clear);
  }
  const now = sweepStatus(readStore(store.folder));
  terminal.report(sweepText(now));
  if (now.refuted > 0) settle(status.refuted);
}

async function engineOf({ workers, queue }: Drive, terminal: Terminal): Promise<CellEngine> {
  if (queue === undefined) return localThreads(workers ?? availableParallelism());
  const { queueEngine } = await import('../study/sweep/queue/queueEngine.js');
  return queueEngine(queue, { onWait: (text) => terminal.notify(`${text}\n`) });
}

/** The folder of a store. */
const storeOption = (): Option =>
  new Option('--store <folder>', 'folder of the results; created if it does not exist');

/** Where the queue is. */
export const queueOption = (): Option =>
  new Option(
    '--queue <address>',
    'compute on the workers of a queue: redis://host:6379, or the path of the socket of a Redis server',
  );
