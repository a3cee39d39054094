import { describe, expect, it } from 'vitest';
import type { Solution } from '../../src/answer/solution.js';
import { solve } from '../../src/answer/solve.js';
import { withoutEmptyRatios } from '../../src/answer/withoutEmptyRatios.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetText } from '../../src/scenario/presets.js';

const twins: Solution = solve(parseScenario(presetText('twins')), { generations: 1 });

describe('withoutEmptyRatios', () => {
  it('leaves an answer alone whose denominators are not zero', () => {
    expect(withoutEmptyRatios(twins)).toEqual(twins);
  });

  it('takes efficiencies by an mse of zero, of the one model and generation alone', () => {
    const first = { ...twins.initial, mse: [0, twins.initial.mse[1]!] };
    const { initial, limit } = withoutEmptyRatios({ ...twins, initial: first });
    expect(initial.relativeEfficiency).toEqual([null, twins.initial.relativeEfficiency[1]]);
    expect(limit).toEqual(twins.limit);
  });

  it('takes transfer by a risk of zero in the limit', () => {
    const risk = twins.limit!.risk.map((row, k) => row.map((x, j) => (k === 1 && j === 0 ? 0 : x)));
    const { transfer } = withoutEmptyRatios({ ...twins, limit: { ...twins.limit!, risk } });
    expect(transfer![1]![0]).toBeNull();
    expect(transfer![0]).toEqual(twins.transfer![0]);
  });

  it('takes the similarities of a model without mean and variance, and no others', () => {
    const [, mean] = twins.initial.mean;
    const zero = { ...twins.initial, mean: [mean!.map(() => 0), mean!] };
    const still = { ...zero, variance: [0, twins.initial.variance[1]!] };
    expect(withoutEmptyRatios({ ...twins, initial: zero }).initial).toEqual(zero);
    expect(withoutEmptyRatios({ ...twins, initial: still }).initial.similarity).toEqual([
      [null, null],
      [null, twins.initial.similarity[1]![1]],
    ]);
  });

  it('takes homogenization of models that coincide from the start', () => {
    const initial = { ...twins.initial, dispersion: 0 };
    expect(withoutEmptyRatios({ ...twins, initial }).homogenization).toBeNull();
    expect(withoutEmptyRatios(twins).homogenization).toBeCloseTo(0.75, 12);
  });
});
