import { describe, expect, it } from 'vitest';
import { directionText } from '../../src/text/directionText.js';

const features = [0, 1, 2, 3, 4].map((i) => `feature ${i}`);

describe('directionText', () => {
  it.each([
    [[0, 0, 1], 'feature 2'],
    [[0, 1, 1e-9], 'feature 1'],
    [[0.6, 0, -0.8], '−0.8 × feature 2 + 0.6 × feature 0'],
    [[0.8, -0.6], '0.8 × feature 0 − 0.6 × feature 1'],
  ])('of %j is %s', (direction, text) => {
    expect(directionText(direction, features)).toBe(text);
  });

  it('names the four largest coordinates of many', () => {
    expect(directionText([0.1, 0.2, 0.3, 0.4, 0.5], features)).toBe(
      '0.5 × feature 4 + 0.4 × feature 3 + 0.3 × feature 2 + 0.2 × feature 1 + …',
    );
  });

  it('names fewer where names are long, but at least one', () => {
    const long = ['a', 'b', 'c'].map((x) => x.repeat(25));
    expect(directionText([0.5, 0.4, 0.3], long)).toBe(`0.5 × ${long[0]} + 0.4 × ${long[1]} + …`);
    const endless = ['a', 'b'].map((x) => x.repeat(100));
    expect(directionText([0.5, 0.4], endless)).toBe(`0.5 × ${endless[0]} + …`);
  });

  it('calls features by their names, whatever is in them', () => {
    expect(directionText([0.6, -0.8], ['a + −b', 'c'])).toBe('−0.8 × c + 0.6 × a + −b');
  });
});
