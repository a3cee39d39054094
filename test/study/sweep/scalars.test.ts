import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { everyScalar, scalarsAt, UnknownScalar } from '../../../src/study/sweep/scalars.js';

const twins = solve(readScenario('twins'));
const runaway = solve(readScenario('runaway'));

describe('everyScalar', () => {
  it('has every number that keys alone lead to, and the means over entities', () => {
    const scalars = everyScalar(twins);
    expect(scalars).toMatchObject({
      features: twins.features,
      'stability.spectralRadius': twins.stability.spectralRadius,
      'stability.bounds.universal': twins.stability.bounds.universal,
      'limit.dispersion': twins.limit!.dispersion,
      homogenization: twins.homogenization,
      'evidence.digits': twins.evidence.digits,
    });
    const mse = twins.limit!.mse as number[];
    const mean =
      mse.reduce((sum, x, k) => sum + x * twins.copies[k]!, 0) /
      twins.copies.reduce((a, b) => a + b);
    expect(scalars['limit.meanMse']).toBeCloseTo(mean, 14);
    expect(Object.values(scalars).every((x) => typeof x === 'number')).toBe(true);
  });

  it('counts copies', () => {
    const answer = {
      entities: ['A', 'B'],
      copies: [3, 1],
      limit: { mse: [1, 5], pairs: [[1, 2]] },
    };
    expect(everyScalar(answer)).toEqual({ 'limit.meanMse': 2 });
  });

  it('leaves out what is not there', () => {
    expect(runaway.limit).toBeNull();
    expect(Object.keys(everyScalar(runaway)).filter((path) => path.startsWith('limit'))).toEqual(
      [],
    );
  });

  it('assumes no family: any answer with numbers will do', () => {
    expect(
      everyScalar({ entities: ['A'], collapse: { generation: 7, law: 'x', of: { step: 2 } } }),
    ).toEqual({
      'collapse.generation': 7,
      'collapse.of.step': 2,
    });
  });
});

describe('scalarsAt', () => {
  it('finds numbers, means, items of lists, texts, and null where there is no limit', () => {
    const paths = [
      'limit.meanMse',
      'limit.risk.0.1',
      'limit.risk[0][1]',
      'stability.verdict',
      'limit.mse.9',
    ];
    expect(scalarsAt(twins, paths)).toEqual({
      'limit.meanMse': everyScalar(twins)['limit.meanMse'],
      'limit.risk.0.1': twins.limit!.risk[0]![1],
      'limit.risk[0][1]': twins.limit!.risk[0]![1],
      'stability.verdict': 'converges',
      'limit.mse.9': null,
    });
    expect(scalarsAt(runaway, ['limit.meanMse', 'homogenization', 'stability.verdict'])).toEqual({
      'limit.meanMse': null,
      homogenization: null,
      'stability.verdict': 'diverges',
    });
  });

  it.each(['limit.meanMsee', 'limit', 'limit.mse', 'nothing', 'limit.mse.x', 'meanCopies'])(
    'refuses %s',
    (path) => {
      expect(() => scalarsAt(twins, [path])).toThrow(UnknownScalar);
    },
  );

  it('names the path that was meant', () => {
    expect(() => scalarsAt(twins, ['limit.meanMSEE'])).toThrow(/Did you mean limit\.meanMse/);
  });
});
