import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Ecosystem, ecosystem, population } from '../../src/ecosystem/ecosystem.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { diagonal } from '../support/matrices.js';
import { absent, type Change, smallWith } from '../support/scenarios.js';

describe('ecosystem', () => {
  it('has defaults: θ of ones, σ = 1, mean loss, one copy, the name of the file', () => {
    const { truth, noise, loss, name, entities } = realised();
    expect(truth.to1DArray()).toEqual([1, 1, 1]);
    expect({ noise, loss, name }).toEqual({ noise: 1, loss: 'mean', name: 'lab.yaml' });
    expect(entities[0]).toMatchObject({ name: 'A', copies: 1, alpha: 0.5, beta: 0.5, noise: 1 });
    expect(entities[0]?.truth).toEqual(truth);
  });

  it('lets an entity override alpha, beta, noise and truth, 0 included', () => {
    const own = { alpha: 0, beta: 0, noise: 0, truth: [1, 2, 3] };
    const { entities, noise, truth } = realised(
      ...Object.entries(own).map(([key, value]): Change => [['entities', 1, key], value]),
    );
    expect({ ...entities[1], truth: entities[1]?.truth.to1DArray() }).toMatchObject(own);
    expect(entities[0]).toMatchObject({ alpha: 0.5, beta: 0.5, noise });
    expect(entities[0]?.truth).toBe(truth);
  });

  it('takes β = 1 without public data, and 0 without private data, where it is left out', () => {
    const noPublic = realised([['public'], absent], [['beta'], absent]);
    expect(noPublic.entities.map(({ beta }) => beta)).toEqual([1, 1]);
    expect(noPublic.public.samples).toBe(0);
    expect(noPublic.public.gram.to2DArray()).toEqual(diagonal(0, 0, 0));

    const noPrivate = realised(
      [['beta'], absent],
      [['entities', 0, 'private'], absent],
      [['entities', 0, 'synthetic', 'design'], 'public'],
      [['entities', 1, 'beta'], 0.7],
    );
    expect(noPrivate.entities.map(({ beta }) => beta)).toEqual([0, 0.7]);
    expect(noPrivate.entities[0]?.private).toMatchObject({ samples: 0, labels: null });
  });

  it('is one pool: equal shares that sum to 1 over all copies, crawled by all', () => {
    const system = realised([['entities', 0, 'copies'], 7]);
    expect(population(system)).toBe(8);
    expect(system.publish).toEqual([[1 / 8, 1 / 8]]);
    expect(system.crawl).toEqual([[1], [1]]);
  });

  it('takes θ and σ from the labelled real data, where there are any', () => {
    const labelled = { design: { csv: 'y.csv', columns: ['a', 'b', 'c'], target: 'y' } };
    const change: Change = [['entities', 0, 'private'], labelled];
    const readText = () => 'a,b,c,y\n1,0,0,1\n1,0,0,3\n0,1,0,5\n0,0,1,7\n0,0,1,9\n';
    const { truth, noise, entities } = realise(smallWith(change), readText);
    expect(truth.to1DArray()).toEqual([2, 5, 8].map((x) => expect.closeTo(x, 12)));
    expect(noise).toBeCloseTo(Math.sqrt(4 / (5 - 3)), 12);
    expect(entities[1]?.noise).toBe(noise);
    expect(entities[1]?.truth).toBe(truth);

    const told = realise(smallWith(change, [['truth'], 'ones'], [['noise'], 0.5]), readText);
    expect(told.truth.to1DArray()).toEqual([1, 1, 1]);
    expect(told.noise).toBe(0.5);
  });

  it('counts labelled rows once for every copy', () => {
    const labelled = (sex: string) => ({
      design: { csv: 'y.csv', columns: ['one'], target: 'y', where: { sex } },
    });
    const { truth } = realise(
      stringify({
        features: 1,
        alpha: 0.5,
        entities: [
          {
            name: 'A',
            copies: 3,
            private: labelled('f'),
            synthetic: { samples: 1, design: 'private' },
          },
          { name: 'B', private: labelled('m'), synthetic: { samples: 1, design: 'private' } },
        ],
      }),
      () => 'one,y,sex\n1,4,f\n1,8,m\n',
    );
    expect(truth.get(0, 0)).toBeCloseTo((3 * 4 + 8) / 4, 12);
  });

  it('copies: the same population as the entities written out', () => {
    const kind = fc.record({
      copies: fc.integer({ min: 1, max: 4 }),
      alpha: fc.integer({ min: 0, max: 10 }).map((k) => k / 10),
      samples: fc.integer({ min: 2, max: 9 }),
      features: fc.constantFrom([0], [1], [0, 1]),
    });
    fc.assert(
      fc.property(fc.array(kind, { minLength: 1, maxLength: 4 }), (kinds) => {
        const entities = kinds.map(({ copies, alpha, samples, features }, k) => ({
          name: `kind${k}`,
          copies,
          alpha,
          private: { samples, design: { features } },
          synthetic: { samples, design: 'private' },
        }));
        const written = entities.flatMap(({ copies, name, ...entity }) =>
          Array.from({ length: copies }, (_, i) => ({ ...entity, name: `${name}-${i + 1}` })),
        );
        const [short, long] = [entities, written].map((list) =>
          realise(stringify({ features: 2, entities: list })),
        );
        expect(population(short!)).toBe(population(long!));
        expect(everyone(short!)).toEqual(everyone(long!));
      }),
    );
  });
});

// Helpers
const realise = (text: string, readText?: () => string): Ecosystem =>
  ecosystem(parseScenario(text, { source: 'lab.yaml', ...(readText && { readText }) }));

const realised = (...changes: readonly Change[]): Ecosystem => realise(smallWith(...changes));

/** Every single entity with its share and crawl weights, copies written out, names left out. */
const everyone = ({ entities, publish, crawl }: Ecosystem) =>
  entities.flatMap(({ name, copies, ...entity }, k) =>
    Array.from({ length: copies }, () => ({
      ...entity,
      share: publish.map((shares) => shares[k]),
      crawl: crawl[k],
    })),
  );
