import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { paperClaims } from '../../src/study/paperClaims.js';

const claimsOf = (...set: string[]) => paperClaims(readScenario('specialists', { set }));

describe('paperClaims of the specialists', () => {
  const [optimum, noTransfer, collapse, gain, homogenization] = claimsOf();
  const at = (alpha: number, beta = 0.5) =>
    solve(readScenario('specialists', { set: [`alpha=${alpha}`, `beta=${beta}`] }));
  const mean = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, x) => sum + x!, 0) / values.length;

  it('finds an optimum inside the square that no value of solve on the border or at (½, ½) beats', () => {
    expect(optimum!.standing).toBe('holds in part');
    const [value, alpha, beta, border, half] = [...optimum!.found.matchAll(/0\.\d+/g)].map(Number);
    expect(mean(at(alpha!, beta!).limit!.relativeEfficiency)).toBeCloseTo(value!, 3);
    expect(mean(at(0.5).limit!.relativeEfficiency)).toBeCloseTo(half!, 3);
    for (const edge of [at(0), at(0, 1), at(0.5, 0), at(0.3, 1), at(0, 0)]) {
      const efficiencies = edge.limit?.relativeEfficiency;
      if (efficiencies) expect(mean(efficiencies)).toBeLessThanOrEqual(border! + 5e-4);
    }
    expect(value!).toBeGreaterThan(border!);
  });

  it('finds no transfer at α = 0', () => {
    expect(noTransfer).toMatchObject({ standing: 'holds' });
    expect(noTransfer!.found).toContain('to the last bit');
  });

  it('finds the collapse, with the efficiencies of solve', () => {
    expect(collapse!.standing).toBe('holds');
    for (const alpha of [0.5, 0.9, 0.99]) {
      const efficiency = Number(mean(at(alpha).limit!.relativeEfficiency).toPrecision(3));
      expect(collapse!.found).toContain(`${efficiency} at α = ${alpha}`);
    }
  });

  it('finds a gain on others’ tasks and tells the loss on the own', () => {
    const { initial, limit } = at(0.5);
    const own = limit!.risk[0]![0]! / initial.risk[0]![0]! - 1;
    expect(gain!.standing).toBe('holds in part');
    expect(gain!.found).toContain(`+${(100 * own).toFixed(0)} %`);
  });

  it('finds that homogenization rises, with the values of solve', () => {
    expect(homogenization!.standing).toBe('holds');
    const value = Number(at(0.5).homogenization!.toPrecision(3));
    expect(homogenization!.found).toContain(`${value} at α = 0.5`);
  });
});

describe('paperClaims of other data', () => {
  it('negative control: does not grant what is not so', () => {
    // Private data so many that synthetic data can only harm: the best is on the border α = 0.
    const [optimum, , , gain] = claimsOf('public.samples=1000000');
    expect(optimum!.standing).toBe('does not hold');
    expect(gain!.standing).toBe('does not hold');
  });
});
