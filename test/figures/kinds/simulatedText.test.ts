import { describe, expect, it } from 'vitest';
import { simulatedText } from '../../../src/figures/kinds/simulatedText.js';

describe('simulatedText', () => {
  it('says how many runs there were, and what error bars are', () => {
    expect(simulatedText({ replicates: 1000, seed: 3, simulatedTo: null }, ' (at most)')).toBe(
      'Lines are exact, points are averages over 1,000 simulated runs (seed 3) with error bars of ±2 standard errors (at most).',
    );
  });

  it('says where points end before lines do, and why', () => {
    expect(simulatedText({ replicates: 9, seed: 1, simulatedTo: 527 }, '')).toMatch(
      /standard errors\. Nothing is simulated after generation 527: squares .* are beyond float64 there\.$/,
    );
  });

  it('says that nothing was simulated, and why if that is not the choice of the caller', () => {
    const nothing = { replicates: null, seed: null };
    expect(simulatedText({ ...nothing, simulatedTo: null }, '')).toBe(
      'Lines are exact; nothing was simulated.',
    );
    expect(simulatedText({ ...nothing, simulatedTo: -1 }, '')).toBe(
      'Lines are exact; nothing was simulated, as squares of these numbers are beyond float64.',
    );
  });
});
