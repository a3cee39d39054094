import {
  anyDesign,
  collinear,
  counters,
  type DesignFamily,
  fullRank,
  lowRank,
  powers,
} from './designs.js';
import { type Draws, decimal } from './draws.js';
import { type ScenarioFamily, world } from './worlds.js';

/** Weights next to their ends: one of them leaves next to nothing of some data. */
const edgeWeight = (draw: Draws): number =>
  draw.pick([1 - 1e-9, 1 - 1e-7, 1e-9, 1e-12, 1 - 1e-6, 1e-6, 0.5, 0, 1]);

const deficient: DesignFamily = (draw, exponents) =>
  draw.pick([lowRank, lowRank, collinear])(draw, exponents);

/** Scenarios that are hard for what their data are. */
export const designFamilies = {
  mixed: (draw) => world(draw, { design: anyDesign }),
  collinear: (draw) => world(draw, { design: collinear, decades: [0, 2, 8] }),
  counters: (draw) => world(draw, { design: counters, decades: [0, 0, 3] }),
  powers: (draw) => world(draw, { features: [2, 4], design: powers, kinds: [1, 2] }),
  deficient: (draw) => world(draw, { features: [2, 6], design: deficient, decades: [0, 0, 3] }),
  units: (draw) => world(draw, { design: anyDesign, decades: [12] }),
  tinyGrams: (draw) =>
    world(draw, {
      features: [1, 3],
      design: (d, e) => d.pick([fullRank, lowRank, collinear])(d, e),
      level: [-80, -80, 80],
    }),
  tinyNoise: (draw) =>
    world(draw, {
      features: [1, 3],
      design: anyDesign,
      noise: (d) => decimal(d.int(1, 9), d.pick([-150, -140, -60, -20, 20, 60])),
    }),
  edgeWeights: (draw) =>
    world(draw, { design: anyDesign, alpha: edgeWeight, beta: edgeWeight, decades: [0, 2] }),
  wide: (draw) =>
    world(draw, {
      features: [5, 6],
      kinds: [1, 2],
      decades: [0, 1],
      samples: 40,
      design: (d, e) => d.pick([fullRank, lowRank, collinear])(d, e),
    }),
  many: (draw) =>
    world(draw, {
      features: [1, 3],
      kinds: [3, 5],
      decades: [0, 1],
      samples: 40,
      design: (d, e) => d.pick([fullRank, fullRank, lowRank])(d, e),
    }),
} satisfies Readonly<Record<string, ScenarioFamily>>;
