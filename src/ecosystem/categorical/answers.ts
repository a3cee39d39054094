import { normalised, rowSums, type SparseTable, sparseRows } from './sparseTable.js';

/** Real data of one owner: how many answers every context has, and their law. */
export interface Answers {
  /** n(c), C numbers. */
  readonly sizes: Float64Array;
  /** Σ_c n(c). */
  readonly total: number;
  /** For every context with answers, the empirical law, or the one that they are drawn from. */
  readonly law: SparseTable;
  /** Whether the answers are drawn once, n(c) of them from `law`, or known. */
  readonly drawn: boolean;
}

/** What an entity is judged by on a task: how often each context comes up, and the law of the right answers. */
export interface TaskLaw {
  /** f(c), C numbers of sum 1. */
  readonly shares: Float64Array;
  readonly law: SparseTable;
}

/** No data at all. */
export const noAnswers = (contexts: number): Answers => ({
  sizes: new Float64Array(contexts),
  total: 0,
  law: sparseRows(Array.from({ length: contexts }, () => [])),
  drawn: false,
});

/** Known data, from their counts. */
export function knownAnswers(counts: SparseTable): Answers {
  const sizes = rowSums(counts);
  return { sizes, total: sum(sizes), law: normalised(counts), drawn: false };
}

/** Data that are drawn once: n(c) answers from `law` in every context. */
export const drawnAnswers = (sizes: Float64Array, law: SparseTable): Answers => ({
  sizes,
  total: sum(sizes),
  law,
  drawn: true,
});

/** Shares of contexts, f(c); zeros without data. */
export const sharesOfContexts = ({
  sizes,
  total,
}: Pick<Answers, 'sizes' | 'total'>): Float64Array =>
  sizes.map((size) => (total === 0 ? 0 : size / total));

const sum = (numbers: Float64Array): number => numbers.reduce((total, x) => total + x, 0);
