import type { Place } from '../scenario/place.js';
import type { PeopleFile } from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import { type InTime, inTime } from './inTime.js';
import type { People } from './pools.js';
import { realData } from './realData.js';

/**
 * Realises the people of a pool: the rows that they label, and their share in every batch.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function peopleOf(
  { share, samples, design = 'isotropic' }: PeopleFile,
  here: Place,
  context: DataContext,
): { readonly people: People; readonly share: InTime } {
  const inGeneration = inTime('people', share, here.at('share'));
  const { gram, samples: n, rows, factor } = realData({ samples, design }, here, context);
  return {
    people: { share: inGeneration.value, data: { gram, samples: n, rows, factor } },
    share: inGeneration,
  };
}
