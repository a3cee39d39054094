import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement } from '../../../src/ecosystem/complement.js';
import { labelledData, noData, type RealDataSet } from '../../../src/ecosystem/dataSet.js';
import {
  lossGram,
  normalCovariance,
  poolGrams,
  realGram,
} from '../../../src/ecosystem/lossGram.js';
import { realInput } from '../../../src/ecosystem/realInput.js';
import { times } from '../../../src/linalg/doubleDouble.js';
import {
  columnVector,
  fromRows,
  identity,
  type Matrix,
  scaled,
  zeros,
} from '../../../src/linalg/matrix.js';
import {
  initialEquations,
  updateEquations,
} from '../../../src/recurrence/linear/normalEquations.js';
import { manyPools, realised } from '../../support/arbitraries.js';
import { matrixGap } from '../../support/gaps.js';
import { numberOf } from '../../support/numbers.js';
import { pinv, plus, scale, type Table } from '../../support/oracles.js';

const gram = fromRows([
  [2, 1],
  [1, 1],
]);
const data: RealDataSet = { ...noData(2), gram, samples: 10 };
const nobody = noData(2);

describe('lossGram', () => {
  it('is XᵀX/n for the mean loss and XᵀX for the sum', () => {
    expect(lossGram(data, 'mean')).toEqual(gram);
    expect(lossGram(data, 'sum').to1DArray()).toEqual([20, 10, 10, 10]);
    expect(lossGram(nobody, 'sum')).toEqual(zeros(2, 2));
  });
});

describe('normalCovariance', () => {
  it('is σ²S/n for the mean loss and σ²XᵀX for the sum', () => {
    expect(normalCovariance(data, 3, 'mean')).toEqual(scaled(gram, 0.9));
    expect(normalCovariance(data, 3, 'sum')).toEqual(scaled(gram, 90));
  });

  it('is 0 without noise and without data', () => {
    expect(normalCovariance(data, 0, 'mean')).toEqual(zeros(2, 2));
    expect(normalCovariance(nobody, 3, 'mean')).toEqual(zeros(2, 2));
  });
});

describe('realInput', () => {
  const law = { truth: columnVector([1, -1]), noise: 3 };

  const zero = zeros(2, 1);

  it('of random labels: E b = Sθ_k counted from Sθ, Cov b = σ²S/n', () => {
    const { excess, covariance } = realInput(data, law, zero, 'mean');
    expect(excess.to1DArray()).toEqual([1, 0]);
    expect(covariance).toEqual(normalCovariance(data, 3, 'mean'));
    expect(realInput(data, law, zero, 'sum').excess.to1DArray()).toEqual([10, 0]);
    expect(realInput(data, law, columnVector([0, 1]), 'mean').excess.to1DArray()).toEqual([0, -1]);
  });

  it('of labels with the truth itself behind them: E b − Sθ is zero to the last bit', () => {
    const theta = columnVector([0.1, 1 / 3]);
    const { excess } = realInput(data, { truth: theta, noise: 3 }, theta, 'sum');
    expect(excess).toEqual(zeros(2, 1));
  });

  it('of known labels: b = Xᵀy/n itself, without covariance', () => {
    const rows = fromRows([
      [1, 0],
      [1, 2],
    ]);
    const half = fromRows([
      [1, 1],
      [1, 2],
    ]);
    const drawn: RealDataSet = { ...noData(2), gram: half, samples: 2, rows };
    const known = labelledData(drawn, columnVector([3, 5]));
    expect(realInput(known, law, zero, 'mean').excess.to1DArray()).toEqual([4, 5]);
    expect(realInput(known, law, zero, 'sum').excess.to1DArray()).toEqual([8, 10]);
    const { excess, covariance } = realInput(known, law, columnVector([1, 2]), 'mean');
    expect(excess.to1DArray()).toEqual([1, 0]);
    expect(covariance).toEqual(zeros(2, 2));
  });

  it('of no data: nothing', () => {
    const { excess, covariance } = realInput(nobody, law, zero, 'mean');
    expect([excess, covariance]).toEqual([zeros(2, 1), zeros(2, 2)]);
  });
});

describe('realGram', () => {
  it('B = βS̃ + β̄S*', () => {
    expect(realGram(0.25, gram, identity(2)).to1DArray()).toEqual([1.25, 0.25, 0.25, 1]);
    expect(realGram(1, gram, identity(2))).toEqual(gram);
    expect(realGram(0, gram, identity(2))).toEqual(identity(2));
  });
});

describe('initialEquations, updateEquations, poolGrams', () => {
  it('of one entity: gain 1/(ᾱ(βS̃ + β̄S*) + αS), weights β, β̄ and ᾱβ, ᾱβ̄, α', () => {
    const system = realised({
      features: 1,
      alpha: 0.25,
      beta: 0.25,
      public: { samples: 4, design: { gram: [[2]] } },
      entities: [
        {
          name: 'A',
          private: { samples: 4, design: { gram: [[4]] } },
          synthetic: { samples: 4, design: { gram: [[3]] } },
        },
      ],
    });
    const [first] = initialEquations(system);
    expect(first).toMatchObject({ own: 0.25, public: 0.75, state: [], smallestPivot: 1 });
    expect(first!.gain.get(0, 0)).toBeCloseTo(1 / 2.5, 15);
    const [later] = updateEquations(system);
    expect(later).toMatchObject({ own: 0.1875, public: 0.5625, state: [0.25] });
    expect(later!.gain.get(0, 0)).toBeCloseTo(1 / (1.875 + 0.75), 15);
    expect(poolGrams(system)).toEqual([fromRows([[3]])]);
  });

  it('A_k = ᾱ_kB_k + α_kΣ_m F_kmH_m, H_m = Σ_j copies_j G_mjS_j: gains are the inverses by singular values', () => {
    fc.assert(
      fc.property(manyPools(), (system) => {
        const { entities, publish, crawl, loss, public: shared, features: d } = system;
        const size = (n: number) => (loss === 'sum' ? n : 1);
        const units = ({ gram: S, samples: n }: { gram: Matrix; samples: number }): Table =>
          scale(size(n), S.to2DArray());
        const none: Table = zeros(d, d).to2DArray();
        const pools = publish.map((shares) =>
          entities.reduce(
            (sum, { copies, synthetic }, j) =>
              plus(sum, scale(copies * numberOf(shares[j]!), units(synthetic))),
            none,
          ),
        );
        poolGrams(system).forEach((H, m) => {
          expect(matrixGap(H, fromRows(pools[m]!), 1e-300)).toBeLessThanOrEqual(1e-14);
        });
        const [first, later] = [initialEquations(system), updateEquations(system)];
        entities.forEach(({ alpha, beta, private: own }, k) => {
          const B = plus(scale(beta, units(own)), scale(1 - beta, units(shared)));
          const A = pools.reduce(
            (sum, H, m) => plus(sum, scale(alpha * numberOf(crawl[k]![m]!), H)),
            scale(1 - alpha, B),
          );
          for (const [equations, matrix] of [
            [first[k]!, B],
            [later[k]!, A],
          ] as const) {
            const allowed = 1e-11 / equations.smallestPivot; // 1,000 draws: 0.3 % of it
            expect(matrixGap(equations.gain, fromRows(pinv(matrix)))).toBeLessThanOrEqual(allowed);
          }
          expect(first[k]).toMatchObject({ own: beta, public: complement(beta), state: [] });
          expect(later[k]).toMatchObject({
            own: times(complement(alpha), beta),
            public: times(complement(alpha), complement(beta)),
            state: crawl[k]!.map((f) => alpha * numberOf(f)),
          });
        });
      }),
    );
  });
});
