import { describe, expect, it } from 'vitest';
import { noData } from '../../src/ecosystem/dataSet.js';
import { type Sources, syntheticData } from '../../src/ecosystem/syntheticData.js';
import { fromRows } from '../../src/linalg/matrix.js';
import { place } from '../../src/scenario/place.js';
import type { SyntheticDataFile } from '../../src/scenario/schema.js';
import { diagonal } from '../support/matrices.js';

describe('syntheticData', () => {
  const own = {
    ...noData(2),
    gram: fromRows([
      [1, 0.5],
      [0.5, 2],
    ]),
    samples: 9,
  };
  const shared = { ...noData(2), gram: fromRows(diagonal(3, 5)), samples: 4 };
  const sources = { private: own, public: shared, beta: 0.25 };

  it('private, public: rows distributed like those data, but n of its own', () => {
    expect(synthetic('private', sources)).toEqual({
      gram: own.gram,
      samples: 6,
      rows: null,
      factor: null,
    });
    expect(synthetic('public', sources)).toEqual({
      gram: shared.gram,
      samples: 6,
      rows: null,
      factor: null,
    });
  });

  it('mixture: βS̃ + (1 − β)S*', () => {
    expect(synthetic('mixture', sources).gram.to2DArray()).toEqual([
      [0.25 * 1 + 0.75 * 3, 0.25 * 0.5],
      [0.25 * 0.5, 0.25 * 2 + 0.75 * 5],
    ]);
  });

  it('mixture with β = 1 and 0: the private data, the public data', () => {
    expect(synthetic('mixture', { ...sources, beta: 1 }).gram).toEqual(own.gram);
    expect(synthetic('mixture', { ...sources, beta: 0 }).gram).toEqual(shared.gram);
  });

  it('mixture that gives all weight to data nobody has: an error', () => {
    expect(() => synthetic('mixture', { ...sources, private: noData(2), beta: 1 })).toThrow(
      'synthetic.design: must name data that exist, found "mixture"',
    );
  });

  it('any design of real data', () => {
    expect(synthetic('isotropic', sources).gram.to2DArray()).toEqual(diagonal(1, 1));
    expect(synthetic({ features: [1] }, sources).gram.to2DArray()).toEqual(diagonal(0, 1));
  });

  it('asks for samples even where it borrows the design', () => {
    expect(() => synthetic('private', sources, {})).toThrow(
      'synthetic.samples: must be a positive',
    );
  });
});

// Helpers
const synthetic = (
  design: SyntheticDataFile['design'],
  sources: Sources,
  size: { samples?: number } = { samples: 6 },
) =>
  syntheticData({ design, ...size }, sources, place('test', 'synthetic'), {
    features: 2,
    tables: new Map(),
    precision: 'double',
  });
