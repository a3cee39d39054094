import type { RandomStream } from '../random/stream.js';
import { type Arena, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Generations } from './fixedRows.js';
import { type GenerationNumbers, generationNumbers } from './generationNumbers.js';
import type { Interaction } from './interaction.js';
import type { Labeller } from './labelling.js';
import { mixturesOf } from './mixtures.js';
import { addScaled, repeatedRows, scalePanel } from './panels.js';
import { peopleWriting } from './peopleWriting.js';
import { publishing } from './publishing.js';
import type { RealFits } from './realFits.js';
import { held, remember } from './remember.js';
import { trainingMaps } from './trainingMaps.js';

/**
 * Generations of any interaction whose rows are the same every time: pools that remember, people who write in them,
 * detectors, penalties, labels for every reader, gradient steps, and numbers that change.
 *
 * In generation t entity k trains on ᾱβL(D̃_k) + ᾱβ̄L(D*) + α Σ_m F_km L(U_m) + its penalty, U_m what pool m then holds.
 * Of every pool, what models wrote and what people wrote is remembered apart: each is known by its triangle R, which never
 * changes, and by u_t, which follows the rule of the memory as batches (1 − h)z and hz do.
 *
 * @param state - its `models` are moved on by one generation at each call.
 * @param last - the last generation that is simulated.
 */
export function extendedRows(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  label: Labeller,
  real: RealFits,
  last: number,
): Generations {
  const { features: d, kinds, pools, crawl } = world;
  const published = publishing(arena, world, state, label);
  const people = peopleWriting(arena, world, label);
  const mixtures = mixturesOf(world, last);
  const maps = trainingMaps(arena, world, published.triangles, people.triangles);
  const contents = pools.map(({ memory }, m) => {
    const ofRows = (r: number) => {
      const room = () => arena.allocate(BATCH, r);
      return { batch: room(), ...held(memory, room, last) };
    };
    return {
      models: ofRows(published.triangles[m]!.rows),
      people: ofRows(people.triangles[m]!.rows),
    };
  });
  const targets = kinds.map(({ ridge }) => ridge && repeatedRows(arena, ridge.z));
  const asked = state.kindOf.map(() => arena.allocate(BATCH, d));
  const learned = arena.allocate(BATCH, d);
  const next = arena.allocate(BATCH, d);

  /** What pools hold in generation t, where all read the same. */
  const fillPools = (t: number, shares: readonly number[], streams: readonly RandomStream[]) => {
    const count = streams.length;
    contents.forEach((content, m) => {
      const { memory, labels } = pools[m]!;
      people.write(content.people.batch, m, streams);
      scalePanel(content.people.batch, shares[m]!);
      remember(memory, content.people, content.people.batch, t);
      if (labels === 'own') return;
      published.collect(content.models.batch, m, count);
      scalePanel(content.models.batch, 1 - shares[m]!);
      remember(memory, content.models, content.models.batch, t);
    });
  };

  /** What all learn from labels of their own, before any model moves on. */
  const ask = (numbers: GenerationNumbers, streams: readonly RandomStream[]) => {
    for (const panel of asked) panel.data.fill(0);
    pools.forEach(({ labels }, m) => {
      if (labels === 'shared') return;
      const { batch } = contents[m]!.models;
      state.kindOf.forEach((j, k) => {
        if (crawl[j]![m] === 0) return;
        published.answer(batch, m, numbers, streams);
        scalePanel(batch, 1 - numbers.people[m]!);
        const { rows } = published.triangles[m]!;
        arena.addProduct(asked[k]!, batch, maps.of[j]!.models[m]!, streams.length, rows);
      });
    });
  };

  /** What all copies of a kind learn alike: from the public data, a penalty, and pools. */
  const learnTogether = (j: number, count: number) => {
    const { shared, ridge, models, people: ofPeople } = maps.of[j]!;
    learned.data.fill(0);
    arena.addProduct(learned, real.shared, shared, count, world.public.R.rows);
    const target = targets[j]!;
    if (target !== null) arena.addProduct(learned, target, ridge, count, kinds[j]!.ridge!.R.rows);
    contents.forEach((content, m) => {
      const { rows } = people.triangles[m]!;
      arena.addProduct(learned, content.people.content, ofPeople[m]!, count, rows);
      if (pools[m]!.labels === 'own') return;
      const { rows: r } = published.triangles[m]!;
      arena.addProduct(learned, content.models.content, models[m]!, count, r);
    });
  };

  let t = 0;
  return {
    start: () => {
      t = 0;
    },
    advance: (streams) => {
      t++;
      const count = streams.length;
      const numbers = generationNumbers(world, t);
      mixtures.advance(numbers.people, t);
      maps.weigh(numbers, mixtures.mixtures);
      published.publish(numbers, streams);
      fillPools(t, numbers.people, streams);
      real.redraw(streams);
      ask(numbers, streams);
      state.kindOf.forEach((j, k) => {
        if (j !== state.kindOf[k - 1]) learnTogether(j, count);
        const { carried, own } = maps.of[j]!;
        const model = state.models[k]!;
        next.data.fill(0);
        if (carried !== null) arena.addProduct(next, model, carried, count, d);
        arena.addProduct(next, real.own[k]!, own, count, kinds[j]!.private.R.rows);
        addScaled(next, 1, learned, padded(count));
        addScaled(next, 1, asked[k]!, padded(count));
        model.data.set(next.data);
      });
    },
  };
}
