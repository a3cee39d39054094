import type { Figure } from '../figure.js';
import { outerWidth, type Span } from '../width.js';
import { type Layout, layout } from './layout.js';
import { setLabels } from './svgText.js';

/** Coordinates are kept to a thousandth of a point. */
const DECIMALS = 3;

/** Attributes that mean something in a web page only. */
const WEB_ONLY = / (class|role|pointer-events|aria-[a-z]+)="[^"]*"/g;

/** A figure drawn: SVG text, one unit a point. */
export interface Drawing {
  readonly svg: string;
  /** Outer size in points. */
  readonly width: number;
  readonly height: number;
  readonly layout: Layout;
}

/**
 * Draws a figure as wide as a journal's columns.
 *
 * @param figure - what to draw.
 * @param span - columns of a journal (1 is 85 mm, 2 is 170 mm), or a width.
 * @returns the same text for the same figure, on every machine and whatever was drawn before.
 */
export async function drawSvg(figure: Figure, span: Span): Promise<Drawing> {
  const laid = await layout(figure, span);
  const width = rounded(outerWidth(span));
  const height = rounded(laid.height);
  const svg = setLabels(laid.svg)
    .replace(WEB_ONLY, '')
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(/-?\d+\.\d{4,}(e-?\d+)?/g, (digits) => String(rounded(Number(digits)))),
    )
    .replace(
      /<svg [^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">`,
    );
  // Vega's paper is as wide as its layout, which may end half a point before the column does.
  const papered = svg.replace(
    /<rect width="[\d.]+" height="[\d.]+"/,
    `<rect width="${width}" height="${height}"`,
  );
  return { svg: `${papered}\n`, width, height, layout: laid };
}

const rounded = (x: number): number => Number(x.toFixed(DECIMALS));
