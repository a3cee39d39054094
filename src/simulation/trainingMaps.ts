import type { Arena, Panel } from './arena.js';
import type { GenerationNumbers } from './generationNumbers.js';
import type { Interaction } from './interaction.js';
import { type Mixture, passedOn } from './mixtures.js';
import { fillPanel } from './panels.js';
import type { Reduced } from './stackedFit.js';
import { emptyTable, type Table } from './table.js';
import { training } from './training.js';

/** Maps from z of all that a kind trains on to its model, r×d each; empty where there is nothing. */
export interface KindMaps {
  /** From the last model; null where it is forgotten. */
  readonly carried: Panel | null;
  readonly own: Panel;
  readonly shared: Panel;
  readonly ridge: Panel;
  /** From what models wrote in every pool, in the weight it has there: (1 − h)z remembered. */
  readonly models: readonly Panel[];
  /** From what people wrote there: hz remembered. */
  readonly people: readonly Panel[];
}

/** The maps of all kinds in the present generation. */
export interface TrainingMaps {
  readonly of: readonly KindMaps[];
  /** Writes them anew where weights have changed. @param mixtures - of all pools. Not modified. */
  readonly weigh: (numbers: GenerationNumbers, mixtures: readonly Mixture[]) => void;
}

/** A part of what a kind trains on; z is kept as `scale` times what the fit takes. */
interface Part extends Reduced {
  readonly scale: number;
}

/**
 * @param models - R of what models publish in every pool.
 * @param people - R of what people write there.
 */
export function trainingMaps(
  arena: Arena,
  world: Interaction,
  models: readonly Table[],
  people: readonly Table[],
): TrainingMaps {
  const { features: d, kinds, pools, crawl } = world;
  const room = ({ rows }: Table) => arena.allocate(rows, d);
  const none = emptyTable(0, d);
  const of = kinds.map(
    ({ private: own, ridge, update }): KindMaps => ({
      carried: update.kind === 'refit' ? null : arena.allocate(d, d),
      own: room(own.R),
      shared: room(world.public.R),
      ridge: room(ridge?.R ?? none),
      models: models.map(room),
      people: people.map(room),
    }),
  );
  const partsOf = (j: number, numbers: GenerationNumbers, mixtures: readonly Mixture[]): Part[] => {
    const { private: own, ridge, filter } = kinds[j]!;
    const { alpha, beta } = numbers.kinds[j]!;
    const real = (weight: number, R: Table): Part => ({ weight, R, scale: 1 });
    const crawled = mixtures.map((mixture, m) => {
      const passed = passedOn(filter, mixture);
      const weight = alpha * crawl[j]![m]!;
      return { m, weight, passed, mixture };
    });
    return [
      real((1 - alpha) * beta * own.weight, own.R),
      real((1 - alpha) * (1 - beta) * world.public.weight, world.public.R),
      real(1, ridge?.R ?? none),
      ...crawled.map(({ m, weight, passed, mixture: [share] }) => ({
        weight: weight * passed.models * share!,
        R: models[m]!,
        scale: share!,
      })),
      ...crawled.map(({ m, weight, passed, mixture: [, share] }) => ({
        weight: weight * passed.people * share! * (pools[m]!.people?.rows.weight ?? 1),
        R: people[m]!,
        scale: share!,
      })),
    ];
  };
  const weights: (readonly number[])[] = kinds.map(() => []);
  return {
    of,
    weigh: (numbers, mixtures) => {
      kinds.forEach(({ update }, j) => {
        const parts = partsOf(j, numbers, mixtures);
        const present = parts.flatMap(({ weight, scale }) => [weight, scale]);
        if (present.every((x, i) => x === weights[j]![i])) return;
        weights[j] = present;
        const { carried, learned } = training(update, parts, d);
        const maps = of[j]!;
        const panels = [maps.own, maps.shared, maps.ridge, ...maps.models, ...maps.people];
        panels.forEach((panel, i) => {
          const { scale } = parts[i]!;
          fillPanel(panel, learned[i]!, scale > 0 ? 1 / scale : 0);
        });
        if (carried !== null) fillPanel(maps.carried!, carried, 1);
      });
    },
  };
}
