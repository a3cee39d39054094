import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { DomainError, ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { small, smallWith } from '../support/scenarios.js';

describe('parseScenario of an object', () => {
  const object = {
    features: 2,
    alpha: 0.5,
    entities: [
      {
        name: 'A',
        private: { samples: 9, design: 'isotropic' },
        synthetic: { samples: 9, design: 'private' },
      },
    ],
  };

  it('is that of its JSON text, and leaves the object as it was', () => {
    const before = structuredClone(object);
    const set = { 'entities[0].alpha': 0.2, truth: [1, 2] };
    expect(parseScenario(object, { set })).toEqual(
      parseScenario(JSON.stringify(object), { set: ['entities.0.alpha=0.2', 'truth=[1, 2]'] }),
    );
    expect(object).toEqual(before);
  });

  it('names broken rules by their places', () => {
    expect(() => parseScenario({ ...object, alpha: 2 })).toThrow(
      /^scenario: alpha: must be a number from 0 to 1, found 2\. /,
    );
    expect(() => parseScenario([])).toThrow(/must be a mapping of keys to values/);
    expect(() => parseScenario(object, { set: { 'a..b': 1 } })).toThrow(/must be key=value/);
  });
});

describe('parseScenario', () => {
  it('holds the file as written', () => {
    expect(parseScenario(smallWith())).toEqual({
      source: 'scenario',
      file: small,
      tables: new Map(),
    });
  });

  it('reads JSON, YAML in flow style, JSON with a byte-order mark, and aliases', () => {
    const { file } = parseScenario(JSON.stringify(small));
    expect(file).toEqual(small);
    const long = `${JSON.stringify(small)}${' '.repeat(2e6)}`; // too long for YAML's reader
    expect(parseScenario(`\uFEFF ${long}`).file).toEqual(small);
    expect(parseScenario(stringify(small, { collectionStyle: 'flow' })).file).toEqual(small);
    const anchor = smallWith([
      ['entities', 0, 'truth'],
      [1, 2, 3],
    ]).replace('truth:', 'truth: &theta');
    const shared = anchor.replace('- name: B', '- name: B\n    truth: *theta');
    expect(parseScenario(shared).file.entities[1]?.truth).toEqual([1, 2, 3]);
  });

  it('takes a name with blanks around it without them', () => {
    expect(parseScenario(smallWith([['name'], '  trio ']))).toHaveProperty('file.name', 'trio');
  });

  it('reads the same from YAML and from JSON', () => {
    fc.assert(
      fc.property(scenario, (file) => {
        const json = parseScenario(JSON.stringify(file));
        const yaml = parseScenario(stringify(file));
        expect(yaml).toEqual(json);
        expect(json.file).toEqual(file);
        expect(ecosystem(yaml)).toEqual(ecosystem(json));
      }),
    );
  });

  it('applies overrides in order, before validation', () => {
    const { file } = parseScenario(smallWith(), { set: ['alpha=7', 'alpha=0.3', 'noise=2'] });
    expect(file).toMatchObject({ alpha: 0.3, noise: 2 });
    const set = ['alpha=2'];
    expect(() => parseScenario(smallWith(), { set, source: 'lab.yaml' })).toThrow(
      'lab.yaml: alpha: must be a number from 0 to 1, found 2.',
    );
    expect(() => parseScenario(smallWith(), { set: ['a.b=2'] })).toThrow(DomainError);
  });

  it('names every broken rule of shape at once, in the order of the file', () => {
    const text = smallWith([['alpha'], 2], [['public', 'samples'], 0], [['entities', 1, 'x'], 1]);
    const paths = problemsOf(text).map(({ path }) => path);
    expect(paths).toEqual(['alpha', 'public.samples', 'entities[1].x']);
  });

  it('reads a CSV file once, however many designs name it, and none without readText', () => {
    const data = { design: { csv: 'a.csv', columns: ['a', 'b', 'c'] } };
    const text = smallWith([['public'], data], [['entities', 0, 'private'], data]);
    const asked: string[] = [];
    const readText = (path: string) => {
      asked.push(path);
      return 'a,b,c\n1,2,3\n';
    };
    expect(parseScenario(text, { readText }).tables.get('a.csv')?.columns).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual(['a.csv']);
    expect(problemsOf(text)).toEqual([
      {
        path: 'public.design.csv',
        rule: 'must be a file this reader can open',
        found: '"a.csv"',
        next: expect.stringContaining('readScenario of monoculture/node'),
      },
    ]);
  });

  it('never shows the prototype of an object to the scenario', () => {
    const text = `{"__proto__": {"alpha": 0.1}, "features": 1, "entities": []}`;
    expect(problemsOf(text).map(({ path }) => path)).toContain('__proto__');
    expect(({} as Record<string, unknown>).alpha).toBeUndefined();
  });

  it('reads a hundred generated entities with a 40×40 Gram matrix each in a second', () => {
    const gram = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 40 }, (_, j) => (i === j ? 1 : 0.123456789)),
    );
    const entities = Array.from({ length: 100 }, (_, k) => ({
      name: `e${k}`,
      private: { samples: 50, design: { gram } },
      synthetic: { samples: 50, design: 'private' },
    }));
    const text = JSON.stringify({ features: 40, alpha: 0.5, entities });
    const start = performance.now(); // 0.05 s measured; YAML's reader would take seconds
    expect(ecosystem(parseScenario(text)).entities).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

// Helpers
function problemsOf(text: string) {
  try {
    parseScenario(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  throw new Error('expected a ScenarioError, found none');
}

const d = 2;
const hundredth = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((k) => k / 100);
const vector = fc.array(hundredth(-9, 9), { minLength: d, maxLength: d });
const design = fc.oneof(
  fc.constant('isotropic' as const),
  fc.constantFrom([0], [1], [1, 0]).map((features) => ({ features })),
  fc.tuple(hundredth(1, 9), hundredth(-1, 1), hundredth(1, 9)).map(([a, b, c]) => ({
    gram: [
      [a, b],
      [b, c],
    ],
  })),
  fc.record({
    covariance: fc.constant([
      [2, 1],
      [1, 2],
    ]),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }),
);
const data = fc.oneof(
  fc.record({ samples: fc.integer({ min: d, max: 50 }), design }),
  fc.array(vector, { minLength: 1, maxLength: 4 }).map((rows) => ({ design: { rows } })),
);
const entity = fc.record(
  {
    copies: fc.integer({ min: 1, max: 1e9 }),
    alpha: hundredth(0, 1),
    noise: hundredth(0, 9),
    truth: fc.oneof(fc.constant('ones' as const), vector),
    private: data,
    synthetic: fc.oneof(data, fc.constant({ samples: 9, design: 'public' as const })),
  },
  { requiredKeys: ['synthetic'] },
);
const scenario = fc
  .record(
    {
      name: fc.constantFrom('plain', 'yes', '3', 'ü: "#', 'null'),
      loss: fc.constantFrom('mean' as const, 'sum' as const),
      noise: hundredth(0, 9),
      truth: vector,
      features: fc.constant(d),
      alpha: hundredth(0, 1),
      beta: hundredth(0, 1),
      public: data,
      entities: fc.array(entity, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['features', 'alpha', 'beta', 'public', 'entities'] },
  )
  .map((file) => ({
    ...file,
    entities: file.entities.map((entry, k) => ({ name: `entity ${k}`, ...entry })),
  }));
