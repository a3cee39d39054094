import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf, pause } from './systemCall.js';
import { decoded, UnreadableText } from './textEncoding.js';

/** More than any scenario or table is worth. */
const MOST_BYTES = 256 * 2 ** 20;
/** What has no size, such as a pipe or a device, may have no end either. */
const MOST_STREAMED = 64 * 2 ** 20;
const CHUNK = 2 ** 20;

/**
 * The text of a UTF-8 file, pipe or device.
 *
 * @throws UnreadableText if there is none, it is closed, has no end, or is not UTF-8.
 */
export function textOf(path: string): string {
  let bytes: Buffer;
  try {
    bytes = bytesOf(path);
  } catch (cause) {
    if (cause instanceof UnreadableText) throw cause;
    const code = codeOf(cause);
    throw new UnreadableText(reasons[code] ?? code);
  }
  return decoded(bytes);
}

/** Reads without blocking the thread where a pipe keeps it waiting, so that an interruption is heard. */
function bytesOf(path: string): Buffer {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return bytesOfHandle(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * All that can be read from an open file on.
 *
 * @throws UnreadableText if it has no end, the error of the system if it refuses.
 */
export function bytesOfHandle(handle: number): Buffer {
  const stats = fstatSync(handle);
  const most = stats.isFile() ? MOST_BYTES : MOST_STREAMED;
  requireSize(stats.size, most);
  const chunks: Buffer[] = [];
  for (let total = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readOrWait(handle, chunk);
    if (length === 0) return Buffer.concat(chunks);
    total += length;
    requireSize(total, most);
    chunks.push(chunk.subarray(0, length));
  }
}

function readOrWait(handle: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(handle, chunk);
    } catch (cause) {
      if (codeOf(cause) !== 'EAGAIN') throw cause;
      pause();
    }
  }
}

/** @throws UnreadableText if that many bytes are more than a scenario or table may have. */
export function requireSize(bytes: number, most: number = MOST_STREAMED): void {
  if (bytes <= most) return;
  throw new UnreadableText(`more than ${most / 2 ** 20} MiB`, 'Give a smaller file.');
}

/** What the system's codes mean to the writer of a file. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a directory',
  EACCES: 'a file without permission to read it',
  ELOOP: 'a link that leads back to itself',
  ENAMETOOLONG: 'a name that is too long',
  ENXIO: 'a socket',
};
