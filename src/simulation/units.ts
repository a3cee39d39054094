import type { Ecosystem } from '../ecosystem/ecosystem.js';
import type { DesignRows } from './designRows.js';
import type { Penalty } from './penalty.js';
import { powerOfTwoNear } from './powerOfTwo.js';

/** Sizes within these powers of two keep room for squares of squares, and need no other units. */
const ROOM = 2 ** 100;

/** Powers of two in which the numbers of a simulation are kept, so that squares neither vanish nor overflow. */
export interface Units {
  /** Of features: X is kept as X divided by it. */
  readonly feature: number;
  /** Of labels. */
  readonly label: number;
}

/** Of models: a label by a feature. */
export const modelUnit = ({ feature, label }: Units): number => label / feature;

/**
 * Units of the size of the data, 1 unless they are extreme: dividing by powers of two costs no digit and changes
 * no answer.
 *
 * @param all - every data set, with the weight of a row in the loss. Not modified.
 * @param penalties - on models. Not modified.
 */
export function unitsOf(
  ecosystem: Ecosystem,
  all: readonly { readonly design: DesignRows; readonly weight: number }[],
  penalties: readonly Penalty[],
): Units {
  const { truth, noise, entities, public: shared } = ecosystem;
  const sizes = new Float64Array(ecosystem.features);
  const triangles = [
    ...all.map(({ design, weight }) => ({ R: design.R, weight })),
    ...penalties.map(({ R }) => ({ R, weight: 1 })),
  ];
  for (const { R, weight } of triangles) {
    const { rows, columns, entries } = R;
    for (let j = 0; j < columns; j++) {
      for (let i = 0; i < rows; i++) {
        const size = Math.abs(entries[i * columns + j]!) * Math.sqrt(weight);
        sizes[j] = Math.max(sizes[j]!, size);
      }
    }
  }
  let label = noise;
  const see = (x: number) => {
    label = Math.max(label, Math.abs(x));
  };
  for (const { data } of [truth, ...entities.map((entity) => entity.truth)]) {
    data.forEach((x, j) => {
      see(x * sizes[j]!);
    });
  }
  for (const entity of entities) {
    see(entity.noise);
    see(entity.syntheticNoise);
    for (const own of entity.publications) if (own !== null) see(own.noise);
  }
  for (const { z } of penalties) z.forEach(see);
  for (const { labels } of [shared, ...entities.map((entity) => entity.private)]) {
    labels?.forEach(see);
  }
  const unit = (size: number) => (size > ROOM || size < 1 / ROOM ? powerOfTwoNear(size) : 1);
  return { feature: unit(sizes.reduce((most, x) => Math.max(most, x), 0)), label: unit(label) };
}
