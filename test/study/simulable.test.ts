import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { course } from '../../src/measures/trajectory.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { canSimulate, simulable } from '../../src/study/simulable.js';

const system = ecosystem(readScenario('runaway'));
const theory = [...course(system, pooledRecurrence(system), 600)];

describe('simulable', () => {
  it('is the last generation whose squares a simulation can carry, with standard errors that are finite', async () => {
    const last = simulable(theory);
    expect(last).toBeGreaterThan(500);
    expect(last).toBeLessThan(600);
    expect(canSimulate(theory[last]!)).toBe(true);
    expect(canSimulate(theory[last + 1]!)).toBe(false);
    const { trajectory } = await simulateEcosystem(system, {
      ...{ generations: last, replicates: 50, seed: 1, record: [last] },
    });
    const { mse, dispersion, risk, standardErrors: errors } = trajectory[0]!;
    const numbers = [...mse, dispersion, ...risk.flat()];
    const all = [...numbers, ...errors.mse, errors.dispersion, ...errors.risk.flat()];
    expect(all.every(Number.isFinite)).toBe(true);
  });

  it('is T where nothing is too large, and −1 where all is', () => {
    expect(simulable(theory.slice(0, 100))).toBe(99);
    expect(simulable(theory.slice(-10))).toBe(-1);
  });

  it('does not count what is no number as small', () => {
    expect(canSimulate({ ...theory[0]!, dispersion: Number.NaN })).toBe(false);
  });
});
