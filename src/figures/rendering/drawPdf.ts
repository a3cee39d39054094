import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import { NumericalError } from '../../errors.js';
import type { Drawing } from './drawSvg.js';
import { faces } from './fonts.js';

/**
 * The drawing as a PDF of one page of its size: vectors, every font embedded, no date inside.
 *
 * @param title - for the document's properties.
 * @param source - how it was made, for the same place.
 * @throws NumericalError if a part of the drawing has no PDF counterpart.
 */
export function drawPdf(
  { svg, width, height }: Drawing,
  title: string,
  source?: string,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    font: faces[0]!.path,
    info: {
      Title: title,
      ...(source === undefined ? {} : { Keywords: source }),
      Creator: 'monoculture',
      Producer: 'monoculture',
      CreationDate: new Date(0),
    },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  SVGtoPDF(document, svg.replace(/(width|height)="([\d.]+)pt"/g, '$1="$2"'), 0, 0, {
    assumePt: true,
    fontCallback: (family, _bold, italic) =>
      faces.find((face) => family.startsWith(face.family) && face.italic === italic)!.path,
    warningCallback: (warning) => {
      throw new NumericalError(`drawPdf: every part must be drawn, found: ${warning}.`);
    },
  });
  document.end();
  return whole;
}
