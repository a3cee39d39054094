import { describe, expect, it } from 'vitest';
import { type Ecosystem, ecosystem } from '../../src/ecosystem/ecosystem.js';
import { inOwnCoordinates } from '../../src/ecosystem/inCoordinates.js';
import { transposed } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { small } from '../support/scenarios.js';

describe('an entity', () => {
  it('by default refits, without ridge or detector, and says everywhere the same', () => {
    const [a] = of({}).entities;
    expect(a).toMatchObject({
      filter: null,
      ridge: null,
      update: { kind: 'refit' },
      publications: [null],
      syntheticNoise: 1,
    });
    expect(a!.private.fresh).toBe(false);
  });

  it('has the update and ridge of the file where it has none of its own', () => {
    const top = { update: { steps: 4, rate: 0.15 }, ridge: 0.1 };
    const [a, b] = of({ update: 'refit', ridge: { weight: 2, toward: [1, 0, -1] } }, top).entities;
    expect([a!.update, b!.update]).toEqual([
      { kind: 'refit' },
      { kind: 'steps', steps: 4, rate: 0.15 },
    ]);
    expect(b!.ridge!.gram.to2DArray()).toEqual([
      [0.1, 0, 0],
      [0, 0.1, 0],
      [0, 0, 0.1],
    ]);
    expect(b!.ridge!.normal!.to1DArray()).toEqual([0, 0, 0]);
    expect(a!.ridge!.normal!.to1DArray()).toEqual([2, 0, -2]);
    expect(a!.ridge).toMatchObject({ samples: 1, rows: null, labels: null, fresh: false });
    expect(of({ ridge: 0 }, top).entities[0]!.ridge).toBeNull();
  });

  it('reads a detector, whose losses are none by default', () => {
    expect(of({ filter: { catches: 0.8 } }).entities[0]!.filter).toEqual({
      catches: 0.8,
      loses: 0,
    });
    expect(of({ filter: { catches: 0.8, loses: 0.05 } }).entities[0]!.filter).toEqual({
      catches: 0.8,
      loses: 0.05,
    });
  });

  it('has fresh real data where the file says so', () => {
    const { public: shared, entities } = of({
      private: { samples: 10, design: 'isotropic', fresh: true },
    });
    expect([shared.fresh, ...entities.map((entity) => entity.private.fresh)]).toEqual([
      false,
      true,
      false,
    ]);
    const top = { public: { samples: 20, design: 'isotropic', fresh: true } };
    expect(of({}, top).public.fresh).toBe(true);
  });

  it('publishes labels of its own noise: that of synthetic, else its own, else the file’s', () => {
    const { entities } = of({ noise: 3 }, { noise: 2 });
    expect(entities.map(({ syntheticNoise }) => syntheticNoise)).toEqual([3, 2]);
    const greedy = of({ noise: 3, synthetic: { samples: 10, design: 'private', noise: 0 } });
    expect(greedy.entities.map(({ noise, syntheticNoise }) => [noise, syntheticNoise])).toEqual([
      [3, 0],
      [1, 1],
    ]);
  });
});

describe('what an entity publishes in one pool alone', () => {
  const pools = [{ name: 'web' }, { name: 'code' }];
  const only = (publish: object) => of({ publish, noise: 3 }, { pools }).entities[0]!;

  it('a share alone is no data of its own', () => {
    expect(only({ web: { share: 2 }, code: 1 }).publications).toEqual([null, null]);
  });

  it('with a noise: the same rows, labels of its own', () => {
    const { publications, synthetic } = only({ web: 1, code: { noise: 0.5 } });
    expect(publications[0]).toBeNull();
    expect(publications[1]).toEqual({ data: synthetic, noise: 0.5 });
  });

  it('with a design or samples: what is missing is as elsewhere', () => {
    const design = {
      gram: [
        [2, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    };
    const [web, code] = only({ web: { design }, code: { share: 0, samples: 40 } }).publications;
    expect(web!.data.gram.get(0, 0)).toBe(2);
    expect([web!.data.samples, web!.noise]).toEqual([10, 3]);
    expect(code!.data.gram.to2DArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect([code!.data.samples, code!.noise]).toEqual([40, 3]);
  });

  it('rows bring their number, and words mean the entity’s data', () => {
    const [web, code] = only({
      web: { design: { rows: [[1, 0, 0]] } },
      code: { design: 'public' },
    }).publications;
    expect(web!.data.samples).toBe(1);
    expect(code!.data.gram.get(2, 2)).toBe(1);
  });
});

describe('copies that are fine-tuned', () => {
  const tuned = { copies: 3, update: { steps: 2, rate: 0.1 }, alpha: 't/(1+t)' };
  const own = { pools: [{ name: 'web', labels: 'own' }, { name: 'code' }] };

  it('stay one entry where all read the same labels', () => {
    expect(of(tuned).entities.map(({ name, copies }) => [name, copies])).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
    expect(of({ ...tuned, crawl: { code: 1 } }, own).entities).toHaveLength(2);
    expect(of({ ...tuned, update: 'refit' }, own).entities).toHaveLength(2);
  });

  it.each([
    ['own labels', {}, own],
    ['fresh data', { private: { samples: 10, design: { features: [0, 1] }, fresh: true } }, {}],
  ])('are written out where they meet noise of their own: %s', (_, entity, top) => {
    const system = of({ ...tuned, ...entity, publish: { [name(top)]: 2 } }, top);
    expect(system.entities.map(({ name, copies }) => [name, copies])).toEqual([
      ['A-1', 1],
      ['A-2', 1],
      ['A-3', 1],
      ['B', 1],
    ]);
    expect(system.publish[0]).toEqual([2 / 7, 2 / 7, 2 / 7, 1 / 7]);
    expect(system.crawl).toHaveLength(4);
    expect(new Set(system.entities.slice(0, 3).map((entity) => entity.private)).size).toBe(1);
    expect(system.schedule.map((one) => [one.key, 'entity' in one && one.entity])).toEqual([
      ['alpha', 0],
      ['alpha', 1],
      ['alpha', 2],
    ]);
  });

  const name = (top: object) => ('pools' in top ? 'web' : 'pool');
});

describe('in other coordinates', () => {
  const design = {
    gram: [
      [4096, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
  const system = of(
    {
      noise: 64,
      ridge: { weight: 0.5, toward: [1, 2, 3] },
      publish: { web: { design, noise: 32 } },
      synthetic: { samples: 10, design: 'isotropic', noise: 128 },
    },
    { pools: [{ name: 'web', human: { share: 0.5, samples: 9, design } }] },
  );
  const own = inOwnCoordinates(system);
  const { units, deviation } = own.coordinates;
  const [a] = own.entities;

  it('all data move alike: those for one pool, people’s, and the ridge', () => {
    expect(units[0]).toBeLessThan(units[1]!);
    for (const { gram } of [a!.publications[0]!.data, own.pools[0]!.people!.data]) {
      expect(gram.get(0, 0)).toBe(4096 * units[0]! ** 2);
    }
    expect(a!.ridge!.gram.get(0, 0)).toBe(0.5 * units[0]! ** 2);
    expect(a!.ridge!.normal!.to1DArray()).toEqual([1, 2, 3].map((x, i) => 0.5 * x * units[i]!));
  });

  it('all noises too, and the unit is near the largest', () => {
    expect(deviation).toBe(128);
    expect([a!.noise, a!.syntheticNoise, a!.publications[0]!.noise]).toEqual([0.5, 1, 0.25]);
  });

  it('beyond float64 the ridge is F with FᵀF = λI and z with Fᵀz = λθ°', () => {
    const { ridge } = ecosystem(
      parseScenario(file({ ridge: { weight: 0.1, toward: [1, 2, 3] } })),
      'extended',
    ).entities[0]!;
    const { factor, projected, gram, normal } = ridge!;
    expect(product(transposed(factor!), factor!).to2DArray()).toEqual(gram.to2DArray().map(near));
    expect(product(transposed(factor!), projected!).to2DArray()).toEqual(
      normal!.to2DArray().map(near),
    );
    expect(gram.low![0]).not.toBe(0);
  });
});

// Helpers
const near = (row: number[]) => row.map((x) => expect.closeTo(x, 15));

function file(first: object, top: object = {}): object {
  const [a, b] = small.entities;
  return { ...small, ...top, entities: [{ ...a, ...first }, b] };
}

function of(first: object, top: object = {}): Ecosystem {
  return ecosystem(parseScenario(file(first, top)));
}
