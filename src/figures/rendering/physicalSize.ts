import { crc32 } from 'node:zlib';

const INCHES_PER_METRE = 1 / 0.0254;
/** Signature (8 bytes) and header chunk (25 bytes) come first in every PNG. */
const AFTER_HEADER = 33;
const METRES = 1;

/** The PNG with a pHYs chunk, from which programs read how large to print it. */
export function withPhysicalSize(png: Buffer, dpi: number): Buffer {
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  const body = Buffer.alloc(13);
  body.write('pHYs', 0, 'latin1');
  body.writeUInt32BE(perMetre, 4);
  body.writeUInt32BE(perMetre, 8);
  body.writeUInt8(METRES, 12);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([
    png.subarray(0, AFTER_HEADER),
    length,
    body,
    check,
    png.subarray(AFTER_HEADER),
  ]);
}
