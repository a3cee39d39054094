import { DomainError } from '../errors.js';
import { codeOf, refusals } from '../scenario/systemCall.js';
import { standardHandle, writeAll } from './writeAll.js';

/** Characters gathered before they are written. */
const CHUNK = 65_536;

/** A reader that stops early, such as head or less: no error, and nothing left to do. */
export class ReaderGone extends Error {}

/** The two streams of a command, in the order in which it writes. */
export interface StandardOutput {
  /**
   * Writes to standard output, at the end of a line at the latest.
   *
   * @throws ReaderGone if the reader has stopped, DomainError if the system refuses.
   */
  readonly print: (text: string) => void;
  /** Writes to standard error at once; a missing reader is not an error. */
  readonly complain: (text: string) => void;
}

/** @param flags - to open a pipe with. */
export function standardOutput(flags: number): StandardOutput {
  const out = standardHandle(1, flags);
  const err = standardHandle(2, flags);
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    try {
      writeAll(out, bytes);
    } catch (cause) {
      const code = codeOf(cause);
      if (code === 'EPIPE') throw new ReaderGone();
      throw new DomainError(
        `standard output: could not be written: ${refusals[code] ?? 'the system refused'} (${code}). Redirect it elsewhere.`,
      );
    }
  };
  return {
    print: (text) => {
      waiting.push(text);
      length += text.length;
      if (length >= CHUNK || text.endsWith('\n')) flush();
    },
    complain: (text) => {
      try {
        writeAll(err, Buffer.from(text));
      } catch {
        // There is no place left to say so.
      }
    },
  };
}
