import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { exactEcosystem } from '../../src/exact/exactEcosystem.js';
import { type RationalMatrix, rowsOf } from '../../src/rational/rationalMatrix.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { absent, type Change, smallWith } from '../support/scenarios.js';

const texts = (A: RationalMatrix) => rowsOf(A).map((row) => row.map((x) => x.toFraction()));
const read = (text: string, csv = '') =>
  exactEcosystem(parseScenario(text, { source: 'lab.yaml', readText: () => csv }));
const changed = (...changes: readonly Change[]) => read(smallWith(...changes));

/** One entity, one feature and more, all rows from one table. */
const fromTable = (design: object, features = 1) => ({
  features,
  alpha: 0.5,
  entities: [
    {
      name: 'A',
      private: { design: { csv: 'lab.csv', ...design } },
      synthetic: { samples: 5, design: 'private' },
    },
  ],
});

describe('exactEcosystem', () => {
  it('reads the decimals of the file: 0.3 is 3/10, σ = 0.1 is σ² = 1/100, shares are 1/K', () => {
    const system = changed(
      [['alpha'], 0.3],
      [['noise'], 0.1],
      [['entities', 0, 'noise'], 1.5],
      [['entities', 0, 'copies'], 2],
      [['truth'], [0.1, 0.2, 1e-7]],
    );
    expect(system.entities.map(({ alpha }) => alpha.toFraction())).toEqual(['3/10', '3/10']);
    expect(system.variance.toFraction()).toBe('1/100');
    expect(system.entities.map(({ variance }) => variance.toFraction())).toEqual(['9/4', '1/100']);
    expect(system.publish[0]!.map((g) => g.toFraction())).toEqual(['1/3', '1/3']);
    expect(texts(system.truth)).toEqual([['1/10'], ['1/5'], ['1/10000000']]);
  });

  it('has exact Gram matrices: of features, of rows XᵀX/n, of a mixture βS̃ + β̄S*', () => {
    const system = changed(
      [['beta'], 0.3],
      [['entities', 0, 'synthetic', 'design'], 'mixture'],
      [
        ['entities', 1, 'private'],
        {
          design: {
            rows: [
              [0.1, 0, 0],
              [0.2, 1, 0],
              [0, 0, 0],
            ],
          },
        },
      ],
    );
    expect(texts(system.entities[0]!.private.gram)[1]).toEqual(['0', '1', '0']);
    expect(texts(system.entities[0]!.synthetic.gram)).toEqual([
      ['1', '0', '0'],
      ['0', '1', '0'],
      ['0', '0', '7/10'],
    ]);
    expect(texts(system.entities[1]!.private.gram)).toEqual([
      ['1/60', '1/15', '0'],
      ['1/15', '1/3', '0'],
      ['0', '0', '0'],
    ]);
  });

  it('takes the mean of a Gram matrix that is printed a little askew', () => {
    const gram = [
      [1, 0.5, 0],
      [0.5000000001, 1, 0],
      [0, 0, 1],
    ];
    const system = changed([['public', 'design'], { gram }]);
    expect(texts(system.public.gram)[0]![1]).toBe('10000000001/20000000000');
  });

  it('reads drawn rows as the binary fractions that they are', () => {
    const covariance = [
      [1, 0.5, 0],
      [0.5, 1, 0],
      [0, 0, 0],
    ];
    const text = smallWith([['public', 'design'], { covariance, seed: 7 }]);
    const system = read(text);
    const drawn = ecosystem(parseScenario(text)).public.gram.to2DArray();
    const gram = rowsOf(system.public.gram);
    expect(gram[0]![1]!.valueOf()).toBeCloseTo(drawn[0]![1]!, 14);
    // 20 rows of doubles: a power of two and one factor 5.
    expect((gram[0]![1]!.d / 5n).toString(2)).toMatch(/^10*$/);
    expect(gram[2]!.map((x) => x.n)).toEqual([0n, 0n, 0n]);
  });

  it('fits known labels exactly: y = (1, 2, 4) at x = (1, 2, 3) gives θ = 17/14 and σ² = 5/28', () => {
    const csv = 'x,y\n1,1\n2,2\n3,4\n';
    const { truth, variance, entities } = read(
      JSON.stringify(fromTable({ columns: ['x'], target: 'y' })),
      csv,
    );
    expect(texts(truth)).toEqual([['17/14']]);
    expect(variance.toFraction()).toBe('5/28');
    expect(texts(entities[0]!.private.labelled!.normal)).toEqual([['17/3']]);
  });

  it('standardizes where the deviations are rational: (1, 5) over the whole file is (−1, 1)', () => {
    const design = { columns: ['x'], standardize: true, intercept: true, where: { keep: 'yes' } };
    const { entities } = read(
      JSON.stringify(fromTable(design, 2)),
      'x,keep\n1,yes\n5,no\n1,yes\n5,no\n',
    );
    expect(texts(entities[0]!.private.gram)).toEqual([
      ['1', '-1'],
      ['-1', '1'],
    ]);
  });

  it.each([
    [
      'a standard deviation that is irrational',
      () => read(JSON.stringify(fromTable({ columns: ['x'], standardize: true })), 'x\n1\n2\n3\n'),
      /lab\.yaml: entities\[0\]\.private\.design\.standardize: .*irrational, found column x of variance 2\/3\. .*without exact arithmetic/,
    ],
    [
      'a Gram matrix that is semidefinite to rounding only',
      () =>
        changed([
          ['public', 'design'],
          {
            gram: [
              [1, 1, 0],
              [1, 0.99999999999999, 0],
              [0, 0, 1],
            ],
          },
        ]),
      /public\.design\.gram: must be positive semidefinite exactly/,
    ],
    [
      'fewer rows than the exact rank',
      () =>
        changed([
          ['public'],
          {
            samples: 1,
            design: {
              gram: [
                [1, 1, 0],
                [1, 1.0000000000000002, 0],
                [0, 0, 0],
              ],
            },
          },
        ]),
      /public\.samples: must be at least 2, the exact rank/,
    ],
    [
      'drawn rows of a singular covariance',
      () =>
        changed([
          ['entities', 1, 'private', 'design'],
          {
            covariance: [
              [1, 1, 0],
              [1, 1, 0],
              [0, 0, 0],
            ],
            seed: 1,
          },
        ]),
      /entities\[1\]\.private\.design\.covariance: must not be singular.*rank 1 in 2 features/,
    ],
    [
      'a broken rule of every scenario',
      () => changed([['beta'], absent]),
      /entities\[0\]\.beta: must be a number from 0 to 1, found nothing/,
    ],
  ])('refuses %s', (_, act, words) => {
    expect(act).toThrow(words);
  });

  it('refuses a key that it does not read, so that none is overlooked', () => {
    const scenario = parseScenario(smallWith());
    const extended = { ...scenario, file: { ...scenario.file, memory: 'accumulate' } };
    expect(() => exactEcosystem(extended)).toThrow(
      /memory: must not be there for exact arithmetic/,
    );
    const [first, ...rest] = scenario.file.entities;
    const other = {
      ...scenario.file,
      entities: [{ ...first!, licence: 'none' }, ...rest],
    };
    expect(() => exactEcosystem({ ...scenario, file: other })).toThrow(/entities\[0\]\.licence/);
    const stamped = { ...scenario.file, public: { ...scenario.file.public!, licence: 'none' } };
    expect(() => exactEcosystem({ ...scenario, file: stamped })).toThrow(/public\.licence/);
  });
});
