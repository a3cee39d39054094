import { describe, expect, it } from 'vitest';
import { closest } from '../../src/scenario/closest.js';

describe('closest', () => {
  const names = ['alpha', 'beta', 'samples', 'sum', 'csv'];
  it.each([
    ['alhpa', 'alpha'], // two letters exchanged are two replaced
    ['Alpha', 'alpha'],
    ['sample', 'samples'],
    ['betta', 'beta'],
    ['cvs', undefined], // two slips in three letters could be any word
    ['cs', 'csv'],
    ['gamma', undefined],
    ['', undefined],
  ])('of %s is %s', (word, meant) => {
    expect(closest(word, names)).toBe(meant);
  });

  it('prefers the nearer candidate, wherever it stands', () => {
    expect(closest('beta', ['betas', 'beta', 'bet'])).toBe('beta');
  });
});
