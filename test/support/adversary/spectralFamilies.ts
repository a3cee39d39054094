import { anyDesign, fullRank } from './designs.js';
import { type Draws, decimal } from './draws.js';
import { type Case, type ScenarioFamily, world } from './worlds.js';

/**
 * Two entities whose R = ½[[4, −1], [1, 2p]]·s/(4p − 1) … has a double eigenvalue with one eigenvector, or two that are
 * 10^−k apart: A_1 = [[p, 1], [1, 4]], A_2 = [[2, −1], [−1, 2p]] of equal determinant, S_j = s e_je_jᵀ.
 */
const defective: ScenarioFamily = (draw) => {
  const p = draw.int(2, 6);
  const s = draw.pick([1, 2]);
  const off = draw.chance(0.3) ? 0 : decimal(draw.int(1, 9), -draw.int(3, 15));
  const level = draw.pick([0, 0, 6, -6]);
  // ᾱB = A − αH with α = ½ and H = diag(s, s)/2.
  const real = (A: readonly (readonly number[])[], extra: number) =>
    A.map((row, i) =>
      row.map((x, j) => {
        const whole = 2 * x - (i === j ? s / 2 : 0) + (i === 0 && j === 0 ? extra : 0);
        return Number(`${whole.toPrecision(15)}e${level}`);
      }),
    );
  const published = (j: number) =>
    [0, 1].map((a) => [0, 1].map((b) => (a === b && a === j ? decimal(s, level) : 0)));
  const data = (gram: number[][]) => ({ samples: draw.int(2, 90), design: { gram } });
  return {
    description: {
      features: 2,
      alpha: 0.5,
      beta: 1,
      noise: draw.pick([1, 0.1, 1e-6]),
      truth: draw.chance(0.5) ? 'ones' : [draw.int(-9, 9), draw.int(-9, 9)],
      entities: [
        {
          name: 'A',
          private: data(
            real(
              [
                [p, 1],
                [1, 4],
              ],
              off,
            ),
          ),
          synthetic: data(published(0)),
          ...(draw.chance(0.3) && { truth: [draw.int(-9, 9), 1] }),
        },
        {
          name: 'B',
          private: data(
            real(
              [
                [2, -1],
                [-1, 2 * p],
              ],
              0,
            ),
          ),
          synthetic: data(published(1)),
        },
      ],
    },
    tables: {},
  };
};

/** Entities that differ in the last digits only, in their data or in their truths. */
const alike: ScenarioFamily = (draw) => {
  const first = world(draw, { kinds: [1, 1], design: fullRank, decades: [0, 2] }).description;
  const one = first.entities[0]!;
  const nudged = (x: number): number => x * (1 + decimal(draw.int(-9, 9), -draw.int(4, 15)));
  const nudge = (data: typeof one.private): typeof one.private => {
    const design = data?.design;
    if (data === undefined || typeof design !== 'object' || !('gram' in design)) return data;
    const i = draw.int(0, first.features - 1);
    const gram = design.gram.map((row, a) =>
      row.map((x, b) => (a === i && b === i ? nudged(x) : x)),
    );
    return { ...data, design: { gram } };
  };
  const truth = draw.list(first.features, () => draw.int(-9, 9));
  const twin = (k: number): typeof one => ({
    ...one,
    name: `E${k}`,
    ...(draw.chance(0.7) && { private: nudge(one.private) as NonNullable<typeof one.private> }),
    ...(draw.chance(0.3) && { truth: truth.map(nudged) }),
  });
  return {
    description: {
      ...first,
      truth,
      entities: [{ ...one, truth }, ...draw.list(draw.int(1, 2), (k) => twin(k + 1))],
    },
    tables: {},
  };
};

/** ρ next to 1: real data weigh 10^−3 … 10^−13 of the synthetic ones in one direction or in all. */
const circle: ScenarioFamily = (draw) => {
  const d = draw.int(1, 3);
  const weak = () => decimal(draw.int(1, 9), -draw.int(3, 13));
  const gram = () => draw.list(d, (i) => draw.list(d, (j) => (i === j ? weakOr(draw, weak) : 0)));
  return {
    description: {
      features: d,
      alpha: draw.pick([0.5, 0.9, 0.99, 1 - 1e-6]),
      beta: draw.pick([1, 0.5]),
      noise: draw.pick([1, 0, 1e-3]),
      public: { samples: 50, design: { gram: gram() } },
      entities: draw.list(draw.int(1, 3), (k) => ({
        name: `E${k}`,
        private: { samples: draw.int(5, 90), design: { gram: gram() } },
        synthetic: { samples: draw.int(5, 90), design: 'isotropic' as const },
        ...(draw.chance(0.3) && { truth: draw.list(d, () => draw.int(-9, 9)) }),
      })),
    },
    tables: {},
  };
};

const weakOr = (draw: Draws, weak: () => number): number =>
  draw.chance(0.6) ? weak() : draw.int(1, 3);

/** T4 nearly attained: entity k's real data pin one direction only, ever more strongly; ρ on both sides of 1. */
const runaway: ScenarioFamily = (draw) => {
  const d = draw.int(2, 4);
  const strength = draw.pick([1, 10, 1e3, 1e6, 1e10]);
  const weak = draw.pick([0, 1e-3, 1e-6, 1e-9]);
  const pinned = (k: number) =>
    draw.list(d, (i) =>
      draw.list(d, (j) => {
        const [x, y] = [1 - (i === k ? 2 : 0), 1 - (j === k ? 2 : 0)];
        return strength * x * y + (i === j ? weak : 0);
      }),
    );
  const shown = (k: number) =>
    draw.list(d, (i) => draw.list(d, (j) => (i === j && i === k ? d : 0)));
  return {
    description: {
      features: d,
      alpha: draw.pick([0.5, 0.9, 0.1]),
      beta: 1,
      noise: draw.pick([1, 1e-3]),
      entities: draw.list(d, (k) => ({
        name: `E${k}`,
        private: { samples: 40, design: { gram: pinned(k) } },
        synthetic: { samples: 40, design: { gram: shown(k) } },
      })),
    },
    tables: {},
  };
};

/** Truths of 10^6 … 10^9 that agree to many digits: biases are small differences of large numbers. */
const cancelling = (draw: Draws): Case => {
  const { description, tables } = world(draw, { design: anyDesign, decades: [0], kinds: [2, 3] });
  const size = draw.pick([1e6, 1e8, 1e9]);
  const truth = (): number[] => draw.list(description.features, () => size + draw.int(-9, 9));
  return {
    description: {
      ...description,
      truth: truth(),
      entities: description.entities.map((entity) => ({ ...entity, truth: truth() })),
    },
    tables,
  };
};

/** Scenarios that are hard for what becomes of their data. */
export const spectralFamilies = {
  defective,
  alike,
  circle,
  runaway,
  cancelling,
} satisfies Readonly<Record<string, ScenarioFamily>>;
