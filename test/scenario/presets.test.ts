import { readFileSync } from 'node:fs';
import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { type Ecosystem, ecosystem, population } from '../../src/ecosystem/ecosystem.js';
import { presetNames, presetText, readScenario } from '../../src/node.js';
import { diagonal } from '../support/matrices.js';

describe('presetNames', () => {
  it('lists what comes with the package', () => {
    expect(presetNames()).toEqual([
      'archive',
      'authors',
      'bridge',
      'closed-garden',
      'echo-chamber',
      'fifty',
      'fine-tuned',
      'genres',
      'hoarder',
      'hoarders',
      'labs',
      'labs-by-use',
      'market-leader',
      'one-giant',
      'open-web',
      'penguins',
      'people',
      'ring',
      'runaway',
      'specialists',
      'twins',
      'unanchored',
    ]);
  });
});

describe('presetText', () => {
  it.each(presetNames())('%s is YAML that explains itself first', (name) => {
    expect(presetText(name)).toMatch(/^# [A-Z]/);
    expect(presetText(name)).toMatch(/^name: /m);
  });

  it('knows no other name', () => {
    expect(() => presetText('twin')).toThrow(
      'twin: must be the name of a preset, found "twin". Did you mean twins? The presets are archive, authors, ',
    );
    expect(() => presetText('../presets/twins')).toThrow('must be the name of a preset');
  });
});

describe('the presets', () => {
  it.each(presetNames('linear'))('%s can be realised', (name) => {
    expect(population(preset(name))).toBeGreaterThan(1);
  });

  it('fifty: fifty entities of five kinds', () => {
    const system = preset('fifty');
    expect([population(system), system.entities.length]).toEqual([50, 5]);
  });

  it('[T7] twins: all Gram matrices are equal', () => {
    const { public: shared, entities } = preset('twins');
    for (const { private: own, synthetic } of entities) {
      expect(own.gram).toEqual(shared.gram);
      expect(synthetic.gram).toEqual(shared.gram);
    }
  });

  it('[T6] unanchored: synthetic data see a direction that no real data see', () => {
    const { public: shared, entities } = preset('unanchored');
    for (const real of [shared, ...entities.map((entity) => entity.private)]) {
      expect(real.gram.get(3, 3)).toBe(0);
    }
    for (const { synthetic } of entities)
      expect(synthetic.gram.to2DArray()).toEqual(diagonal(1, 1, 1, 1));
  });

  it('[T4] runaway: ρ(R) = 1.365 with half of all weight on real data, below the bound (1 + √3)/2', () => {
    const system = preset('runaway');
    expect(system.entities.map(({ alpha }) => alpha)).toEqual([0.5, 0.5, 0.5]);
    expect(system.entities.every((entity) => entity.private.samples > 0)).toBe(true);
    expect(spectralRadius(system)).toBeCloseTo(1.365, 3);
    expect(spectralRadius(system)).toBeLessThan((1 + Math.sqrt(3)) / 2);
  });

  it('runaway: the cure its comment names makes it converge', () => {
    const set = overrides('runaway');
    expect(set).toHaveLength(2);
    expect(spectralRadius(ecosystem(readScenario('runaway', { set })))).toBeLessThan(1);
  });

  it('penguins: real labels; σ and θ are the fit to all 333 birds', () => {
    const { public: shared, entities, noise, truth } = preset('penguins');
    const sizes = [shared, ...entities.map((entity) => entity.private)].map(
      ({ samples, labels }) => [samples, labels?.length],
    );
    expect(sizes).toEqual([
      [66, 66],
      [129, 129],
      [100, 100],
      [38, 38],
    ]);
    // numpy.linalg.lstsq on the same file
    expect(noise).toBeCloseTo(393.00460489, 6);
    const expected = [4207.05705706, 17.98051439, 35.07127531, 710.40104637];
    expect(truth.to1DArray()).toEqual(expected.map((x) => expect.closeTo(x, 6)));
  });

  it('echo-chamber: ρ = 2.685 where two crawl each other, 1.154 around one pool, as its comment says', () => {
    const system = preset('echo-chamber');
    expect(system.crawl).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(spectralRadius(system)).toBeCloseTo(2.685, 3);
    const set = overrides('echo-chamber');
    expect(set).toHaveLength(2);
    expect(spectralRadius(ecosystem(readScenario('echo-chamber', { set })))).toBeCloseTo(1.154, 3);
  });

  it.each([
    'bridge',
    'closed-garden',
    'hoarder',
    'labs',
    'labs-by-use',
    'market-leader',
    'one-giant',
    'open-web',
    'people',
    'ring',
  ])('%s: converges', (name) => {
    expect(spectralRadius(preset(name))).toBeLessThan(1);
  });

  it('bridge: only the bridge reads and writes in both pools', () => {
    const { publish, crawl } = preset('bridge');
    expect(publish).toEqual([
      [1 / 4, 0, 1 / 4],
      [0, 1 / 4, 1 / 4],
    ]);
    expect(crawl).toEqual([
      [1, 0],
      [0, 1],
      [1 / 2, 1 / 2],
    ]);
  });

  it('ring: each of twelve crawls the one before it', () => {
    const { crawl, publish, entities } = preset('ring');
    expect(entities).toHaveLength(12);
    const readers = crawl.map((weights) => weights.indexOf(1));
    expect(readers.map((pool) => publish[pool]!.indexOf(1))).toEqual([
      11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('market-leader: nine tenths of the pool are the leader’s', () => {
    expect(preset('market-leader').publish).toEqual([[0.9, 0.025]]);
  });

  it('fine-tuned: its steps converge by themselves, as the comment on the rate says', () => {
    const { entities, public: shared } = preset('fine-tuned');
    for (const { update, private: own, synthetic } of entities) {
      const most = Math.max(...[own, shared, synthetic].map(({ gram }) => gram.max()));
      expect(update).toEqual({ kind: 'steps', steps: 4, rate: 0.15 });
      expect(0.15 * most).toBeLessThan(2);
    }
  });

  it('the policies are about the same four makers', () => {
    const policies = ['hoarder', 'one-giant', 'open-web', 'closed-garden'].map(preset);
    for (const { entities, public: shared, truth } of policies) {
      expect(entities.map((entity) => entity.private)).toEqual(
        policies[0]!.entities.map((entity) => entity.private),
      );
      expect([shared, truth]).toEqual([policies[0]!.public, policies[0]!.truth]);
    }
  });

  it.each([
    [
      'hoarder',
      'all lose, the others most',
      (own, other) => own[0]! > other[0]! && own[1]! > own[0]!,
    ],
    ['one-giant', 'all lose, A most', (own, other) => own[1]! > other[1]! && own[0]! > own[1]!],
    ['open-web', 'people lower the error', (own, other) => own[0]! < other[0]!],
    ['closed-garden', 'A ends worst', (own, other) => own[0]! > own[1]! && own[0]! > other[0]!],
    ['people', 'without them the error grows', (own, other) => own[0]! < other[0]! / 5],
    ['bridge', 'without it the south doubles', (own, other) => other[3]! > 2 * own[3]!],
    ['archive', 'memory lowers noise', (own, other) => own[0]! < other[0]!],
    ['hoarders', 'memory lowers noise', (own, other) => own[0]! < other[0]!],
    ['fine-tuned', 'steps average noise', (own, other) => own[0]! < other[0]!],
  ] as const satisfies readonly (readonly [string, string, Claim])[])(
    '%s: %s, as its comment says of the mse',
    (name, _, claim: Claim) => {
      const mse = (set: string[]) => solve(readScenario(name, { set })).limit!.mse.map(Number);
      expect(claim(mse([]), mse(overrides(name)))).toBe(true);
    },
  );

  it('ring: number 7 hears of feature 0 in generation 6', () => {
    const { trajectory } = solve(readScenario('ring'), { generations: 7 });
    expect(trajectory!.map(({ mean }) => mean[6]![0] === 0)).toEqual([
      ...[true, true, true, true, true, true],
      ...[false, false],
    ]);
  });

  it('market-leader: its private data carry a fifth of a challenger, a twelfth with equal shares', () => {
    const share = (set: string[]) =>
      solve(readScenario('market-leader', { set })).limit!.influence[1]![0];
    expect(share([])).toBeCloseTo(1 / 5, 1);
    expect(share(overrides('market-leader'))).toBeCloseTo(1 / 12, 2);
  });

  it.each(presetNames('linear'))(
    '%s: the overrides its comments propose lead somewhere',
    (name) => {
      expect(() => ecosystem(readScenario(name, { set: overrides(name) }))).not.toThrow();
    },
  );
});

describe('penguins.csv', () => {
  it('is the complete rows of vega-datasets, every fifth of them public', () => {
    const birds = JSON.parse(
      readFileSync(
        new URL('../../node_modules/vega-datasets/data/penguins.json', import.meta.url),
        'utf8',
      ),
    ) as Record<string, string | number | null>[];
    const lines = birds
      .filter((bird) => Object.values(bird).every((value) => value !== null && value !== '.'))
      .map((bird, i) =>
        [
          bird.Species,
          bird.Island,
          String(bird.Sex).toLowerCase(),
          bird['Beak Length (mm)'],
          bird['Beak Depth (mm)'],
          bird['Flipper Length (mm)'],
          bird['Body Mass (g)'],
          (i + 1) % 5 === 0 ? 'public' : 'private',
        ].join(','),
      );
    const header =
      'species,island,sex,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sample';
    const file = new URL('../../src/scenario/presets/penguins.csv', import.meta.url);
    expect(lines).toHaveLength(333);
    expect(readFileSync(file, 'utf8')).toBe(`${[header, ...lines].join('\n')}\n`);
  });
});

// Helpers
type Claim = (own: readonly number[], other: readonly number[]) => boolean;

const preset = (name: string): Ecosystem => ecosystem(readScenario(name));

/** What the comments of a preset propose after `--set`. */
const overrides = (name: string): string[] =>
  [...presetText(name).matchAll(/--set (?:'([^']+)'|([^\s)]+))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

/**
 * ρ of the pools' R_mm' = Σ_j copies_j G_mj S_jm A_j⁻¹ α_j φ_jm' F_jm', from its definition, S_jm the rows of j in pool m
 * and φ what people and detectors leave of the models' part; pools replaced, models refitted, A_k invertible.
 */
function spectralRadius({ entities, public: shared, pools, publish, crawl }: Ecosystem): number {
  const d = shared.gram.rows;
  const number = (x: unknown) => x as number;
  const published = entities.map((entity) =>
    pools.map((_, m) =>
      matrix((entity.publications[m]?.data ?? entity.synthetic).gram.to2DArray()),
    ),
  );
  const parts = entities.map(({ filter }) =>
    pools.map(({ people }) => {
      const h = (people?.share ?? 0) * (1 - (filter?.loses ?? 0));
      const models = (1 - (people?.share ?? 0)) * (1 - (filter?.catches ?? 0));
      return { people: h / (h + models), models: models / (h + models) };
    }),
  );
  const modelGrams = pools.map((_, m) =>
    entities.reduce(
      (sum, { copies }, j) =>
        sum.add(published[j]![m]!.clone().mul(copies * number(publish[m]![j]))),
      Matrix.zeros(d, d),
    ),
  );
  const R = Matrix.zeros(pools.length * d, pools.length * d);
  entities.forEach(({ alpha, beta, copies, private: own }, k) => {
    const A = matrix(own.gram.to2DArray()).mul(beta);
    A.add(matrix(shared.gram.to2DArray()).mul(1 - beta)).mul(1 - alpha);
    pools.forEach(({ people }, m) => {
      const weight = alpha * number(crawl[k]![m]);
      A.add(modelGrams[m]!.clone().mul(weight * parts[k]![m]!.models));
      if (people !== null) {
        A.add(matrix(people.data.gram.to2DArray()).mul(weight * parts[k]![m]!.people));
      }
    });
    const fit = inverse(A);
    pools.forEach((_, to) => {
      const sent = published[k]![to]!.mmul(fit).mul(copies * number(publish[to]![k]));
      pools.forEach((__, from) => {
        const share = alpha * number(crawl[k]![from]) * parts[k]![from]!.models;
        const block = R.subMatrix(to * d, to * d + d - 1, from * d, from * d + d - 1);
        R.setSubMatrix(block.add(sent.clone().mul(share)), to * d, from * d);
      });
    });
  });
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(R);
  return Math.max(...realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i] ?? 0)));
}

const matrix = (table: number[][]) => new Matrix(table);
