import { describe, expect, it } from 'vitest';
import { countText, generationsText } from '../../src/text/numberText.js';

describe('countText', () => {
  it.each([
    [0, '0 features'],
    [1, '1 feature'],
    [2, '2 features'],
    [1000, '1,000 features'],
  ])('of %d', (count, text) => {
    expect(countText(count, 'feature')).toBe(text);
  });

  it('takes another plural', () => {
    expect([1, 2].map((count) => countText(count, 'entity', 'entities'))).toEqual([
      '1 entity',
      '2 entities',
    ]);
  });
});

describe('generationsText', () => {
  it('is one generation or several', () => {
    expect([0.5, 1, 3].map(generationsText)).toEqual([
      '0.5 generations',
      '1 generation',
      '3 generations',
    ]);
  });
});
