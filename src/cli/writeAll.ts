import { fstatSync, openSync, writeSync } from 'node:fs';
import { codeOf, pause } from '../scenario/systemCall.js';

/** Small pieces are gathered into writes of this many characters. */
const CHUNK = 65_536;

/**
 * Writes every byte to an open file, waiting where a pipe is full.
 *
 * @param handle - of the open file.
 * @throws the error of the system, such as ENOSPC or EPIPE.
 */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(handle, bytes, at);
    } catch (cause) {
      if (codeOf(cause) !== 'EAGAIN') throw cause;
      pause();
    }
  }
}

/** Pieces of text or bytes, gathered into few large ones. */
export function* gathered(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let waiting: string[] = [];
  let length = 0;
  const flushed = (): Uint8Array => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    return bytes;
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      waiting.push(piece);
      length += piece.length;
      if (length >= CHUNK) yield flushed();
    } else {
      yield flushed();
      yield piece;
    }
  }
  yield flushed();
}

/**
 * A handle of a standard stream that never blocks the whole thread: a pipe is opened again for this process alone,
 * so that a reader that does not read cannot keep an interruption waiting.
 *
 * @param stream - 1 for standard output, 2 for standard error.
 */
export function standardHandle(stream: 1 | 2, flags: number): number {
  try {
    return fstatSync(stream).isFIFO() ? openSync(`/proc/self/fd/${stream}`, flags) : stream;
  } catch {
    return stream; // no such stream, or no /proc: as it is
  }
}
