import { describe, expect, it } from 'vitest';
import { columnVector, fromRows, identity, Matrix, scaled } from '../../src/linalg/matrix.js';
import { productTransposed } from '../../src/linalg/product.js';
import { randomStream } from '../../src/random/stream.js';
import { lowerTail, upperTail } from '../../src/verification/chiSquare.js';
import {
  averageTail,
  deviation,
  expectation,
  quadraticLaw,
} from '../../src/verification/quadraticLaw.js';

const factor = fromRows([
  [1, 0.5, 0],
  [0, 2, 0],
  [0.3, 0, 0],
]);
const covariance = productTransposed(factor, factor);
const mean = columnVector([1, -0.5, 2]);
const form = fromRows([
  [2, 0.5, 0],
  [0.5, -1, 0.2],
  [0, 0.2, 0.7],
]);

describe('quadraticLaw', () => {
  it('has the mean mᵀBm + tr BΩ and the variance 2 tr BΩBΩ + 4 mᵀBΩBm', () => {
    const law = quadraticLaw(form, mean, covariance);
    const BO = form.mmul(covariance);
    const Bm = form.mmul(mean);
    const m = mean.transpose().mmul(Bm).get(0, 0);
    expect(expectation(law)).toBeCloseTo(m + BO.trace(), 12);
    const spread = 2 * BO.mmul(BO).trace() + 4 * Bm.transpose().mmul(covariance).mmul(Bm).get(0, 0);
    expect(deviation(law) ** 2).toBeCloseTo(spread, 11);
  });

  it('of a constant is that constant', () => {
    const law = quadraticLaw(form, mean, new Matrix(3, 3));
    expect([expectation(law), deviation(law)]).toEqual([law.constant, 0]);
  });
});

describe('averageTail', () => {
  // The average of R squares of standard normals is χ²_R / R, whose tails are known.
  const squares = quadraticLaw(identity(1), columnVector([0]), identity(1));
  const cases = [1, 10, 1000].flatMap((R) =>
    [0.5, 0.8, 0.9, 1.1, 1.3, 2].map((x) => [R, x] as const),
  );
  it.each(cases)(
    'is never below the tail of χ²_R/R and within its order: R = %d, x = %d',
    (R, x) => {
      const tail = x > 1 ? upperTail(R * x, R) : lowerTail(R * x, R);
      const bound = averageTail(squares, R, x);
      expect(bound).toBeGreaterThanOrEqual(tail);
      // Chernoff loses the factor z√(2π) of the normal tail, and little more.
      const z = Math.abs(x - 1) / Math.sqrt(2 / R);
      expect(bound).toBeLessThanOrEqual(tail * (4 + 4 * z));
    },
  );

  it('scales with the form: a bound on c·T at c·x is the bound on T at x', () => {
    const law = quadraticLaw(form, mean, covariance);
    const ten = quadraticLaw(scaled(form, 10), mean, covariance);
    for (const x of [expectation(law) - 3, expectation(law) + 3]) {
      expect(averageTail(ten, 50, 10 * x)).toBeCloseTo(averageTail(law, 50, x), 12);
    }
  });

  it('bounds how often averages of an indefinite form with a mean exceed a point, in 4,000 samples', () => {
    const law = quadraticLaw(form, mean, covariance);
    const { normal } = randomStream(20260211, 0);
    const R = 20;
    const averages = Array.from({ length: 4000 }, () => {
      let sum = 0;
      for (let r = 0; r < R; r++) {
        const z = [normal(), normal(), normal()];
        const y = [0, 1, 2].map(
          (i) => mean.get(i, 0) + z.reduce((s, x, j) => s + factor.get(i, j) * x, 0),
        );
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++) sum += form.get(i, j) * y[i]! * y[j]!;
      }
      return sum / R;
    });
    const error = deviation(law) / Math.sqrt(R);
    for (const z of [-2.5, -1.5, 1.5, 2.5]) {
      const x = expectation(law) + z * error;
      const share = averages.filter((a) => (z > 0 ? a >= x : a <= x)).length / averages.length;
      const bound = averageTail(law, R, x);
      // A share above the bound by 5 of its standard errors has probability below 3e-7 at each of 4 points.
      expect(share).toBeLessThan(bound + 5 * Math.sqrt(bound / averages.length));
      expect(share).toBeGreaterThan(bound / 25);
    }
  });

  it('is 1 at the mean, 0 where no average can lie, and 0 off a constant', () => {
    expect(averageTail(squares, 10, 1)).toBe(1);
    expect(averageTail(squares, 10, -0.1)).toBe(0);
    const constant = quadraticLaw(form, mean, new Matrix(3, 3));
    expect(averageTail(constant, 10, constant.constant)).toBe(1);
    expect(averageTail(constant, 10, constant.constant + 1)).toBe(0);
  });
});
