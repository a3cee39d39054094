import { describe, expect, it } from 'vitest';
import { memoryFigure } from '../../../src/figures/kinds/memory.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { memoryTable } from '../../../src/study/kinds/memory.js';
import { expectLegible } from '../../support/legible.js';

describe('memoryFigure', () => {
  it.each(['hoarders', 'echo-chamber', 'unanchored'])(
    'of %s has no text over another or over the edge',
    async (name) => {
      await expectLegible(memoryFigure(memoryTable(readScenario(name))), 3);
    },
  );

  it('shows the growth of pools that accumulate where they diverge', () => {
    const { names, caption } = memoryFigure(memoryTable(readScenario('echo-chamber')));
    expect(names!.series!.at(-1)).toBe('T13: *t*^{3.37}');
    expect(caption).toContain('accumulate diverges');
  });
});
