import { describe, expect, it } from 'vitest';
import {
  balancedAxis,
  generationAxis,
  ratioAxis,
} from '../../../src/figures/pictures/knownAxes.js';

describe('generationAxis', () => {
  it('has whole numbers only, at most seven, and room beside both ends', () => {
    for (let T = 1; T < 120; T++) {
      const { ticks, domain } = generationAxis(T);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThan(8);
      expect(domain[0]).toBeLessThan(0);
      expect(domain[1]).toBeGreaterThan(T);
    }
  });
});

describe('ratioAxis and balancedAxis', () => {
  it('have 1 and 0 in the middle', () => {
    const ratio = ratioAxis([0.5, 8]);
    expect(ratio.domain[0] * ratio.domain[1]).toBeCloseTo(1, 12);
    expect(ratio.ticks).toContain(1);
    expect(ratio.domain[1]).toBeCloseTo(8, 12);
    const wide = ratioAxis([1e-320, 1e290, 0]);
    expect(wide.domain.every((end) => end > 0 && Number.isFinite(end))).toBe(true);
    const balanced = balancedAxis([-0.2, 0.7]);
    expect(balanced.domain).toEqual([-0.7, 0.7]);
    expect(balanced.ticks).toContain(0);
  });
});
