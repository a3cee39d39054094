import { escaped } from './table.js';

/**
 * A drawing to stand inside a page beside others: its own ids, a name for screen readers, and its size
 * left to the page.
 *
 * @param svg - from `drawSvg`.
 * @param title - what it shows.
 * @param prefix - different for every drawing of the page.
 */
export function inlineSvg(svg: string, title: string, prefix: string): string {
  const [, width] = /width="([\d.]+pt)"/.exec(svg) ?? [];
  return svg
    .trim()
    .replace(/id="([^"]+)"/g, `id="${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}-$1"`)
    .replace(
      /<svg ([^>]*?)width="[^"]*" height="[^"]*"/,
      `<svg $1role="img" aria-label="${escaped(title)}" style="--width:${width}"`,
    );
}
