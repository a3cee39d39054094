import { DomainError } from '../../errors.js';
import { printable } from '../../scenario/printable.js';

/** One share of the cells of a plan: every `of`-th, from `index` on. */
export interface Share {
  /** From 1. */
  readonly index: number;
  readonly of: number;
  /** The variable of a scheduler that says so; null if it was given by hand. */
  readonly from: string | null;
}

/** All cells. */
export const wholeSweep: Share = { index: 1, of: 1, from: null };

/** Whether a cell belongs to a share: neighbours, which cost alike, go to different shares. */
export const isIn = ({ index, of }: Share, cell: number): boolean => cell % of === index - 1;

/**
 * Reads `2/8`.
 *
 * @throws DomainError if that is not i/n with 1 ≤ i ≤ n.
 */
export function parseShare(text: string): Share {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  const [index, of] = [Number(i), Number(n)];
  if (Number.isSafeInteger(of) && index >= 1 && index <= of) return { index, of, from: null };
  throw new DomainError(
    `--shard: must be i/n with i from 1 to n, found ${printable(text)}. Write for example --shard 1/4.`,
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The share that a scheduler gives to this process: a task of a Slurm array (SLURM_ARRAY_TASK_ID of
 * SLURM_ARRAY_TASK_COUNT, with MIN and STEP where they are set) or a Kubernetes indexed job (JOB_COMPLETION_INDEX of
 * JOB_COMPLETIONS, which the manifest sets).
 *
 * @returns all cells where there is no such scheduler.
 * @throws DomainError if its variables do not fit together.
 */
export function shareOf(environment: Environment): Share {
  const {
    SLURM_ARRAY_TASK_ID: task,
    SLURM_ARRAY_TASK_COUNT: tasks,
    SLURM_ARRAY_TASK_MIN: first = '1',
    SLURM_ARRAY_TASK_STEP: step = '1',
    JOB_COMPLETION_INDEX: pod,
    JOB_COMPLETIONS: pods,
  } = environment;
  if (task !== undefined) {
    const from = 'SLURM_ARRAY_TASK_ID';
    const at =
      (number(from, task) - number('SLURM_ARRAY_TASK_MIN', first)) /
      number('SLURM_ARRAY_TASK_STEP', step);
    return fitting(from, at, number('SLURM_ARRAY_TASK_COUNT', tasks));
  }
  if (pod !== undefined) {
    const from = 'JOB_COMPLETION_INDEX';
    return fitting(from, number(from, pod), number('JOB_COMPLETIONS', pods));
  }
  return wholeSweep;
}

function number(name: string, text: string | undefined): number {
  if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  throw new DomainError(
    `${name}: must be a whole number where a scheduler numbers the shares, found ${printable(text)}. Set it, or give --shard i/n (1/1 for all cells).`,
  );
}

function fitting(from: string, at: number, of: number): Share {
  if (Number.isInteger(at) && at >= 0 && at < of) return { index: at + 1, of, from };
  throw new DomainError(
    `${from}: must be one of the ${of} shares, found number ${at + 1}. Give --shard i/n (1/1 for all cells).`,
  );
}
