import { describe, expect, it } from 'vitest';
import { outcomeText } from '../../src/text/outcomeText.js';

describe('outcomeText', () => {
  it.each([
    [1, 27.04, ', but ends 27 times worse than it began'],
    [1, 2, ', but ends 2 times worse than it began'],
    [1, 1.11, ', but ends 11 % worse than it began'],
    [1, 1.04, ', and ends about as good as it began'],
    [1, 0.96, ', and ends about as good as it began'],
    [1, 0.8, ', and ends 20 % better than it began'],
    [2.6, 1, ', and ends 2.6 times better than it began'],
    [1e-9, 1e9, ', but ends 1e18 times worse than it began'],
    [0, 0, ', and ends without error, as it began'],
    [0, 1, ', but ends with an error where it began with none'],
    [1, 0, ', and ends without error'],
  ])('of an error that goes from %d to %d', (before, after, text) => {
    expect(outcomeText(before, after)).toBe(text);
  });
});
