import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { underflow } from '../../src/answer/underflow.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetText } from '../../src/scenario/presets.js';

const twins = solve(parseScenario(presetText('twins')));
const STEP = Number.MIN_VALUE;

describe('underflow', () => {
  it('is one step of float64 for a number, nothing beside ordinary ones', () => {
    expect(underflow(twins)(['initial', 'mse', 0], 1)).toBe(STEP);
  });

  it('of ratios is what their numerator and denominator have lost', () => {
    const initial = { ...twins.initial, mse: [1e-312, 1], dispersion: 1e-310 };
    const of = underflow({ ...twins, initial });
    expect(of(['initial', 'relativeEfficiency', 0], 0.5)).toBeCloseTo(1.5 * (STEP / 1e-312), 20);
    expect(of(['initial', 'relativeEfficiency', 1], 0.5)).toBeLessThan(1e-300);
    expect(of(['homogenization'], 0.75)).toBeCloseTo(0.25 * (STEP / 1e-310), 20);
    expect(of(['transfer', 0, 0], 2)).toBeLessThan(1e-300);
  });

  it('costs an answer the digits that subnormal variances do not have', () => {
    const alone = (noise: number) =>
      parseScenario(
        JSON.stringify({
          features: 1,
          alpha: 0.3,
          noise,
          entities: [
            {
              name: 'A',
              private: { samples: 9, design: { gram: [[1e10]] } },
              synthetic: { samples: 9, design: 'private' },
            },
          ],
        }),
      );
    expect(solve(alone(1e-152)).evidence.digits).toBeLessThan(10);
    expect(solve(alone(1e-100)).evidence.digits).toBeGreaterThan(12);
  });
});
