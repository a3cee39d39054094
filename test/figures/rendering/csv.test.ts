import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/figures/rendering/csv.js';
import { sampleFigure } from '../../support/sampleFigure.js';

describe('csv', () => {
  it('holds every number to the last bit, and nothing where there is none', () => {
    const { data } = Papa.parse<string[]>(csv(sampleFigure.rows).trimEnd());
    expect(data).toEqual([
      ['part', 'x', 'y', 'name'],
      ['point', '0', '0.3333333333333333', 'left, "quoted"'],
      ['point', '1', '', ''],
      ['point', '2', '-1e-12', 'α & <b>'],
    ]);
  });
});
