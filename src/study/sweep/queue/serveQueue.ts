import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cell, cellsOf, planHash } from '../cells.js';
import type { CompletePlan } from '../completePlan.js';
import { newJournal } from '../journal.js';
import { cellPool } from '../localThreads.js';
import { lineOf, type SweepRow } from '../row.js';
import type { CellTask } from '../run.js';
import { UnknownScalar } from '../scalars.js';
import { openStore } from '../store.js';
import { connectQueue, type QueueServer } from './connection.js';
import { type CellJob, type JobAnswer, OPEN_PLANS, queueName } from './jobs.js';

/** Milliseconds between two looks for new plans. */
const LOOK = 500;
/** A worker that is lost costs its cells 10 to 15 seconds; being lost is no fault of theirs, however often. */
const locks = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 1000 };

export interface ServeOptions {
  /** Worker threads: cells are never computed where their locks are renewed. */
  readonly workers: number;
  /** A folder where what is computed here is kept too, one store for every plan. */
  readonly folder?: string;
  /** Of this engine: plans of others are left to others. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** Is told what happens. */
  readonly notify: (text: string) => void;
  /** In milliseconds, for tests. */
  readonly locks?: Partial<typeof locks>;
}

/**
 * Computes cells for all sweeps of a queue, until the signal aborts.
 *
 * @throws DomainError if no server answers at the start, or the own store cannot be written; the signal's reason.
 */
export async function serveQueue(address: string, options: ServeOptions): Promise<void> {
  const { signal, notify, version } = options;
  const server = await connectQueue(address, notify);
  const serving = new Map<string, Service | null>();
  try {
    for (;;) {
      const open = await server.client.hkeys(OPEN_PLANS);
      for (const plan of open.filter((one) => !serving.has(one))) {
        const complete = await planOf(server, plan);
        if (complete === null) continue;
        const fits = complete.version === version;
        const told = fits
          ? `sweep ${plan.slice(0, 12)} (${complete.source})`
          : `sweep ${plan.slice(0, 12)} is of version ${complete.version}, not ${version}: left to other workers`;
        notify(told);
        serving.set(plan, fits ? serve(server, plan, complete, options) : null);
      }
      for (const [plan, service] of serving) {
        service?.throwIfBroken();
        if (open.includes(plan)) continue;
        await service?.close();
        serving.delete(plan);
      }
      await pause(LOOK, undefined, { signal });
    }
  } finally {
    await Promise.all([...serving.values()].map((service) => service?.close(true)));
    server.close();
  }
}

/** A plan by its hash; null if it is gone, or is not what its hash says. */
async function planOf({ client }: QueueServer, plan: string): Promise<CompletePlan | null> {
  const text = await client.hget(OPEN_PLANS, plan);
  if (text === null) return null;
  const complete = JSON.parse(text) as CompletePlan;
  return planHash(complete, cellsOf(complete)) === plan ? complete : null;
}

/** The work for one plan. */
interface Service {
  readonly throwIfBroken: () => void;
  readonly close: (force?: boolean) => Promise<void>;
}

function serve(
  { bull, client }: QueueServer,
  plan: string,
  complete: CompletePlan,
  options: ServeOptions,
): Service {
  const { workers, folder } = options;
  const cells = cellsOf(complete);
  const pool = cellPool(complete, workers);
  const own = folder === undefined ? null : ownStore(join(folder, plan.slice(0, 12)), complete);
  let broken: { readonly error: unknown } | undefined;
  const answer = async (task: CellTask): Promise<JobAnswer> => {
    const known = own?.known(task);
    if (known !== undefined) return { line: lineOf(known).trimEnd() };
    let row: SweepRow;
    try {
      row = await pool.compute(task);
    } catch (error) {
      if (error instanceof UnknownScalar) return { mistake: error.message };
      throw error;
    }
    try {
      await own?.keep(row);
    } catch (error) {
      broken = { error };
      // The job stays with this worker until that ends; then it goes to another.
      return new Promise(() => {});
    }
    return { line: lineOf(row).trimEnd() };
  };
  const worker = new bull.Worker<CellJob, JobAnswer>(
    queueName(plan),
    ({ data: { cell, attempt } }) => answer({ cell: cells[cell] as Cell, attempt }),
    { connection: client, concurrency: workers, ...locks, ...options.locks },
  );
  worker.on('error', () => {});
  return {
    throwIfBroken: () => {
      if (broken !== undefined) throw broken.error;
    },
    close: async (force = false) => {
      await worker.close(force);
      await pool.destroy();
      await own?.close();
    },
  };
}

/** What this worker computed of a plan, before and now. */
function ownStore(folder: string, complete: CompletePlan) {
  const { rows } = openStore(folder, complete);
  const journal = newJournal(folder, 'worker');
  let last: Promise<void> = Promise.resolve();
  return {
    known: ({ cell, attempt }: CellTask): SweepRow | undefined => {
      const row = rows.get(cell.index);
      return row !== undefined && row.attempt >= attempt ? row : undefined;
    },
    /** One after another: a journal has one writer. */
    keep: (row: SweepRow): Promise<void> => {
      last = last.then(() => journal.append([row]));
      return last;
    },
    close: () => journal.close(),
  };
}
