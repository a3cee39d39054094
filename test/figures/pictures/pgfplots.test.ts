import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { figureKinds } from '../../../src/study/figureKinds.js';
import { figureOf } from '../../../src/study/figureOf.js';
import { figureDefaults } from '../../../src/study/figureOptions.js';

const NAMES = ['Lab, EU', 'Lab, US', 'x=1', '[b]', '50 % #1 \\ ~_^$&{'];
const scenario = parseScenario(
  JSON.stringify({
    features: 1,
    alpha: 0.5,
    entities: NAMES.map((name, k) => ({
      name,
      private: { samples: 10 * (k + 1), design: 'isotropic' },
      synthetic: { samples: 10, design: 'private' },
    })),
  }),
);

describe('the pgfplots picture of every kind', () => {
  it.each(figureKinds)(
    '%s: braces are balanced, and each list has one label for each tick',
    async (kind) => {
      const figure = await figureOf(kind, scenario, {
        ...figureDefaults,
        replicates: 20,
        grid: 4,
        generations: 2,
      });
      const tex = figure.pgfplots('a.csv', 1);
      expect(depthOf(tex)).toBe(0);
      const lists = [...tex.matchAll(/([xy])tick=\{/g)].map(({ 1: axis, index }) => {
        const labels = tex.indexOf(`${axis}ticklabels={`, index);
        return {
          ticks: itemsAt(tex, index + 6),
          labels: labels < 0 ? null : itemsAt(tex, labels + 12),
        };
      });
      expect(lists.length > 0).toBe(kind !== 'spectrum' && kind !== 'network');
      for (const { ticks, labels } of lists) {
        if (labels !== null && labels.length > 0) expect(labels).toHaveLength(ticks.length);
      }
    },
  );

  it('transfer: the labels are the names', async () => {
    const figure = await figureOf('transfer', scenario, { ...figureDefaults, generations: 2 });
    const tex = figure.pgfplots('a.csv', 1);
    const labels = itemsAt(tex, tex.indexOf('yticklabels={') + 12);
    expect(labels.slice(0, 4)).toEqual(['{Lab, EU}', '{Lab, US}', '{x=1}', '{[b]}']);
  });

  it('negative control: labels without braces of their own are counted by their commas', () => {
    expect(itemsAt('{Lab, EU,Lab, US}', 0)).toHaveLength(4);
    expect(itemsAt('{{Lab, EU},{Lab, US}}', 0)).toHaveLength(2);
  });
});

// Helpers

/** Braces opened and not closed; those after a backslash are letters. */
const depthOf = (tex: string): number =>
  [...tex.replace(/\\[{}\\]/g, '')].reduce(
    (depth, c) => depth + (c === '{' ? 1 : c === '}' ? -1 : 0),
    0,
  );

/** Items of the list in braces that starts there. */
function itemsAt(tex: string, start: number): string[] {
  const items = [''];
  for (let i = start, depth = 0; ; i++) {
    const c = tex[i]!;
    if (c === '\\') {
      items[items.length - 1] += c + tex[++i]!;
      continue;
    }
    if (c === '}' && --depth === 0) return items.join('') === '' ? [] : items;
    if (c === ',' && depth === 1) items.push('');
    else if (depth > 0) items[items.length - 1] += c;
    if (c === '{') depth++;
  }
}
