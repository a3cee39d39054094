import type { Filter } from '../ecosystem/ecosystem.js';
import type { Interaction } from './interaction.js';
import { held, remember } from './remember.js';

/** How much of a pool is from models and how much from people: [1 − h, h] of its batch, remembered like its content. */
export type Mixture = Float64Array;

/** The mixtures of all pools, generation by generation. */
export interface Mixtures {
  readonly mixtures: readonly Mixture[];
  /** Moves on to generation t. @param people - h of every pool. */
  readonly advance: (people: readonly number[], t: number) => void;
}

/** @param last - the last generation that is simulated. */
export function mixturesOf({ pools, schedule }: Interaction, last: number): Mixtures {
  const room = () => ({ data: new Float64Array(2) });
  // A share that stays is remembered as it is, to the last digit.
  const kept = pools.map(({ memory }, m) => {
    const changes = schedule.some((one) => one.key === 'people' && one.pool === m);
    const rule = changes ? memory : ({ kind: 'replace' } as const);
    return { rule, ...held(rule, room, last) };
  });
  const batch = room();
  return {
    mixtures: kept.map(({ content }) => content.data),
    advance: (people, t) => {
      kept.forEach(({ rule, ...of }, m) => {
        batch.data[0] = 1 - people[m]!;
        batch.data[1] = people[m]!;
        remember(rule, of, batch, t);
      });
    },
  };
}

/**
 * What a detector makes of the parts of a pool: factors (1 − c)/z and (1 − l)/z of models' and people's data, z what is
 * left of the pool; 1 without a detector, 0 where it leaves nothing.
 */
export function passedOn(
  filter: Filter | null,
  [models, people]: Mixture,
): { readonly models: number; readonly people: number } {
  if (filter === null) return { models: 1, people: 1 };
  const [ofModels, ofPeople] = [1 - filter.catches, 1 - filter.loses];
  const left = models! * ofModels + people! * ofPeople;
  return left > 0 ? { models: ofModels / left, people: ofPeople / left } : { models: 0, people: 0 };
}
