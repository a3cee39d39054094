import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { categoricalEcosystem } from '../../../src/ecosystem/categorical/categoricalEcosystem.js';
import { contextSizes } from '../../../src/ecosystem/categorical/contextSizes.js';
import type { CategoricalScenario } from '../../../src/scenario/categorical/categoricalScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';

const file = {
  model: 'categorical',
  ...{ types: 2, contexts: 2, alpha: 0.5, beta: 0.5 },
  public: {
    counts: [
      [3, 1],
      [0, 2],
    ],
  },
  entities: [
    {
      name: 'A',
      private: {
        samples: [3, 1],
        law: [
          [1, 0],
          [0.5, 0.5],
        ],
      },
      synthetic: { samples: [1, 2] },
    },
  ],
};
const realised = (changes: object) =>
  categoricalEcosystem(parseScenario<CategoricalScenario>({ ...file, ...changes }));
const entity = (changes: object) => ({ entities: [{ ...file.entities[0], ...changes }] });

describe('contextSizes', () => {
  it.each([
    [10, [0.3, 0.3, 0.4], [3, 3, 4]],
    [2, [0.25, 0.25, 0.25, 0.25], [1, 1, 0, 0]],
    [5, [0.5, 0.5], [3, 2]],
    [7, [0, 1], [0, 7]],
  ])('divides %i by %j', (samples, shares, sizes) => {
    expect([...contextSizes(samples, Float64Array.from(shares))]).toEqual(sizes);
  });
});

describe('categoricalEcosystem', () => {
  it('weighs contexts and the default truth by all real data, drawn ones as expected', () => {
    const { weights, truth } = realised({});
    expect([...weights]).toEqual([0.7, 0.3]);
    expect([...truth.values].map((x) => Number(x.toFixed(12)))).toEqual([
      ...[6 / 7, 1 / 7, 0.5 / 3, 2.5 / 3].map((x) => Number(x.toFixed(12))),
    ]);
  });

  it.each([
    [
      'a row too few',
      { public: { counts: [[1, 2]] } },
      'public.counts: must have a row for each of the 2 contexts',
    ],
    [
      'a number too many',
      {
        public: {
          counts: [
            [1, 2, 3],
            [1, 2],
          ],
        },
      },
      'public.counts[0]: must have a number for each of the 2 types',
    ],
    [
      'no probabilities',
      {
        truth: [
          [0.5, 0.6],
          [1, 0],
        ],
      },
      'truth[0]: must be probabilities of sum 1, found a sum of 1.1',
    ],
    ['an unknown key', { tpyes: 3 }, 'tpyes: unknown key, found 3.'],
    ['features', { features: 3 }, 'features: unknown key'],
    ['a misspelt key', entity({ smaples: 3 }), 'entities[0].smaples: unknown key'],
    [
      'no data',
      {
        public: {
          counts: [
            [0, 0],
            [0, 0],
          ],
        },
      },
      'public: must have at least one answer',
    ],
    [
      'a total that is not divided',
      entity({ synthetic: { samples: 4 } }),
      'entities[0].synthetic.samples: must say how the 2 contexts share it',
    ],
    [
      'contexts of nothing',
      { ...entity({ private: undefined, synthetic: { samples: 4, contexts: 'private' } }) },
      'must be the contexts of data that there are',
    ],
    [
      'nothing published',
      entity({ synthetic: { samples: [0, 0] } }),
      'must be at least 1 in one context',
    ],
    ['texts beside counts', { ngram: 2 }, 'ngram: must stand beside texts'],
    ['an unknown pool', entity({ publish: { web: 1 } }), 'publish.web: must be the name of a pool'],
    [
      'two memories',
      { pools: [{ name: 'x' }, { name: 'y', memory: 'accumulate' }] },
      'pools[1].memory: must be the same for all pools',
    ],
    ['windows', { pools: [{ name: 'x', memory: { window: 3 } }] }, 'window'],
    ['schedules', { alpha: '0.5*t' }, 'alpha: must be a number from 0 to 1'],
    ['people', { pools: [{ name: 'x', human: { share: 0.5 } }] }, 'pools[0].human: unknown key'],
    ['too many', entity({ copies: 201 }), 'at most 200 entities, found 201'],
    [
      'counts that are no counts',
      {
        public: {
          counts: [
            [1.5, 2],
            [1, 1],
          ],
        },
      },
      'public',
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(() => realised(changes)).toThrow(message);
  });

  it('names the path of a text that cannot be read', () => {
    const text = entity({
      private: { text: 'no.txt' },
      synthetic: { samples: 4, contexts: 'private' },
    });
    expect(() =>
      realised({ ...text, types: undefined, contexts: undefined, public: undefined }),
    ).toThrow('entities[0].private.text: must be a file this reader can open');
  });
});

describe('the scenarios in docs/families.md', () => {
  const page = readFileSync(new URL('../../../docs/families.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(model: categorical.*?)^```$/gms)].map(
    ([, text]) => text!,
  );
  it.each(examples)('can be realised: %s', (text) => {
    const scenario = parseScenario<CategoricalScenario>(text, {
      readText: () => 'One fish. Two fish.',
    });
    expect(parse(text)).toMatchObject({ model: 'categorical' });
    expect(categoricalEcosystem(scenario).entities.length).toBeGreaterThan(0);
  });
});
