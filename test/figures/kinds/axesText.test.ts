import { describe, expect, it } from 'vitest';
import { axesText } from '../../../src/figures/kinds/axesText.js';
import { valueAxis } from '../../../src/figures/pictures/valueAxis.js';

const fromZero = valueAxis([1, 2, 3], { start: 1 });
const cut = { ...fromZero, log: false, domain: [0.999, 1] as const };
const log = { ...fromZero, log: true, domain: [1, 1e9] as const };
const linear = { ...fromZero, log: false, domain: [0, 3] as const };

describe('axesText', () => {
  it('is silent where every axis is linear and begins at 0', () => {
    expect(axesText([linear, linear])).toBe('');
  });
  it('says which axes are logarithmic and which do not begin at 0', () => {
    expect(axesText([log, cut, linear])).toBe(
      ' The vertical axis of (a) is logarithmic. The vertical axis of (b) does not begin at 0.',
    );
    expect(axesText([log, log])).toBe(' Vertical axes are logarithmic.');
    expect(axesText([log, log, linear])).toBe(' Vertical axes of (a), (b) are logarithmic.');
  });
});
