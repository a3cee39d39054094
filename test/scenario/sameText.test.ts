import { describe, expect, it } from 'vitest';
import { sameText } from '../../src/scenario/sameText.js';

describe('sameText', () => {
  it.each([
    ['1234567890123456789', '1234567890123456789'],
    ['1.10', '1.10'],
    ['01', '01'],
    [' 2 ', '2'],
    ['2.0', '2'],
    ['2', '2.00'],
    ['-7.0', '-7'],
  ])('a cell %j holds %j', (cell, wanted) => {
    expect(sameText(cell, wanted)).toBe(true);
  });

  it.each([
    ['1234567890123456790', '1234567890123456789'],
    ['1.1', '1.10'],
    ['1.10', '1.1'],
    ['1', '01'],
    ['01.0', '1'],
    ['1000', '1e3'],
    ['1234567890123456.0', '1234567890123456'],
    ['True', 'true'],
  ])('a cell %j does not hold %j', (cell, wanted) => {
    expect(sameText(cell, wanted)).toBe(false);
  });
});
