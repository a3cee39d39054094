import type { Entity, Publication } from './ecosystem.js';

/** What an entity publishes in a pool: rows of its own there, or D_k with the labels that go everywhere else too. */
export const publishedIn = (
  { publications, synthetic, syntheticNoise }: Entity,
  pool: number,
): Publication => publications[pool] ?? { data: synthetic, noise: syntheticNoise };

/** Whether the labels an entity publishes in two pools are the same. */
export const sameLabels = ({ publications }: Entity, pool: number, other: number): boolean =>
  pool === other || (!publications[pool] && !publications[other]);
