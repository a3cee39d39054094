/** Text that cannot be read: what was found, and what can be done about it where that is known. */
export class UnreadableText extends Error {
  constructor(
    readonly found: string,
    readonly next?: string,
  ) {
    super(found);
  }
}

/** Bytes in which an encoding shows. */
const SAMPLE = 4096;

/**
 * The text of bytes in UTF-8, without its byte-order mark.
 *
 * @throws UnreadableText if they are in another encoding, named where it shows.
 */
export function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    throw new UnreadableText(`${wide} text`, `Save it as UTF-8 instead of ${wide}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const narrow = narrowEncoding(bytes);
    throw new UnreadableText(
      'bytes that are not UTF-8 text',
      narrow === undefined
        ? 'Give a text file in UTF-8.'
        : `It looks like ${narrow}: save it as UTF-8.`,
    );
  }
}

/** UTF-16 or UTF-32, recognised by a byte-order mark or by zeros in every other byte. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length > 2 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  const pairs = Math.floor(sample.length / 2);
  const mostly = (count: number) => pairs > 1 && count > 0.7 * pairs;
  return mostly(zeros[0]!) !== mostly(zeros[1]!) ? 'UTF-16' : undefined;
}

/** One byte a letter: Windows uses bytes that Latin-1 has no letters for, such as the euro sign's. */
function narrowEncoding(bytes: Uint8Array): string | undefined {
  const binary = bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  if (binary) return undefined;
  const windows = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  return windows ? 'Windows-1252' : 'Latin-1 (ISO 8859-1) or Windows-1252';
}
