import { readFileSync } from 'node:fs';
import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type Ecosystem, ecosystem, population } from '../../src/ecosystem/ecosystem.js';
import { presetNames, presetText, readScenario } from '../../src/node.js';
import { diagonal } from '../support/matrices.js';

describe('presetNames', () => {
  it('lists what comes with the package', () => {
    expect(presetNames()).toEqual([
      'fifty',
      'penguins',
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
      'twin: must be the name of a preset, found "twin". Did you mean twins? The presets are fifty, ',
    );
    expect(() => presetText('../presets/twins')).toThrow('must be the name of a preset');
  });
});

describe('the presets', () => {
  it.each(presetNames())('%s can be realised', (name) => {
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

  it.each(presetNames())('%s: the overrides its comments propose lead somewhere', (name) => {
    expect(() => ecosystem(readScenario(name, { set: overrides(name) }))).not.toThrow();
  });
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
const preset = (name: string): Ecosystem => ecosystem(readScenario(name));

/** What the comments of a preset propose after `--set`. */
const overrides = (name: string): string[] =>
  [...presetText(name).matchAll(/--set (?:'([^']+)'|([^\s)]+))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

/** ρ of R = (α/K) Σ_j S_j A_j⁻¹, from its definition; every A_k must be invertible. */
function spectralRadius({ entities, public: shared }: Ecosystem): number {
  const [K, d] = [entities.length, shared.gram.rows];
  const grams = entities.map((entity) => matrix(entity.synthetic.gram.to2DArray()));
  const H = grams.reduce((sum, S) => sum.add(S.clone().div(K)), Matrix.zeros(d, d));
  const R = entities.reduce(
    (sum, { alpha, beta, private: own }, k) => {
      const A = matrix(own.gram.to2DArray()).mul(beta);
      A.add(matrix(shared.gram.to2DArray()).mul(1 - beta))
        .mul(1 - alpha)
        .add(H.clone().mul(alpha));
      return sum.add(grams[k]!.mmul(inverse(A)).mul(alpha / K));
    },
    Matrix.zeros(d, d),
  );
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(R);
  return Math.max(...realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i] ?? 0)));
}

const matrix = (table: number[][]) => new Matrix(table);
