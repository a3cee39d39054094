import { describe, expect, it } from 'vitest';
import type { Figure, Room } from '../../../src/figures/figure.js';
import { drawPdf } from '../../../src/figures/rendering/drawPdf.js';
import { drawPng } from '../../../src/figures/rendering/drawPng.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { withFonts } from '../../../src/figures/rendering/embedFont.js';
import { renderFigure } from '../../../src/figures/rendering/renderFigure.js';
import { sampleFigure } from '../../support/sampleFigure.js';
import { overflows, overlaps, textBoxes } from '../../support/textBoxes.js';

const MM = 72 / 25.4;

describe('drawSvg', () => {
  it.each([1, 2] as const)(
    'is as wide as %d column(s) of 85 mm, to a thousandth of a point',
    async (columns) => {
      const { svg, width } = await drawSvg(sampleFigure, columns);
      expect(width).toBeCloseTo(85 * columns * MM, 3);
      expect(svg).toMatch(`width="${width}pt"`);
    },
  );

  it('sets labels: no markup is left, and letters keep their signs', async () => {
    const { svg } = await drawSvg(sampleFigure, 1);
    expect(svg).not.toMatch(/\*|_\{/);
    expect(svg).toContain('α &amp; &lt;b&gt;');
    expect(svg).toMatch(/font-style="italic">θ<\/tspan>/);
  });

  it('draws the same whatever was drawn before', async () => {
    const first = await drawSvg(sampleFigure, 1);
    await drawSvg(sampleFigure, 2);
    expect((await drawSvg(sampleFigure, 1)).svg).toBe(first.svg);
  });

  it('refuses names that leave no room for a panel', async () => {
    const long = sampleFigure.rows.map((row) => ({ ...row, name: 'W'.repeat(60) }));
    await expect(drawSvg({ ...sampleFigure, rows: long }, 1)).rejects.toThrow(/at least 20 pt/);
  });
});

describe('the check of text boxes', () => {
  it('finds nothing in a figure that is laid out well', async () => {
    const drawing = await drawSvg(sampleFigure, 1);
    const boxes = textBoxes(drawing.layout);
    expect(boxes.length).toBeGreaterThan(5);
    expect(overlaps(boxes)).toEqual([]);
    expect(overflows(boxes, drawing)).toEqual([]);
  });

  it('negative control: finds labels that overlap', async () => {
    const crowded = {
      ...sampleFigure,
      spec: (room: Room) => {
        const spec = sampleFigure.spec(room) as { encoding: { x: object } };
        const axis = { labelFontSize: 30, labelOverlap: false };
        return { ...spec, encoding: { ...spec.encoding, x: { ...spec.encoding.x, axis } } };
      },
    } as Figure;
    const drawing = await drawSvg(crowded, 1);
    expect(overlaps(textBoxes(drawing.layout)).length).toBeGreaterThan(0);
  });

  it('negative control: finds a text that reaches over the edge', async () => {
    const { layout } = await drawSvg(sampleFigure, 1);
    const boxes = textBoxes(layout);
    expect(overflows(boxes, { width: 100, height: 1000 }).length).toBeGreaterThan(0);
  });
});

describe('drawPng', () => {
  it('has 600 dots per inch and says so', async () => {
    const drawing = await drawSvg(sampleFigure, 1);
    const png = await drawPng(drawing);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(Math.ceil((drawing.width * 600) / 72));
    const physical = png.indexOf('pHYs');
    expect(png.readUInt32BE(physical + 4)).toBe(Math.round(600 / 0.0254));
    expect(png.readUInt8(physical + 12)).toBe(1);
  });
});

describe('drawPdf', () => {
  it('is one page of the figure’s size, every font embedded, nothing rasterised', async () => {
    const drawing = await drawSvg(sampleFigure, 1);
    const pdf = (await drawPdf(drawing, 'Sample')).toString('latin1');
    expect(pdf).toContain(`/MediaBox [0 0 ${drawing.width} ${drawing.height}]`);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const descriptors = pdf.match(/\/Type \/FontDescriptor[\s\S]*?>>/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(1);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23]? /);
    expect(pdf).not.toMatch(/\/Subtype \/(Type1|Type3|Image)\b/);
  });
});

describe('withFonts', () => {
  it('carries the letters that are used, each slant once', async () => {
    const svg = await withFonts((await drawSvg(sampleFigure, 1)).svg);
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    expect(svg).toContain('data:font/woff2;base64,');
  });
});

describe('renderFigure', () => {
  it('gives the asked formats and always CSV and TXT, the same bytes twice', async () => {
    const once = await renderFigure(sampleFigure, {
      name: 'a',
      formats: ['svg', 'png', 'pdf', 'tex'],
    });
    const again = await renderFigure(sampleFigure, {
      name: 'a',
      formats: ['tex', 'pdf', 'png', 'svg'],
    });
    expect(once.map(({ name }) => name)).toEqual([
      'a.svg',
      'a.png',
      'a.pdf',
      'a.csv',
      'a.tex',
      'a.txt',
    ]);
    once.forEach(({ content }, i) => {
      expect(Buffer.from(content).equals(Buffer.from(again[i]!.content))).toBe(true);
    });
  });
});
