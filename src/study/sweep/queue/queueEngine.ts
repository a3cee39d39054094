import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { cellsOf, planHash } from '../cells.js';
import { lostRow } from '../computeCell.js';
import { rowOf, type SweepRow } from '../row.js';
import type { CellEngine, CellTask } from '../run.js';
import { UnknownScalar } from '../scalars.js';
import { connectQueue } from './connection.js';
import { type JobAnswer, jobName, OPEN_PLANS, queueName } from './jobs.js';

/** Jobs added, and answers taken, at a time. */
const BATCH = 500;
/** Milliseconds between two looks for answers. */
const LOOK = 100;
/** Milliseconds without an answer after which jobs are queued again, in case the server forgot some: at first, at most. */
const [PATIENCE, MOST_PATIENCE] = [10_000, 300_000];

type AnyQueue = Queue<unknown, JobAnswer>;

/**
 * Computes cells on the workers of a queue, and leaves nothing there in the end. A job stays in the queue until its row is on the disk; one that is there
 * already, from a run that was killed, is not queued twice.
 *
 * @param address - of the Redis server.
 * @param options.onWait - is told that the server is lost, and that it is back.
 */
export const queueEngine = (
  address: string,
  { onWait }: { readonly onWait: (text: string) => void },
): CellEngine =>
  async function* (complete, tasks, signal) {
    const hash = planHash(complete, cellsOf(complete));
    const server = await connectQueue(address, onWait);
    const queue: AnyQueue = new server.bull.Queue(queueName(hash), { connection: server.client });
    queue.on('error', () => {});
    const open = new Map(tasks.map((task) => [jobName(task), task]));
    const announce = async () => {
      await server.client.hset(OPEN_PLANS, hash, JSON.stringify(complete));
      await addJobs(queue, [...open.values()]);
    };
    const finish = async () => {
      await server.client.hdel(OPEN_PLANS, hash);
      await queue.obliterate({ force: true });
    };
    let patience = PATIENCE;
    let heard = performance.now();
    try {
      if (open.size > 0) await announce();
      while (open.size > 0) {
        signal.throwIfAborted();
        const silent = performance.now() - heard > patience;
        if (silent) patience = Math.min(2 * patience, MOST_PATIENCE);
        if (server.cameBack() || silent) {
          await announce();
          heard = performance.now();
        }
        const jobs = await queue.getJobs(['completed', 'failed'], 0, BATCH - 1);
        if (jobs.length === 0) {
          await pause(LOOK);
          continue;
        }
        heard = performance.now();
        patience = PATIENCE;
        const rows = jobs.flatMap((job) => {
          const task = open.get(job.id ?? '');
          return task === undefined ? [] : [answerOf(job, task)];
        });
        if (rows.length > 0) yield rows;
        for (const job of jobs) {
          open.delete(job.id ?? '');
          await queue.remove(job.id ?? '');
        }
      }
      await finish();
    } catch (error) {
      if (error instanceof UnknownScalar) await finish();
      throw error;
    } finally {
      server.close();
    }
  };

async function addJobs(queue: AnyQueue, tasks: readonly CellTask[]): Promise<void> {
  for (let start = 0; start < tasks.length; start += BATCH) {
    await queue.addBulk(
      tasks.slice(start, start + BATCH).map((task) => ({
        name: 'cell',
        data: { cell: task.cell.index, attempt: task.attempt },
        opts: { jobId: jobName(task) },
      })),
    );
  }
}

/** The row that a job brings; that of a lost cell if it brings none. */
function answerOf(
  job: Pick<Job, 'returnvalue' | 'failedReason'>,
  { cell, attempt }: CellTask,
): SweepRow {
  const answer = job.returnvalue as JobAnswer | null | undefined;
  if (answer && 'mistake' in answer) throw new UnknownScalar(answer.mistake);
  const row = answer ? rowOf(answer.line) : null;
  if (row !== null && row.hash === cell.hash && row.cell === cell.index) return row;
  return lostRow(cell, attempt, new Error(job.failedReason ?? 'a worker answered with no row'));
}
