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

  it('refuses panels that would all be the same map', async () => {
    const same = figureOf('efficiency', scenario, { grid: 3, over: 'entities.0.alpha=0.1,0.9' });
    await expect(same).rejects.toThrow(
      'figureOf: over must change the map, found the same map for every value of "entities.0.alpha=0.1,0.9".',
    );
  });

  it('marks the weights of the scenario on the map, where all share them', async () => {
    const marked = async (set: string[]) => {
      const figure = await figureOf('efficiency', readScenario('twins', { set }), { grid: 3 });
      const row = figure.rows.find(
        ({ series }) => figure.names?.series?.[Number(series)] === 'own',
      );
      return { row, caption: figure.caption };
    };
    const changed = await marked(['alpha=0.8', 'beta=0.2']);
    expect(changed.row).toMatchObject({ x: 0.8, y: 0.2 });
    expect(changed.caption).toContain('at its own α = 0.8, β = 0.2 it is');
    expect((await marked(['alpha=0.5', 'beta=0.5'])).row).toBeUndefined();
    expect((await marked(['entities.0.alpha=0.3'])).row).toBeUndefined();
  });

  it('refuses a setting to vary for a kind that has one panel for all', async () => {
    const refused = figureOf('spectrum', scenario, { over });
    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toThrow(
      'figureOf: over must be left out for every kind but efficiency, found spectrum over "public.samples=50,200".',
    );
  });
});
