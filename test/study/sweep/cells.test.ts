import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/errors.js';
import { cellsOf, planHash } from '../../../src/study/sweep/cells.js';
import { planOf, tiny } from '../../support/sweeps.js';

const settingsOf = (plan: Readonly<Record<string, unknown>>) =>
  cellsOf(planOf(plan)).map(({ settings }) => Object.values(settings));

describe('cellsOf', () => {
  it('crosses keys, the first slowest', () => {
    expect(settingsOf({ vary: { alpha: [0, 1], beta: [2, 3, 4] } })).toEqual([
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
  });

  it('moves keys together where the first of them stands', () => {
    const vary = { alpha: [0, 1], noise: [7, 8], beta: [2, 3] };
    expect(settingsOf({ vary, together: [['alpha', 'beta']] })).toEqual([
      [0, 7, 2],
      [0, 8, 2],
      [1, 7, 3],
      [1, 8, 3],
    ]);
    expect(settingsOf({ vary, together: [['alpha', 'beta', 'noise']] })).toEqual([
      [0, 7, 2],
      [1, 8, 3],
    ]);
  });

  it('sets a key of all entities at once with *', () => {
    const [cell] = cellsOf(planOf({ vary: { 'entities.*.synthetic.samples': [7] } }));
    expect(cell?.tree).toEqual({
      ...tiny,
      entities: tiny.entities.map((entity) => ({
        ...entity,
        synthetic: { ...entity.synthetic, samples: 7 },
      })),
    });
  });

  it('refuses a key that leads nowhere', () => {
    for (const key of ['entities.7.alpha', 'nobody.alpha', 'features.*.alpha']) {
      expect(() => cellsOf(planOf({ vary: { [key]: [1] } }))).toThrow(DomainError);
    }
  });

  it('hashes what is computed as any program would: SHA-256 of sorted JSON', () => {
    const [cell] = cellsOf(planOf({ vary: { alpha: [0.25] }, report: ['homogenization'] }));
    const { entities } = tiny;
    const sorted = entities.map(({ name, private: own, synthetic }) => ({
      name,
      private: { design: own.design, samples: own.samples },
      synthetic: { design: synthetic.design, samples: synthetic.samples },
    }));
    const text = JSON.stringify({
      files: {},
      report: ['homogenization'],
      scenario: { alpha: 0.25, entities: sorted, features: 1 },
      verify: null,
      version: '1.0.0',
    });
    expect(cell?.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('has another hash for another value, report, verification, file or version, and not for another order of keys', () => {
    const hash = (plan = {}, base: unknown = tiny, version = '1.0.0', files = {}) =>
      cellsOf({ ...planOf({ vary: { noise: [2] }, ...plan }, base, version), files })[0]!.hash;
    const { features, alpha, entities } = tiny;
    expect(hash({}, { entities, alpha, features })).toBe(hash());
    const table = { ...tiny, public: { design: { csv: 'a.csv', columns: ['x'] } } };
    const others = [
      hash({ vary: { noise: [3] } }),
      hash({ report: ['homogenization'] }),
      hash({ verify: { seed: 2 } }),
      hash({}, { ...tiny, alpha: 0.6 }),
      hash({}, tiny, '1.0.1'),
      hash({}, table, '1.0.0', { 'a.csv': 'x\n1\n' }),
      hash({}, table, '1.0.0', { 'a.csv': 'x\n2\n' }),
    ];
    expect(new Set([hash(), ...others]).size).toBe(others.length + 1);
    // A file that the cell does not read changes nothing.
    expect(hash({}, tiny, '1.0.0', { 'b.csv': 'x\n1\n' })).toBe(hash());
  });
});

describe('planHash', () => {
  const of = (vary: Readonly<Record<string, unknown>>) => {
    const complete = planOf({ vary });
    return planHash(complete, cellsOf(complete));
  };
  it('is that of what the plan means, not of how it is written', () => {
    expect(of({ alpha: { from: 0, to: 1, steps: 3 } })).toBe(of({ alpha: [0, 0.5, 1] }));
    expect(of({ alpha: [0, 1] })).not.toBe(of({ alpha: [1, 0] }));
  });
});
