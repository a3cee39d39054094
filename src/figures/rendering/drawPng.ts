import { renderAsync } from '@resvg/resvg-js';
import type { Drawing } from './drawSvg.js';
import { faces } from './fonts.js';
import { withPhysicalSize } from './physicalSize.js';

/** Dots per inch that journals ask of line art. */
const DPI = 600;
const POINTS_PER_INCH = 72;

/** The drawing as a PNG of 600 dots per inch that carries its physical size. */
export async function drawPng({ svg }: Drawing): Promise<Buffer> {
  const image = await renderAsync(svg.replace(/(width|height)="([\d.]+)pt"/g, '$1="$2"'), {
    fitTo: { mode: 'zoom', value: DPI / POINTS_PER_INCH },
    font: {
      loadSystemFonts: false,
      fontFiles: faces.map(({ path }) => path),
      defaultFontFamily: 'Arimo',
    },
  });
  return withPhysicalSize(image.asPng(), DPI);
}
