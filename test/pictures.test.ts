import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderFigure } from '../src/figures/rendering/renderFigure.js';
import { readScenario } from '../src/scenario/readScenario.js';
import type { FigureKind } from '../src/study/figureKinds.js';
import { figureOf } from '../src/study/figureOf.js';
import { figureDefaults } from '../src/study/figureOptions.js';
import { sameAsReference } from './support/reference.js';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/figures');
/** The pictures of README and docs: what `monoculture figure KIND SCENARIO --format svg` draws of its own accord. */
const pictures: readonly (readonly [scenario: string, kind: FigureKind])[] = [
  ['specialists', 'efficiency'],
  ['specialists', 'frontier'],
  ['runaway', 'spectrum'],
  ['runaway', 'phase'],
  ['twins', 'homogenization'],
];

describe('the pictures of README and docs', () => {
  it.each(pictures)('%s, %s: what is committed is what is drawn today', async (name, kind) => {
    const figure = await figureOf(kind, readScenario(name), figureDefaults);
    const [svg] = await renderFigure(figure, {
      name: `${name}-${kind}`,
      formats: ['svg'],
    });
    const file = join(folder, svg!.name);
    expect(sameAsReference(file, String(svg!.content)), `see ${file}`).toBe(true);
  });

  it('are all shown, and all shown pictures are drawn here', () => {
    const pages = ['README.md', 'docs/theory.md', 'docs/figures.md'].map((page) =>
      readFileSync(join(root, page), 'utf8'),
    );
    const shown = [...pages.join('\n').matchAll(/!\[[^\]]*\]\([^)]*figures\/([^)]+)\)/g)];
    const names = pictures.map(([scenario, kind]) => `${scenario}-${kind}.svg`).sort();
    expect([...new Set(shown.map(([, name]) => name))].sort()).toEqual(names);
    expect(readdirSync(folder).sort()).toEqual(names);
  });
});
