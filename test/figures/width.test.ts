import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { drawSvg } from '../../src/figures/rendering/drawSvg.js';
import { renderFigure } from '../../src/figures/rendering/renderFigure.js';
import { columnsOf, outerWidth, widthOf } from '../../src/figures/width.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { figureKinds } from '../../src/study/figureKinds.js';
import { figureOf } from '../../src/study/figureOf.js';
import { overflows, overlaps, textBoxes } from '../support/textBoxes.js';

describe('widthOf', () => {
  it.each([
    ['5.5in', 396],
    ['127 mm', 360],
    ['12.7cm', 360],
    ['361.35pt', 360],
    ['nature1', (89 / 25.4) * 72],
    ['iclr', 396],
    ['70mm', (70 / 25.4) * 72],
    ['300mm', (300 / 25.4) * 72],
  ])('%s is %d points', (text, points) => {
    expect(widthOf(text).points).toBeCloseTo(points, 10);
  });

  it.each(['', '5', '-5in', '1e2mm', '69.9mm', '301mm', 'nature3', 'constructor', '5.5 inch'])(
    'refuses %j, and says what to write',
    (text) => {
      expect(() => widthOf(text)).toThrow(DomainError);
      expect(() => widthOf(text)).toThrow(
        /must be 70 to 300 mm, found .*such as 5\.5in, or one of nature1/,
      );
    },
  );

  it('lays out narrow figures for one column, wide ones for two', () => {
    expect(columnsOf(widthOf('nature1'))).toBe(1);
    expect(columnsOf(widthOf('iclr'))).toBe(2);
    expect([outerWidth(1), columnsOf(2)]).toEqual([(85 / 25.4) * 72, 2]);
  });
});

describe('a figure of any width', () => {
  it.each(figureKinds)('is as wide as asked and legible: %s', async (kind) => {
    const figure = await figureOf(kind, readScenario('specialists'), { replicates: 10, grid: 5 });
    for (const size of ['70mm', 'iclr']) {
      const { width, height, layout } = await drawSvg(figure, widthOf(size));
      expect(width).toBeCloseTo(widthOf(size).points, 3);
      const boxes = textBoxes(layout);
      expect(overlaps(boxes)).toEqual([]);
      expect(overflows(boxes, { width, height })).toEqual([]);
    }
    const [tex] = (await renderFigure(figure, { formats: ['tex'], width: '140mm' })).slice(1);
    expect(tex?.name).toBe(`${kind}.tex`);
  });
});
