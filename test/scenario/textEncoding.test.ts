import { describe, expect, it } from 'vitest';
import { decoded, UnreadableText } from '../../src/scenario/textEncoding.js';

const text = 'features: 1\nname: café\n';

describe('decoded', () => {
  it('reads UTF-8 with and without a byte-order mark', () => {
    expect(decoded(Buffer.from(text))).toBe(text);
    expect(decoded(Buffer.from(`\ufeff${text}`))).toBe(text);
  });

  it.each([
    [
      'UTF-16 with its mark',
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      'UTF-16 text',
      'Save it as UTF-8',
    ],
    [
      'UTF-16, the other way round',
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      'UTF-16 text',
      'UTF-8',
    ],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), 'UTF-16 text', 'UTF-8'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'bytes that are not UTF-8 text', 'Latin-1'],
    [
      'Windows-1252',
      Buffer.from([0x80, 0x31, 0xe9]),
      'bytes that are not UTF-8 text',
      'Windows-1252: save it as UTF-8',
    ],
    [
      'no text',
      Buffer.from([0, 0xff, 1, 0xfe, 0x80]),
      'bytes that are not UTF-8 text',
      'text file',
    ],
  ])('names %s', (_, bytes, found, next) => {
    const error = errorOf(bytes);
    expect(error.found).toBe(found);
    expect(error.next).toContain(next);
  });
});

// Helpers
function errorOf(bytes: Uint8Array): UnreadableText {
  try {
    decoded(bytes);
  } catch (error) {
    if (error instanceof UnreadableText) return error;
  }
  throw new Error('expected UnreadableText, found none');
}
