import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Figure, Row } from '../../src/figures/figure.js';
import { csv } from '../../src/figures/rendering/csv.js';
import { drawSvg } from '../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { type FigureKind, figureKinds } from '../../src/study/figureKinds.js';
import { figureOf } from '../../src/study/figureOf.js';
import { sameAsReference } from '../support/reference.js';
import { overflows, overlaps, textBoxes } from '../support/textBoxes.js';

const folder = join(import.meta.dirname, 'references');
/** Small enough to be drawn in every test run. */
const small = { generations: 5, replicates: 50, seed: 1, grid: 9 };
/** The preset that shows most of what a kind can show. */
const presets: Readonly<Record<FigureKind, string>> = {
  efficiency: 'twins',
  trajectory: 'unanchored',
  homogenization: 'twins',
  transfer: 'penguins',
  spectrum: 'runaway',
  influence: 'fifty',
  frontier: 'specialists',
  phase: 'runaway',
  network: 'bridge',
  memory: 'hoarders',
};

describe.each(figureKinds)('the figure of kind %s', (kind) => {
  const figure: Promise<Figure> = figureOf(kind, readScenario(presets[kind]), small);

  it('says its kind', async () => {
    expect((await figure).kind).toBe(kind);
  });

  it.each([1, 2] as const)('is drawn in %d column(s) as it was accepted', async (columns) => {
    const { svg } = await drawSvg(await figure, columns);
    const file = join(folder, `${presets[kind]}-${kind}-${columns}.svg`);
    expect(sameAsReference(file, svg), `see ${file} and -changed.svg beside it`).toBe(true);
  });

  it.each([1, 2] as const)(
    'has no texts that overlap or are cut, in %d column(s)',
    async (columns) => {
      const drawing = await drawSvg(await figure, columns);
      const boxes = textBoxes(drawing.layout);
      expect(boxes.length).toBeGreaterThan(3);
      expect(overlaps(boxes)).toEqual([]);
      expect(overflows(boxes, drawing)).toEqual([]);
    },
  );

  it('is reproduced by its CSV alone', async () => {
    const { rows, ...rest } = await figure;
    const { data } = Papa.parse<Row>(csv({ rows, ...rest }), {
      ...{ header: true, skipEmptyLines: true, dynamicTyping: true },
    });
    expect(data).toHaveLength(rows.length);
    const again = await drawSvg({ ...rest, rows: data }, 1);
    expect(again.svg).toBe((await drawSvg({ ...rest, rows }, 1)).svg);
  });
});

describe('the comparison with references', () => {
  it('negative control: a changed figure is told, and written beside the reference', () => {
    const work = mkdtempSync(join(tmpdir(), 'monoculture-reference-'));
    const file = join(work, 'a.svg');
    writeFileSync(file, 'as accepted');
    expect(sameAsReference(file, 'as accepted')).toBe(true);
    expect(sameAsReference(file, 'changed')).toBe(process.env.ACCEPT === '1');
    expect(existsSync(join(work, 'a-changed.svg'))).toBe(process.env.ACCEPT !== '1');
    if (process.env.ACCEPT !== '1') expect(readFileSync(file, 'utf8')).toBe('as accepted');
    rmSync(work, { recursive: true });
  });
});
