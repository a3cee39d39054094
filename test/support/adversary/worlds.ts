import type { Description, EntityDescription } from '../arbitraries.js';
import { type Design, type DesignFamily, someFeatures } from './designs.js';
import { type Draws, decimal } from './draws.js';

/** A scenario, and the text of the CSV files that it names. */
export interface Case {
  readonly description: Description;
  readonly tables: Readonly<Record<string, string>>;
}

/** Makes one scenario after another. */
export type ScenarioFamily = (draw: Draws) => Case;

/** What a world of random data is drawn from; what is left out is drawn as `mixed` does. */
export interface Recipe {
  readonly features?: readonly [number, number];
  readonly kinds?: readonly [number, number];
  /** Largest power of ten of a feature's unit, either way. */
  readonly decades?: readonly number[];
  /** A power of ten on all features alike. */
  readonly level?: readonly number[];
  readonly design?: DesignFamily;
  readonly alpha?: (draw: Draws) => number;
  readonly beta?: (draw: Draws) => number;
  readonly noise?: (draw: Draws) => number;
  readonly samples?: number;
}

const ordinaryAlpha = (draw: Draws): number =>
  draw.pick([0, 0.5, 0.5, 0.1, 0.9, 0.3, 0.999, 0.999999, 0.000001, 1, draw.int(1, 99) / 100]);
const ordinaryBeta = (draw: Draws): number =>
  draw.pick([0.5, 0.5, 0.3, 1, 0, 0.0001, draw.int(1, 99) / 100]);
const ordinaryNoise = (draw: Draws): number =>
  decimal(draw.int(1, 9), draw.pick([0, 0, -1, -3, -8, 3, 8]));

/** A world of random data: entities whose α, truth and copies may differ, around public data. */
export function world(draw: Draws, recipe: Recipe = {}): Case {
  const {
    features = [1, 4],
    kinds = [1, 3],
    decades = [0, 0, 2, 4, 8],
    level = [0],
    design = someFeatures,
    alpha = ordinaryAlpha,
    beta = ordinaryBeta,
    noise = ordinaryNoise,
    samples = 300,
  } = recipe;
  const d = draw.int(features[0], features[1]);
  const [spread, all] = [draw.pick(decades), draw.pick(level)];
  const exponents = draw.list(d, () => all + draw.int(-spread, spread));
  const data = (): { samples?: number; design: Design } => {
    const chosen = design(draw, exponents);
    const drawn = typeof chosen === 'object' && 'rows' in chosen;
    return { ...(drawn ? {} : { samples: draw.int(d, samples) }), design: chosen };
  };
  const truth = () => exponents.map((e) => decimal(draw.int(-9, 9), -e));
  const entity = (k: number): EntityDescription => ({
    name: `E${k}`,
    private: data(),
    synthetic: draw.chance(0.5)
      ? {
          samples: draw.int(d, samples),
          design: draw.pick(['private', 'public', 'mixture'] as const),
        }
      : data(),
    ...(draw.chance(0.2) && { alpha: alpha(draw) }),
    ...(draw.chance(0.2) && { truth: truth() }),
    ...(draw.chance(0.2) && { copies: draw.int(2, 3) }),
  });
  return {
    description: {
      features: d,
      alpha: alpha(draw),
      beta: beta(draw),
      noise: noise(draw),
      loss: draw.pick(['mean', 'mean', 'sum'] as const),
      truth: draw.chance(0.5) ? 'ones' : truth(),
      public: data(),
      entities: draw.list(draw.int(kinds[0], kinds[1]), entity),
    },
    tables: {},
  };
}
