import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ecosystem, ecosystem } from '../../src/ecosystem/ecosystem.js';
import { decimal, leading, over, trailing } from '../../src/linalg/doubleDouble.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { small } from '../support/scenarios.js';

describe('pools by default', () => {
  it('one pool that all fill and crawl in equal parts, copies counted', () => {
    const { pools, publish, crawl } = network({}, { copies: 3 }, {});
    expect(pools).toEqual([
      { name: 'pool', memory: { kind: 'replace' }, people: null, labels: 'shared' },
    ]);
    expect(publish).toEqual([[1 / 4, 1 / 4]]);
    expect(crawl).toEqual([[1], [1]]);
  });

  it('equal parts of all declared pools', () => {
    const { publish, crawl } = network({ pools: [{ name: 'x' }, { name: 'y' }] }, {}, {});
    expect(publish).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(crawl).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });

  it('is left out where all crawl each other by name, and kept where one does not', () => {
    const none = network({}, { crawl: { B: 1 } }, { crawl: { A: 1, B: 3 } });
    expect(none.pools.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(none.crawl).toEqual([
      [0, 1],
      [0.25, 0.75],
    ]);
    const one = network({}, { crawl: { B: 1 } }, {});
    expect(one.pools.map(({ name }) => name)).toEqual(['pool', 'B']);
    expect(one.publish).toEqual([
      [0.5, 0.5],
      [0, 1],
    ]);
    expect(one.crawl).toEqual([
      [0, 1],
      [1, 0],
    ]);
    const named = network({}, { crawl: { pool: 1 } }, { crawl: { pool: 1 } });
    expect(named.publish).toEqual([[0.5, 0.5]]);
  });
});

describe('publish and crawl', () => {
  const two = { pools: [{ name: 'web' }, { name: 'code' }] };

  it('shares are volumes over their sum in each pool, copies counted; what is not named gets nothing', () => {
    const { publish, crawl } = network(
      two,
      { copies: 2, publish: { web: 3, code: { share: 1 } } },
      { publish: { web: { noise: 2 } }, crawl: { code: 2, web: 6 } },
    );
    expect(publish).toEqual([
      [3 / 7, 1 / 7],
      [1 / 2, 0],
    ]);
    expect(crawl).toEqual([
      [0.5, 0.5],
      [0.75, 0.25],
    ]);
  });

  it('publish: none, or shares of 0, is a hoarder, which others may still crawl by name', () => {
    for (const publish of ['none', { web: 0, code: 0 }]) {
      const hoarder = network(two, { publish }, {});
      expect(hoarder.publish).toEqual([
        [0, 1],
        [0, 1],
      ]);
    }
    const read = network({}, { publish: 'none', copies: 4 }, { crawl: { A: 1 } });
    expect(read.pools.map(({ name }) => name)).toEqual(['pool', 'A']);
    expect(read.publish).toEqual([
      [0, 1],
      [0.25, 0],
    ]);
  });

  it('a pool that nobody fills, or an entity that crawls nothing, is fine where nothing is learnt from it', () => {
    const reads = { publish: { web: 1 }, crawl: { web: 1 } };
    const unread = network(two, reads, reads);
    expect(unread.publish[1]).toEqual([0, 0]);
    const quiet = network(
      two,
      { publish: { web: 1 }, crawl: { web: 0 }, alpha: 0 },
      { publish: { web: 1 }, crawl: { web: 1 } },
    );
    expect(quiet.publish[1]).toEqual([0, 0]);
    expect(quiet.crawl[0]).toEqual([0, 0]);
  });

  it('[property] shares sum to 1 to the precision asked for, and are those of the decimals that are written', () => {
    const volume = fc.integer({ min: 0, max: 999 }).map((x) => x / 1000);
    fc.assert(
      fc.property(volume, volume, fc.integer({ min: 1, max: 50 }), (a, b, copies) => {
        fc.pre(a + b > 0);
        const [first, second] = network(
          {},
          { copies, publish: { pool: a } },
          { publish: { pool: b } },
          'extended',
        ).publish[0]!;
        const total = copies * Math.round(1000 * a) + Math.round(1000 * b);
        for (const [share, thousandths] of [
          [first!, Math.round(1000 * a)],
          [second!, Math.round(1000 * b)],
        ] as const) {
          const expected = over(decimal(thousandths), decimal(total));
          expect(leading(share)).toBe(leading(expected));
          expect(Math.abs(trailing(share) - trailing(expected))).toBeLessThan(1e-29);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('in float64 each share is the nearest to the quotient of the decimals', () => {
    const { publish } = network(
      {},
      { publish: { pool: 0.7 } },
      { publish: { pool: 0.2 }, copies: 4 },
    );
    expect(publish).toEqual([[7 / 15, 2 / 15]]);
  });
});

describe('the settings of a pool', () => {
  it('memory, people and labels', () => {
    const { pools, noise } = network(
      {
        noise: 2,
        pools: [
          { name: 'a', memory: 'accumulate' },
          { name: 'b', memory: { decay: 0.3 } },
          { name: 'c', memory: { window: 5 }, human: { share: 0.7, samples: 9 } },
          { name: 'd', memory: 'replace', labels: 'own' },
          { name: 'e', human: { share: 1, design: { rows: [[1, 0, 2]] } } },
        ],
      },
      {},
      {},
    );
    expect(pools.map(({ memory }) => memory)).toEqual([
      { kind: 'accumulate' },
      { kind: 'decay', rate: 0.3 },
      { kind: 'window', batches: 5 },
      { kind: 'replace' },
      { kind: 'replace' },
    ]);
    expect(pools.map(({ labels }) => labels)).toEqual([
      'shared',
      'shared',
      'shared',
      'own',
      'shared',
    ]);
    expect(pools.map(({ people }) => people?.share)).toEqual([
      undefined,
      undefined,
      0.7,
      undefined,
      1,
    ]);
    expect(pools[2]!.people!.data.gram.to2DArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(pools[2]!.people!.data.samples).toBe(9);
    expect(pools[4]!.people!.data.rows!.to2DArray()).toEqual([[1, 0, 2]]);
    expect(noise).toBe(2);
  });

  it('people alone may fill a pool', () => {
    const pools = [{ name: 'web', human: { share: 1, samples: 5 } }];
    const { publish } = network({ pools }, { publish: 'none' }, { publish: 'none' });
    expect(publish).toEqual([[0, 0]]);
  });
});

// Helpers
function network(top: object, first: object, second: object, precision?: 'extended'): Ecosystem {
  const [a, b] = small.entities;
  const entities = [
    { ...a, ...first },
    { ...b, ...second },
  ];
  return ecosystem(parseScenario({ ...small, ...top, entities }), precision);
}
