import { describe, expect, it } from 'vitest';
import { typeset } from '../../../src/figures/rendering/typeset.js';

describe('typeset', () => {
  it('measures a label by the widths of the font: a space of Arimo is 569 of 2048 units', () => {
    expect(typeset(' ', 2048).width).toBe(569);
  });

  it('sets a subscript smaller and lower, after the letter it belongs to', () => {
    const { pieces } = typeset('*θ*_{*k*}', 10);
    expect(pieces.map(({ text }) => text)).toEqual(['θ', 'k']);
    expect(pieces[1]!.size).toBeCloseTo(7.2, 9);
    expect(pieces[1]!.dy).toBeGreaterThan(0);
    expect(pieces[1]!.x).toBe(typeset('*θ*', 10).width);
  });

  it('puts a hat over the middle of its letter and gives it no room of its own', () => {
    const { pieces, width } = typeset('θ̂', 100);
    const [letter, hat] = pieces;
    expect(width).toBe(typeset('θ', 100).width);
    const middle = hat!.x + typeset('ˆ', 100).width / 2;
    expect(middle).toBeCloseTo(letter!.x + width / 2, 9);
  });

  it('takes a letter that the main font lacks from the second, and a box where both lack it', () => {
    const { pieces } = typeset('x ∈ 模', 10);
    expect(pieces.map(({ text, face: { family } }) => [text, family])).toEqual([
      ['x ', 'Arimo'],
      ['∈', 'DejaVu Sans'],
      [' □', 'Arimo'],
    ]);
  });
});
