import { crc32 } from 'node:zlib';
import { oneLine } from '../../scenario/printable.js';
import type { Figure } from '../figure.js';
import { texLabel } from '../labels/texLabel.js';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Bytes of a PNG before its first chunk, and of its header chunk. */
const SIGNATURE = 8;
const HEADER = 25;

/** An SVG that says how it was made. */
export const withMetadata = (svg: string, source: string | undefined): string =>
  source === undefined
    ? svg
    : svg.replace(
        /<svg [^>]*>/,
        (tag) =>
          `${tag}<metadata>${oneLine(source).replace(/[&<>]/g, (sign) => SIGNS[sign]!)}</metadata>`,
      );

/** A PNG that says how it was made, in the iTXt chunk called Source, after its header. */
export function withText(png: Buffer, source: string | undefined): Buffer {
  if (source === undefined) return png;
  const data = Buffer.from(`iTXtSource\0\0\0\0\0${oneLine(source)}`, 'utf8');
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  const at = SIGNATURE + HEADER;
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]);
}

/**
 * The head of a pgfplots source: how it was made, and the caption as a macro, for `\caption{\monoculturecaption}` after
 * `\input`.
 */
export const texHead = ({ caption }: Pick<Figure, 'caption'>, source: string | undefined): string =>
  [
    ...(source === undefined ? [] : [`% ${oneLine(source)}`]),
    `\\gdef\\monoculturecaption{${texLabel(caption)}}`,
    '',
  ].join('\n');
