import { describe, expect, it } from 'vitest';
import {
  pairsPerRow,
  perRow,
  sharesPerRow,
  tablePerRow,
  vectorPerRow,
} from '../../src/answer/reportRows.js';
import { MOST_WRITTEN_OUT, roster } from '../../src/ecosystem/roster.js';
import { fromRows } from '../../src/linalg/matrix.js';
import { realised } from '../support/arbitraries.js';

const entities = (copiesOfB: number) =>
  realised({
    features: 1,
    alpha: 0.5,
    entities: [
      {
        name: 'A',
        private: { samples: 4, design: 'isotropic' },
        synthetic: { samples: 4, design: 'private' },
      },
      {
        name: 'B',
        copies: copiesOfB,
        private: { samples: 4, design: 'isotropic' },
        synthetic: { samples: 4, design: 'private' },
      },
    ],
  }).entities;

const short = roster(entities(2));
const long = roster(entities(1000));
const pairs = {
  distinct: fromRows([
    [1, 2],
    [3, 4],
  ]),
  own: [10, 40],
};
const shares = {
  distinct: fromRows([
    [0.1, 0.2, 0.3],
    [0.4, 0.01, 0.6],
  ]),
  own: [0.7, 0.8],
};

describe('roster', () => {
  it('writes copies out, named B-1, B-2; a single entity keeps its name', () => {
    expect(short).toMatchObject({
      names: ['A', 'B-1', 'B-2'],
      kinds: [0, 1, 1],
      copies: [1, 1, 1],
    });
  });

  it('gives a row to every entity up to a thousand of them, and to every kind beyond', () => {
    expect(MOST_WRITTEN_OUT).toBe(1000);
    expect(roster(entities(999)).names).toHaveLength(1000);
    expect(roster(entities(999)).names.at(-1)).toBe('B-999');
    expect(long).toMatchObject({ names: ['A', 'B'], kinds: [0, 1], copies: [1, 1000] });
  });
});

describe('perRow, vectorPerRow, tablePerRow', () => {
  it('give every copy the values of its kind, and null for what is not a number', () => {
    expect(perRow([5, Number.NaN], short)).toEqual([5, null, null]);
    expect(
      vectorPerRow(
        fromRows([
          [1, 2],
          [3, Number.POSITIVE_INFINITY],
        ]),
        short,
      ),
    ).toEqual([
      [1, 2],
      [3, null],
      [3, null],
    ]);
  });

  it('keep the public column last, once', () => {
    expect(
      tablePerRow(
        fromRows([
          [1, 2, 9],
          [3, 4, 8],
        ]),
        short,
      ),
    ).toEqual([
      [1, 2, 2, 9],
      [3, 4, 4, 8],
      [3, 4, 4, 8],
    ]);
  });
});

describe('pairsPerRow', () => {
  it('an entity with itself has `own`, with another copy of its kind `distinct`', () => {
    expect(pairsPerRow(pairs, short)).toEqual([
      [10, 2, 2],
      [3, 40, 4],
      [3, 4, 40],
    ]);
  });

  it('a row that stands for a thousand copies pairs with itself as two copies do', () => {
    expect(pairsPerRow(pairs, long)).toEqual([
      [10, 2],
      [3, 4],
    ]);
  });
});

describe('sharesPerRow', () => {
  it('one share for every entity and one for the public data', () => {
    expect(sharesPerRow(shares, short)).toEqual([
      [0.7, 0.2, 0.2, 0.3],
      [0.4, 0.8, 0.01, 0.6],
      [0.4, 0.01, 0.8, 0.6],
    ]);
  });

  it('the share of a thousand copies is their sum, a copy among its own kind counted as itself', () => {
    expect(sharesPerRow(shares, long)).toEqual([
      [0.7, 200, 0.3],
      [0.4, expect.closeTo(0.8 + 9.99, 12), 0.6],
    ]);
  });
});
