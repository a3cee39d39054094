import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';
import { DomainError } from '../errors.js';
import { bytesOfHandle, requireSize } from '../scenario/textFile.js';

/**
 * All that comes by standard input.
 *
 * @throws DomainError if that is a terminal or closed, UnreadableText if it has no end.
 */
export async function readStandardInput(): Promise<Uint8Array> {
  if (isatty(0)) throw noInput('a terminal');
  const kind = kindOfInput();
  if (kind === 'closed') throw noInput('nothing');
  if (kind === 'file') return bytesOfHandle(0);
  const chunks: Buffer[] = [];
  let total = 0;
  const stream = new Socket({ fd: 0, readable: true, writable: false });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.length;
    requireSize(total);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The error of a scenario called `-` where none comes. */
export const noInput = (found: string): DomainError =>
  new DomainError(
    `-: standard input must be a file or a pipe that contains a scenario, found ${found}. For example: monoculture scenarios twins | monoculture solve -`,
  );

function kindOfInput(): 'file' | 'stream' | 'closed' {
  try {
    const stats = fstatSync(0);
    return stats.isFIFO() || stats.isSocket() ? 'stream' : 'file';
  } catch {
    return 'closed';
  }
}
