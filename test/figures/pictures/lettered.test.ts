import { describe, expect, it } from 'vitest';
import { lettered } from '../../../src/figures/pictures/lettered.js';

describe('lettered', () => {
  it('gives panels letters, unless there is one', () => {
    expect(lettered(['before', 'after', ''])).toEqual(['(a) before', '(b) after', '(c)']);
    expect(lettered(['alone'])).toEqual(['alone']);
  });
});
