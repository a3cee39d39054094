import type { Ecosystem } from './ecosystem.js';

/**
 * Whether models start from scratch in every generation and pools hold what was published last: what bounds on ρ(R) take
 * for granted.
 */
export const forgets = ({ entities, pools }: Pick<Ecosystem, 'entities' | 'pools'>): boolean =>
  pools.every(({ memory }) => memory.kind === 'replace') &&
  entities.every(({ update }) => update.kind === 'refit');
