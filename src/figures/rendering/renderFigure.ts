import type { Figure } from '../figure.js';
import { type Format, formats } from '../formats.js';
import type { Columns } from '../theme.js';
import { csv } from './csv.js';
import { drawPdf } from './drawPdf.js';
import { drawPng } from './drawPng.js';
import { type Drawing, drawSvg } from './drawSvg.js';
import { withFonts } from './embedFont.js';

/** One file of a figure. */
export interface FigureFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/**
 * Renders a figure: SVG with its letters inside, PNG of 600 dots per inch, PDF with embedded fonts, pgfplots
 * source, and always the CSV of what is plotted.
 *
 * @param figure - what to draw.
 * @param stem - name of the files without extension.
 * @param wanted - formats; CSV is added.
 * @param columns - 1 is 85 mm wide, 2 is 170 mm.
 * @param drawing - of this figure in these columns, where it has been drawn already.
 * @returns the files, in the order of `formats`; the same bytes every time.
 */
export async function renderFigure(
  figure: Figure,
  stem: string,
  wanted: readonly Format[],
  columns: Columns,
  drawing?: Drawing,
): Promise<FigureFile[]> {
  const needed = formats.filter((format) => format === 'csv' || wanted.includes(format));
  const drawn = needed.some((format) => format !== 'csv' && format !== 'tex')
    ? (drawing ?? (await drawSvg(figure, columns)))
    : undefined;
  const content: Record<Format, () => Promise<string | Buffer>> = {
    svg: () => withFonts(drawn!.svg),
    png: () => drawPng(drawn!),
    pdf: () => drawPdf(drawn!, figure.title),
    csv: async () => csv(figure),
    tex: async () => figure.pgfplots(`${stem}.csv`, columns),
  };
  return Promise.all(
    needed.map(async (format) => ({ name: `${stem}.${format}`, content: await content[format]() })),
  );
}
