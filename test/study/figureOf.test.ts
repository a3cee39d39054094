import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { type FigureKind, figureKinds } from '../../src/study/figureKinds.js';
import { figureOf } from '../../src/study/figureOf.js';

const scenario = readScenario('twins');
const over = 'public.samples=50,200';

describe('figureOf', () => {
  it('draws one panel for each value of a setting', async () => {
    const { names } = await figureOf('efficiency', scenario, { grid: 3, over });
    expect(names?.panel).toEqual(['public samples: 50', 'public samples: 200']);
  });

  it('needs no options', async () => {
    const { kind, rows } = await figureOf('spectrum', scenario);
    expect(kind).toBe('spectrum');
    expect(rows.length).toBeGreaterThan(0);
  });

  it('names the kinds where it is asked for another', async () => {
    const refused = figureOf('phases' as FigureKind, scenario);
    await expect(refused).rejects.toThrow(
      `figureOf: kind must be one of ${figureKinds.join(', ')}, found "phases".`,
    );
  });

  it('refuses a setting to vary for a kind that has one panel for all', async () => {
    const refused = figureOf('spectrum', scenario, { over });
    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toThrow(
      'figureOf: over must be left out for every kind but efficiency, found spectrum over "public.samples=50,200".',
    );
  });
});
