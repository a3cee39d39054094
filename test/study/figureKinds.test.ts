import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureKinds, kindsOfFigures } from '../../src/study/figureKinds.js';

/** The first table of the page. */
const [docs = ''] = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'figures.md'),
  'utf8',
).split('### Columns of the CSV');
const kindsIn = (text: string) => [...text.matchAll(/^\| `(\w+)` /gm)].map(([, kind]) => kind);

describe('the kinds of figures', () => {
  it('have one row each in the documentation, in the same order', () => {
    expect(kindsIn(docs)).toEqual(figureKinds);
  });

  it('negative control: a kind without a row is seen', () => {
    expect(kindsIn(docs.replace(/^\| `phase` .*\n/m, ''))).not.toEqual(figureKinds);
  });

  it('take over a setting in efficiency alone', () => {
    expect(figureKinds.filter((kind) => kindsOfFigures[kind].takesOver)).toEqual(['efficiency']);
  });
});
