import { oneLine } from '../../scenario/printable.js';
import { captionText } from '../captionText.js';
import type { Figure } from '../figure.js';
import { alwaysWritten, type Format, formats } from '../formats.js';
import { type Columns, widthOf } from '../width.js';
import { csv } from './csv.js';
import { drawPdf } from './drawPdf.js';
import { drawPng } from './drawPng.js';
import { type Drawing, drawSvg } from './drawSvg.js';
import { withFonts } from './embedFont.js';
import { texHead, withMetadata, withText } from './provenance.js';

/** Formats that are drawings of one layout. */
const drawnFormats: readonly Format[] = ['svg', 'png', 'pdf'];

/** One file of a figure. */
export interface FigureFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Which files a figure becomes. */
export interface RenderOptions {
  /** Name of the files without extension (default: the figure's kind). */
  readonly name?: string;
  /** CSV and TXT, the caption, are always added. */
  readonly formats?: readonly Format[];
  /** Width in journal columns: 1 is 85 mm, 2 is 170 mm. */
  readonly columns?: Columns;
  /** A width of its own instead, such as `5.5in`, `140mm`, `nature2` or `iclr`. */
  readonly width?: string;
  /** How it was made, such as the command: kept in every file but the CSV, whose lines are data alone. */
  readonly source?: string;
}

/** What `renderFigure` assumes unless told otherwise. */
export const renderDefaults = { formats: ['svg', 'png', 'pdf'], columns: 1 } as const;

/**
 * Renders a figure: SVG with its letters inside, PNG of 600 dots per inch, PDF with embedded fonts, pgfplots
 * source, and always the CSV of what is plotted and the caption as text.
 *
 * @param figure - what to draw, from `figureOf`.
 * @param options - name, formats and width (default: SVG, PNG and PDF of one column, named for the figure's kind).
 * @returns the files, in the order of `formats`; the same bytes every time.
 * @throws DomainError if `width` is no width, NumericalError if the figure does not fit into it.
 * @example
 * import { figureOf } from 'monoculture';
 * import { readScenario, renderFigure } from 'monoculture/node';
 * const figure = await figureOf('spectrum', readScenario('specialists'));
 * const files = await renderFigure(figure, { name: 'specialists', formats: ['svg'] });
 * console.log(files.map(({ name }) => name));
 */
export async function renderFigure(
  figure: Figure,
  options: RenderOptions = {},
): Promise<FigureFile[]> {
  return renderDrawn(figure, options);
}

/**
 * `renderFigure` of a figure that may have been drawn already.
 *
 * @param drawing - of this figure in these columns.
 */
export async function renderDrawn(
  figure: Figure,
  options: RenderOptions,
  drawing?: Drawing,
): Promise<FigureFile[]> {
  const {
    name = figure.kind,
    formats: wanted,
    columns,
    width,
    source,
  } = { ...renderDefaults, ...options };
  const span = width === undefined ? columns : widthOf(width);
  const needed = formats.filter(
    (format) => alwaysWritten.includes(format) || wanted.some((each) => each === format),
  );
  const drawn = needed.some((format) => drawnFormats.includes(format))
    ? (drawing ?? (await drawSvg(figure, span)))
    : undefined;
  const content: Record<Format, () => Promise<string | Buffer>> = {
    svg: async () => withMetadata(await withFonts(drawn!.svg), source),
    png: async () => withText(await drawPng(drawn!), source),
    pdf: () => drawPdf(drawn!, figure.title, source),
    csv: async () => csv(figure),
    tex: async () => `${texHead(figure, source)}${figure.pgfplots(`${name}.csv`, span)}`,
    txt: async () =>
      `${captionText(figure)}\n${source === undefined ? '' : `\n${oneLine(source)}\n`}`,
  };
  return Promise.all(
    needed.map(async (format) => ({ name: `${name}.${format}`, content: await content[format]() })),
  );
}
