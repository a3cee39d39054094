import { describe, expect, it } from 'vitest';
import type { CategoricalReport } from '../../../src/answer/categorical/categoricalSolution.js';
import { solve } from '../../../src/answer/solve.js';
import type { CategoricalScenario } from '../../../src/scenario/categorical/categoricalScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import {
  type ChainMoments,
  type ChainWorld,
  chainMoments,
} from '../../support/categoricalChain.js';

const TOLERANCE = 1e-11;
const parse = (file: object) => parseScenario<CategoricalScenario>(file);
const replaced = () => 1;

/** The same world as a scenario and as the oracle's words. */
interface Case {
  readonly title: string;
  readonly file: object;
  readonly world: ChainWorld;
  readonly generations: number;
}

const counted = [
  [4, 1, 1],
  [1, 0, 3],
];
const law = [
  [0.7, 0.2, 0.1],
  [0.3, 0.3, 0.4],
];
const cases: readonly Case[] = [
  {
    title: 'two contexts, one of them unseen by A, unequal weights and sizes',
    file: {
      model: 'categorical',
      ...{ types: 3, contexts: 2, alpha: 0.4, public: { counts: counted } },
      entities: [
        {
          name: 'A',
          beta: 1,
          private: {
            counts: [
              [2, 3, 0],
              [0, 0, 0],
            ],
          },
          synthetic: { samples: [3, 1] },
        },
        {
          name: 'B',
          alpha: 0.7,
          beta: 0.3,
          private: {
            counts: [
              [0, 1, 1],
              [5, 0, 2],
            ],
          },
          synthetic: { samples: [1, 2] },
        },
      ],
    },
    world: {
      types: 3,
      contexts: 2,
      alpha: [0.4, 0.7],
      beta: [1, 0.3],
      real: [
        {
          counts: [
            [2, 3, 0],
            [0, 0, 0],
          ],
        },
        {
          counts: [
            [0, 1, 1],
            [5, 0, 2],
          ],
        },
        { counts: counted },
      ],
      synthetic: [
        [3, 1],
        [1, 2],
      ],
      publish: [[0.5, 0.5]],
      crawl: [[1], [1]],
      smoothing: 0,
      uptake: replaced,
    },
    generations: 4,
  },
  {
    title: 'real data drawn once, smoothing',
    file: {
      model: 'categorical',
      ...{ types: 3, contexts: 2, alpha: 0.5, beta: 0.6, smoothing: 0.1 },
      public: { samples: [2, 1], law },
      entities: [
        { name: 'A', private: { samples: [2, 0], law }, synthetic: { samples: [2, 1] } },
        { name: 'B', private: { counts: counted }, synthetic: { samples: [1, 1] } },
      ],
    },
    world: {
      types: 3,
      contexts: 2,
      alpha: [0.5, 0.5],
      beta: [0.6, 0.6],
      real: [{ samples: [2, 0], law }, { counts: counted }, { samples: [2, 1], law }],
      synthetic: [
        [2, 1],
        [1, 1],
      ],
      publish: [[0.5, 0.5]],
      crawl: [[1], [1]],
      smoothing: 0.1,
      uptake: replaced,
    },
    generations: 3,
  },
  {
    title: 'two pools, unequal volumes, real data drawn once',
    file: {
      model: 'categorical',
      ...{ types: 2, alpha: 0.8, beta: 1, pools: [{ name: 'x' }, { name: 'y' }] },
      entities: [
        {
          name: 'A',
          private: { samples: 3, law: [0.8, 0.2] },
          synthetic: { samples: 2 },
          publish: { x: 3, y: 1 },
          crawl: { x: 0.7, y: 0.3 },
        },
        {
          name: 'B',
          private: { counts: [1, 5] },
          synthetic: { samples: 3 },
          publish: { y: 2 },
          crawl: { A: 1 },
        },
      ],
    },
    world: {
      types: 2,
      contexts: 1,
      alpha: [0.8, 0.8],
      beta: [1, 1],
      real: [{ samples: [3], law: [[0.8, 0.2]] }, { counts: [[1, 5]] }, null],
      synthetic: [[2], [3]],
      publish: [
        [1, 0],
        [1 / 3, 2 / 3],
        [1, 0],
      ],
      crawl: [
        [0.7, 0.3, 0],
        [0, 0, 1],
      ],
      smoothing: 0,
      uptake: replaced,
    },
    generations: 5,
  },
  {
    title: 'drift: no real data in a context',
    file: {
      model: 'categorical',
      ...{ types: 2, contexts: 2, alpha: 1, beta: 1 },
      entities: [
        {
          name: 'A',
          private: {
            counts: [
              [3, 1],
              [1, 1],
            ],
          },
          synthetic: { samples: [2, 1] },
        },
        {
          name: 'B',
          private: {
            counts: [
              [1, 2],
              [0, 0],
            ],
          },
          synthetic: { samples: [1, 3] },
        },
      ],
    },
    world: {
      types: 2,
      contexts: 2,
      alpha: [1, 1],
      beta: [1, 1],
      real: [
        {
          counts: [
            [3, 1],
            [1, 1],
          ],
        },
        {
          counts: [
            [1, 2],
            [0, 0],
          ],
        },
        null,
      ],
      synthetic: [
        [2, 1],
        [1, 3],
      ],
      publish: [[0.5, 0.5]],
      crawl: [[1], [1]],
      smoothing: 0,
      uptake: replaced,
    },
    generations: 6,
  },
  {
    title: 'pools that accumulate',
    file: {
      model: 'categorical',
      ...{ types: 2, alpha: 0.9, beta: 1, pools: [{ name: 'web', memory: 'accumulate' }] },
      entities: [
        { name: 'A', private: { samples: 2, law: [0.6, 0.4] }, synthetic: { samples: 2 } },
        { name: 'B', private: { counts: [1, 4] }, synthetic: { samples: 1 }, publish: { web: 3 } },
      ],
    },
    world: {
      types: 2,
      contexts: 1,
      alpha: [0.9, 0.9],
      beta: [1, 1],
      real: [{ samples: [2], law: [[0.6, 0.4]] }, { counts: [[1, 4]] }, null],
      synthetic: [[2], [1]],
      publish: [[0.25, 0.75]],
      crawl: [[1], [1]],
      smoothing: 0,
      uptake: (t) => 1 / t,
    },
    generations: 4,
  },
  {
    title: 'pools that fade',
    file: {
      model: 'categorical',
      ...{ types: 2, alpha: 0.9, beta: 1, pools: [{ name: 'web', memory: { decay: 0.4 } }] },
      entities: [
        { name: 'A', private: { samples: 2, law: [0.6, 0.4] }, synthetic: { samples: 2 } },
        { name: 'B', private: { counts: [1, 4] }, synthetic: { samples: 1 } },
      ],
    },
    world: {
      types: 2,
      contexts: 1,
      alpha: [0.9, 0.9],
      beta: [1, 1],
      real: [{ samples: [2], law: [[0.6, 0.4]] }, { counts: [[1, 4]] }, null],
      synthetic: [[2], [1]],
      publish: [[0.5, 0.5]],
      crawl: [[1], [1]],
      smoothing: 0,
      uptake: (t) => (t === 1 ? 1 : 0.4),
    },
    generations: 4,
  },
];

describe('solve of categorical models, against enumerated Markov chains', () => {
  it.each(cases)('$title', ({ file, world, generations }) => {
    const { trajectory = [], evidence } = solve(parse(file), { generations });
    const exact = chainMoments(world, generations);
    expect(trajectory).toHaveLength(generations + 1);
    expect(evidence.massResidual).toBeLessThan(1e-13);
    for (const report of trajectory) expectMoments(report, exact[report.generation]!, world);
  });

  it('negative control: another alpha is told apart', () => {
    const { file, world, generations } = cases[0]!;
    const { trajectory = [] } = solve(parse({ ...file, alpha: 0.401 }), { generations });
    expect(() => expectMoments(trajectory[2]!, chainMoments(world, 2)[2]!, world)).toThrow();
  });

  it.each([0, 1, 2, 5])('has the limit that case %i approaches', (index) => {
    const { file } = cases[index]!;
    const { trajectory = [], limit, stability } = solve(parse(file), { generations: 400 });
    expect(stability.verdict).toBe('converges');
    const late = trajectory.at(-1)!;
    expect(limit).not.toBeNull();
    for (const key of ['diversity', 'mse', 'variance', 'totalDiversity', 'dispersion'] as const) {
      for (const [i, value] of [limit![key]].flat().entries()) {
        expect([late[key]].flat()[i]).toBeCloseTo(value, 11);
      }
    }
    expect(late.risk.flat()).toHaveLength(limit!.risk.flat().length);
    limit!.risk.flat().forEach((value, i) => {
      if (value === null) expect(late.risk.flat()[i]).toBeNull();
      else expect(late.risk.flat()[i]).toBeCloseTo(value, 11);
    });
  });

  it('has no limit where a context drifts, and rates of 1', () => {
    const { stability, limit, transfer, homogenization } = solve(parse(cases[3]!.file));
    expect(stability).toMatchObject({ verdict: 'marginal', spectralRadius: 1, drifting: 2 });
    expect([limit, transfer, homogenization]).toEqual([null, null, null]);
  });
});

// Helpers
/** All measures of one generation from enumerated moments, by their definitions in families.md §1.4. */
function expectMoments(
  report: CategoricalReport,
  exact: ChainMoments[number],
  world: ChainWorld,
): void {
  const K = world.alpha.length;
  const { types: V, contexts: C } = world;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0);
  const laws = world.real.map((source) =>
    source === null
      ? null
      : 'counts' in source
        ? {
            sizes: source.counts.map(sum),
            law: source.counts.map((row) => row.map((x) => (sum(row) === 0 ? 0 : x / sum(row)))),
          }
        : { sizes: source.samples, law: source.law },
  );
  const all = sum(laws.flatMap((data) => data?.sizes ?? []));
  const size = (c: number) => sum(laws.map((data) => data?.sizes[c] ?? 0));
  const truth = (c: number, v: number) =>
    size(c) === 0
      ? 0
      : sum(laws.map((data) => (data === null ? 0 : data.sizes[c]! * data.law[c]![v]!))) / size(c);
  const average = (
    of: (at: ChainMoments[number][number][number], c: number, v: number) => number,
  ) => {
    let total = 0;
    for (let c = 0; c < C; c++) {
      for (let v = 0; v < V; v++) total += (size(c) / all) * of(exact[c]![v]!, c, v);
    }
    return total;
  };
  const near = (value: number | null, expected: number) => {
    expect(Math.abs(value! - expected)).toBeLessThan(TOLERANCE);
  };
  for (let k = 0; k < K; k++) {
    for (let c = 0; c < C; c++) {
      for (let v = 0; v < V; v++) near(report.mean![k]![c]![v]!, exact[c]![v]!.mean[k]!);
    }
    near(report.diversity[k]!, 1 - average(({ second }) => second[k]![k]!));
    near(
      report.bias2[k]!,
      average(({ mean }, c, v) => (mean[k]! - truth(c, v)) ** 2),
    );
    near(
      report.variance[k]!,
      average(({ mean, second }) => second[k]![k]! - mean[k]! ** 2),
    );
    for (let l = 0; l < K; l++)
      near(
        report.agreement[k]![l]!,
        average(({ second }) => second[k]![l]!),
      );
    for (let j = 0; j <= K; j++) {
      const task = laws[j];
      if (task == null) {
        expect(report.risk[k]![j]).toBeNull();
        continue;
      }
      let risk = 0;
      for (let c = 0; c < C; c++) {
        for (let v = 0; v < V; v++) {
          const q = j < K ? task.law[c]![v]! : truth(c, v);
          const { mean, second } = exact[c]![v]!;
          risk += (task.sizes[c]! / sum(task.sizes)) * (second[k]![k]! - 2 * q * mean[k]! + q * q);
        }
      }
      near(report.risk[k]![j]!, risk);
    }
  }
  const together = average(({ second }) => sum(second.flat()) / K ** 2);
  near(report.totalDiversity, 1 - together);
  const alone = average(({ second }) => sum(second.map((row, k) => row[k]!)) / K);
  near(report.dispersion, alone - together);
  near(report.fixation, (alone - together) / (1 - together));
}
