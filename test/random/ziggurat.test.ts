import { describe, expect, it } from 'vitest';
import { TAIL, ziggurat } from '../../src/random/ziggurat.js';
import { normalCdf } from './statistics.js';

const { width, inside, height } = ziggurat();
const edge = (i: number) => (i < 256 ? width[i]! * 2 ** 23 : 0);

describe('ziggurat', () => {
  it('has 256 layers of one area, the lowest with the tail', () => {
    const tail = Math.sqrt(2 * Math.PI) * (1 - normalCdf(TAIL));
    const lowest = TAIL * Math.exp((-TAIL * TAIL) / 2) + tail;
    for (let i = 1; i < 256; i++) {
      const area = edge(i) * (height[i + 1]! - height[i]!);
      expect(Math.abs(area / lowest - 1)).toBeLessThan(1e-10);
    }
  });

  it('narrows upwards to x = 0 at height 1', () => {
    for (let i = 0; i < 256; i++) expect(edge(i + 1)).toBeLessThan(edge(i));
    expect(height[256]).toBe(1);
    expect(edge(1)).toBeCloseTo(TAIL, 15);
  });

  it('takes without question only places that the layer above covers', () => {
    for (let i = 0; i < 256; i++) {
      const last = (inside[i]! - 0.5) * width[i]!;
      expect(last).toBeLessThanOrEqual(edge(i + 1));
      expect(last + width[i]! * 1.5).toBeGreaterThan(edge(i + 1));
    }
  });
});
