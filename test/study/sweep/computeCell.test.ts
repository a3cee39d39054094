import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { type Cell, cellsOf } from '../../../src/study/sweep/cells.js';
import type { CompletePlan } from '../../../src/study/sweep/completePlan.js';
import { computeCell } from '../../../src/study/sweep/computeCell.js';
import { UnknownScalar } from '../../../src/study/sweep/scalars.js';
import { planOf, tiny, twelve } from '../../support/sweeps.js';

const rowAt = (complete: CompletePlan, index = 0, attempt = 1) =>
  computeCell(complete, cellsOf(complete)[index] as Cell, attempt);

describe('computeCell', () => {
  it('reports what solve answers', async () => {
    const [, , cell] = cellsOf(twelve);
    const { limit, homogenization, stability } = solve(parseScenario(cell!.tree as object));
    const [a, b] = limit!.mse as [number, number];
    expect(await rowAt(twelve, 2)).toEqual({
      cell: 2,
      hash: cell!.hash,
      attempt: 1,
      values: {
        'limit.meanMse': a * 0.5 + b * 0.5,
        homogenization,
        'stability.spectralRadius': stability.spectralRadius,
      },
      reason: null,
    });
  });

  it('says why values are missing where there is no limit, if some are', async () => {
    expect(await rowAt(twelve, 8)).toMatchObject({
      values: { 'limit.meanMse': null, 'stability.spectralRadius': 1 },
      reason: 'no limit: the verdict is marginal',
    });
    const radius = planOf({ vary: { alpha: [1] }, report: ['stability.spectralRadius'] });
    expect(await rowAt(radius)).toMatchObject({ reason: null });
  });

  it('makes a row of a bad value, with the reason in one line', async () => {
    const row = await rowAt(twelve, 10, 3);
    expect(row).toMatchObject({ attempt: 3, values: null });
    expect(row.reason).toMatch(/^tiny: alpha: must be a number from 0 to 1, found 1\.5\./);
    expect(row.reason).not.toContain('\n');
  });

  it('makes a row of what does not fit into memory', async () => {
    const row = await rowAt(planOf({ vary: { features: [9999] } }));
    expect(row).toMatchObject({
      values: null,
      reason: expect.stringContaining('must fit into 4 GiB'),
    });
  });

  it('makes a row of a CSV file that is missing, and reads the one that is there', async () => {
    const base = {
      ...tiny,
      features: undefined,
      public: { design: { csv: 'a.csv', columns: ['x'], target: 'y' } },
    };
    const complete = planOf({ vary: { features: [1], beta: [0.5] } }, { ...base });
    expect(await rowAt(complete)).toMatchObject({
      values: null,
      reason: expect.stringContaining('no such file when the sweep was begun'),
    });
    const files = { 'a.csv': 'x,y\n1,2\n2,3\n3,5\n' };
    expect(await rowAt({ ...complete, files })).toMatchObject({ values: { features: 1 } });
  });

  it('stops at a report that no answer has', async () => {
    const complete = planOf({ vary: { alpha: [0.5] }, report: ['limit.meanMze'] });
    await expect(rowAt(complete)).rejects.toThrow(UnknownScalar);
    await expect(rowAt(complete)).rejects.toThrow(/Did you mean limit\.meanMse/);
  });

  it('tests each cell by simulation where the plan says so', async () => {
    const row = await rowAt(
      planOf({
        vary: { alpha: [0.5] },
        report: ['homogenization'],
        verify: { replicates: 60, seed: 3, generations: 3 },
      }),
    );
    expect(row.values).toMatchObject({ 'verify.verdict': 'consistent', 'verify.refuted': 0 });
    expect(Number(row.values?.['verify.tests'])).toBeGreaterThan(5);
  });

  it('says how few digits are certain', async () => {
    // So near to ρ = 1 the half-life has five certain digits.
    const alpha = 1 - 1e-9;
    const entity = (name: string, gram: number[][]) => ({
      name,
      private: { samples: 10, design: { gram } },
      synthetic: { samples: 10, design: 'private' },
    });
    const entities = [
      entity('A', [
        [1, 0.3],
        [0.3, 1],
      ]),
      entity('B', [
        [2, -0.3],
        [-0.3, 1],
      ]),
    ];
    const base = { features: 2, entities };
    const { digits, weakest } = solve(parseScenario({ ...base, alpha })).evidence;
    expect(digits).toBeLessThan(6);
    const { values, reason } = await rowAt(planOf({ vary: { alpha: [alpha] } }, base));
    expect(reason).toBe(`only ${digits} significant digits of ${weakest} are certain`);
    expect(values).toMatchObject({ 'evidence.digits': digits });
  });
});
