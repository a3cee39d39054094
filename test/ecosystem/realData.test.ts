import { describe, expect, it } from 'vitest';
import { realData } from '../../src/ecosystem/realData.js';
import { place } from '../../src/scenario/place.js';
import type { RealDataFile } from '../../src/scenario/schema.js';
import { parseTable, type Table } from '../../src/scenario/table.js';
import { diagonal } from '../support/matrices.js';

describe('realData', () => {
  it('isotropic: the Gram matrix is the identity', () => {
    const { gram, ...rest } = real({ samples: 7, design: 'isotropic' });
    expect(gram.to2DArray()).toEqual(diagonal(1, 1, 1));
    expect(rest).toMatchObject({ samples: 7, rows: null, labels: null, normal: null });
  });

  it('features: 1 on the diagonal where a feature is shown', () => {
    const { gram } = real({ samples: 2, design: { features: [2, 0] } });
    expect(gram.to2DArray()).toEqual(diagonal(1, 0, 1));
  });

  it('gram: the matrix itself, with samples down to its rank', () => {
    const table = [
      [4, 2, 0],
      [2, 1, 0],
      [0, 0, 0],
    ];
    expect(real({ samples: 1, design: { gram: table } }).gram.to2DArray()).toEqual(table);
  });

  it('rows: XᵀX/n, and the rows', () => {
    const rows = [
      [1, 2, 0],
      [3, 4, 0],
    ];
    const data = real({ design: { rows } });
    expect(data.gram.to2DArray()).toEqual([
      [5, 7, 0],
      [7, 10, 0],
      [0, 0, 0],
    ]);
    expect(data.samples).toBe(2);
    expect(data.rows?.to2DArray()).toEqual(rows);
  });

  it('covariance: rows of that law, the same for the same seed and no other', () => {
    const covariance = [
      [1, 0.9, 0],
      [0.9, 1, 0],
      [0, 0, 4],
    ];
    const draw = (seed: number) => real({ samples: 20_000, design: { covariance, seed } });
    const { gram, rows } = draw(7);
    expect(rows?.rows).toBe(20_000);
    expect(gram).toEqual(draw(7).gram);
    expect(gram).not.toEqual(draw(8).gram);
    // Entry (i, j) has standard error √((S_ii S_jj + S_ij²)/n) ≤ 0.04; 5 of them fail once in two million.
    covariance.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(Math.abs(gram.get(i, j) - entry)).toBeLessThan(0.2);
      });
    });
    expect(Math.abs(gram.get(0, 1) - 0.9)).toBeLessThan((5 * Math.sqrt(1.81)) / Math.sqrt(20_000));
  });

  it('covariance of rank 1: every row is a multiple of one direction', () => {
    const covariance = [
      [1, 2, 0],
      [2, 4, 0],
      [0, 0, 0],
    ];
    const { rows } = real({ samples: 5, design: { covariance, seed: 1 } });
    for (const [x = 0, y = 0, z = 0] of rows?.to2DArray() ?? []) {
      expect(y).toBeCloseTo(2 * x, 14);
      expect(z).toBe(0);
    }
  });

  it('csv: the rows whose columns hold the values of where, and the labels of the target', () => {
    const { rows, labels, samples } = real({
      design: {
        csv: 'birds',
        columns: ['c', 'a', 'b'],
        target: 'y',
        where: { group: 'blue', b: 2 },
      },
    });
    expect(rows?.to2DArray()).toEqual([[5, 0, 2]]);
    expect([...(labels ?? [])]).toEqual([7]);
    expect(samples).toBe(1);
  });

  it('csv: a condition on a flag, and no labels without a target', () => {
    const { rows, labels } = real({
      design: { csv: 'birds', columns: ['a', 'b', 'c'], where: { tagged: true } },
    });
    expect(rows?.to2DArray()).toEqual([[1, 2, 3]]);
    expect(labels).toBeNull();
  });

  it('csv: standardize has mean 0 and standard deviation 1, divisor n, over the whole file', () => {
    const columns = ['a', 'b', 'c'];
    const whole = real({ design: { csv: 'birds', columns, standardize: true } });
    for (let j = 0; j < 3; j++) {
      const column = whole.rows?.getColumn(j) ?? [];
      expect(sum(column)).toBeCloseTo(0, 14);
      expect(sum(column.map((x) => x ** 2)) / 3).toBeCloseTo(1, 14);
    }
    const part = real({
      design: { csv: 'birds', columns, standardize: true, where: { group: 'blue' }, target: 'y' },
    });
    expect(part.rows?.to2DArray()).toEqual(whole.rows?.to2DArray().slice(1));
    expect([...(part.labels ?? [])]).toEqual([1, 7]);
  });

  it('csv: the intercept comes first, is 1 and is not standardized', () => {
    const { rows } = real({
      design: { csv: 'birds', columns: ['a', 'b'], intercept: true, standardize: true },
    });
    expect(rows?.getColumn(0)).toEqual([1, 1, 1]);
    expect(rows?.get(0, 1)).toBe(0);
  });
});

// Helpers
const birds = parseTable(
  'a,b,c,y,group,tagged\n1,2,3,4,red,true\n2,1,5,1,blue,false\n0,2.0, 5 ,7,blue,\n',
) as Table;
const real = (data: RealDataFile) =>
  realData(data, place('test', 'public'), {
    features: 3,
    tables: new Map([['birds', birds]]),
    precision: 'double',
  });
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
