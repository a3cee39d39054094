import { describe, expect, it } from 'vitest';
import { directionText } from '../../src/report/directionText.js';

describe('directionText', () => {
  it.each([
    [[0, 0, 1], 'feature 2'],
    [[0, 1, 1e-9], 'feature 1'],
    [[0.6, 0, -0.8], '−0.8 × feature 2 + 0.6 × feature 0'],
    [[0.8, -0.6], '0.8 × feature 0 − 0.6 × feature 1'],
  ])('of %j is %s', (direction, text) => {
    expect(directionText(direction)).toBe(text);
  });

  it('names the four largest coordinates of many', () => {
    expect(directionText([0.1, 0.2, 0.3, 0.4, 0.5])).toBe(
      '0.5 × feature 4 + 0.4 × feature 3 + 0.3 × feature 2 + 0.2 × feature 1 + …',
    );
  });
});
