import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { figureOf } from '../../src/study/figureOf.js';
import { figureDefaults } from '../../src/study/figureOptions.js';

const scenario = readScenario('twins');
const over = 'public.samples=50,200';

describe('figureOf', () => {
  it('draws one panel for each value of a setting', async () => {
    const { names } = await figureOf('efficiency', scenario, { ...figureDefaults, grid: 3, over });
    expect(names?.panel).toEqual(['public samples: 50', 'public samples: 200']);
  });

  it('refuses a setting to vary for a kind that has one panel for all', async () => {
    const refused = figureOf('spectrum', scenario, { ...figureDefaults, over });
    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toThrow(
      'figureOf: over must be left out for every kind but efficiency, found spectrum over "public.samples=50,200".',
    );
  });
});
