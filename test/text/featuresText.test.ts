import { describe, expect, it } from 'vitest';
import { defaultFeatureName } from '../../src/scenario/featureNames.js';
import { featuresText } from '../../src/text/featuresText.js';

describe('featuresText', () => {
  it('counts features, and names them where somebody did, in a line that is not too long', () => {
    expect(featuresText(1, [defaultFeatureName(0)])).toBe('1 feature');
    expect(featuresText(2, [0, 1].map(defaultFeatureName))).toBe('2 features');
    expect(featuresText(2, ['bill', 'depth'])).toBe('2 features: bill, depth');
    expect(featuresText(1, ['bill'])).toBe('1 feature: bill');
    const many = Array.from({ length: 1000 }, (_, i) => `name ${i}`);
    expect(featuresText(1000, many)).toBe('1,000 features');
  });
});
