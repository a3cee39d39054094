import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOfRows, labelledData, noData, type RealDataSet } from '../../src/ecosystem/dataSet.js';
import { labelledFit } from '../../src/ecosystem/labelledFit.js';
import { statedMatrix } from '../../src/ecosystem/stated.js';
import { columnVector, fromRows, type Matrix } from '../../src/linalg/matrix.js';
import { place } from '../../src/scenario/place.js';

describe('labelledFit', () => {
  it('is the mean and the standard deviation, divisor n − 1, of labels with an intercept only', () => {
    const fit = labelledFit([once([[1], [1], [1]], [2, 3, 7])]);
    expect(fit?.coefficients.get(0, 0)).toBeCloseTo(4, 14);
    expect(fit?.residualDeviation).toBeCloseTo(Math.sqrt((4 + 1 + 9) / 2), 14);
  });

  it('has no residual where labels are as many as coefficients', () => {
    expect(
      labelledFit([
        once(
          [
            [1, 0],
            [1, 1],
          ],
          [2, 5],
        ),
      ])?.residualDeviation,
    ).toBe(0);
  });

  it('is of least norm where features repeat, and counts the rank, not d', () => {
    const fit = labelledFit([
      once(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [2, 3, 7],
      ),
    ]);
    expect(fit?.coefficients.to1DArray()).toEqual([expect.closeTo(2, 12), expect.closeTo(2, 12)]);
    expect(fit?.residualDeviation).toBeCloseTo(Math.sqrt(7), 12);
  });

  it.each(['coarser', 'coarse', 'extended'] as const)(
    'leaves no residual where a combination of columns is the labels, in %s precision',
    (precision) => {
      // Rank 3 of 4: the last column repeats the first; the second is the first but for a millionth.
      const rows = [0, 1, 2, 3, 4, 5].map((i) => {
        const x = 0.1 + i;
        return [x, Number((x + i * i * 1e-6).toFixed(6)), i % 2, 2 * x];
      });
      const labels = rows.map(([a, b, c]) => Number((0.3 * a! + 0.7 * b! + 0.01 * c!).toFixed(8)));
      const X = statedMatrix(fromRows(rows), precision);
      const column = statedMatrix(columnVector(labels), precision);
      const fitTo = (y: Matrix) =>
        labelledFit([
          { data: labelledData(dataOfRows(X, undefined, place('test')), y), copies: 1 },
        ])!;
      expect(fitTo(column).residualDeviation).toBe(0);
      // Negative control.
      column.set(5, 0, labels[5]! + 1e-12);
      expect(fitTo(column).residualDeviation).toBeGreaterThan(1e-14);
    },
  );

  it('is undefined without labels', () => {
    expect(labelledFit([{ data: noData(2), copies: 1 }])).toBeUndefined();
  });

  it('depends on the rows, not on how they are spread over data sets; copies count as often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(small, small, small), { minLength: 4, maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (table, copies) => {
          const X = table.map(([a, b]) => [1, a, b]);
          const y = table.map(([, , label]) => label);
          const repeated = <T>(list: readonly T[]) =>
            Array.from({ length: copies }, () => list).flat();
          const whole = labelledFit([once(repeated(X), repeated(y))]);
          const spread = labelledFit([
            { ...once(X.slice(0, 2), y.slice(0, 2)), copies },
            { data: noData(3), copies: 1 },
            { ...once(X.slice(2), y.slice(2)), copies },
          ]);
          const [some, all] = [spread!, whole!].map((fit) => fit.coefficients.to1DArray());
          expect(some).toEqual(all!.map((x) => expect.closeTo(x, 8)));
          expect(spread!.residualDeviation).toBeCloseTo(whole!.residualDeviation, 8);
        },
      ),
    );
  });
});

// Helpers
const small = fc.integer({ min: -20, max: 20 });

function once(X: number[][], y: number[]): { data: RealDataSet; copies: number } {
  const rows = fromRows(X);
  const drawn = { ...noData(rows.columns), samples: X.length, rows };
  return { data: labelledData(drawn, columnVector(y)), copies: 1 };
}
