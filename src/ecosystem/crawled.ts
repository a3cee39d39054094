import { equal, over, plus, type Real, times } from '../linalg/doubleDouble.js';
import type { Precision } from '../linalg/matrix.js';
import { complement } from './complement.js';
import type { Entity, Filter } from './entity.js';
import type { Flows } from './pools.js';
import { stated } from './stated.js';

/** How much of a pool is from models and how much from people: the parts of its weight, which sum to 1. */
export interface Mix {
  readonly models: Real;
  readonly people: Real;
}

/** 1 − h and h of every pool, as its next batch is made. */
export const batchMixes = ({
  pools,
  precision,
}: Pick<Flows, 'pools'> & { readonly precision: Precision }): Mix[] =>
  pools.map(({ people }) => {
    if (people === null) return { models: 1, people: 0 };
    const share = stated(people.share, precision);
    return { models: complement(share), people: share };
  });

/**
 * What a detector lets through of a pool: (1 − c)/z of its models' part and (1 − l)/z of its people's, where z is the
 * weight of what is left; 1 and 1 without a detector.
 *
 * @param mix - of the pool as it is crawled.
 */
export function passed(filter: Filter | null, mix: Mix, precision: Precision): Mix {
  if (filter === null) return { models: 1, people: 1 };
  const models = complement(stated(filter.catches, precision));
  const people = complement(stated(filter.loses, precision));
  const left = plus(times(models, mix.models), times(people, mix.people));
  if (equal(left, 0)) return { models: 0, people: 0 };
  return { models: over(models, left), people: over(people, left) };
}

/** Whether somebody filters what it crawls, so that people's part of the pools must be kept apart from models'. */
export const isFiltered = ({
  entities,
  pools,
}: Pick<Flows, 'pools'> & { readonly entities: readonly Entity[] }): boolean =>
  pools.some(({ people }) => people !== null) && entities.some(({ filter }) => filter !== null);
