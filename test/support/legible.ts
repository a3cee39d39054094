import { expect } from 'vitest';
import type { Figure } from '../../src/figures/figure.js';
import { drawSvg } from '../../src/figures/rendering/drawSvg.js';
import { overflows, overlaps, textBoxes } from './textBoxes.js';

/**
 * Expects that no text of a figure lies over another or over the edge, in one column and in two.
 *
 * @param more - the drawing has more texts than this.
 */
export async function expectLegible(figure: Figure, more: number): Promise<void> {
  for (const columns of [1, 2] as const) {
    const { layout, width, height } = await drawSvg(figure, columns);
    const boxes = textBoxes(layout);
    expect(boxes.length).toBeGreaterThan(more);
    expect(overlaps(boxes)).toEqual([]);
    expect(overflows(boxes, { width, height })).toEqual([]);
  }
}
