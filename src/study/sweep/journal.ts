import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../../errors.js';
import { oneLine } from '../../scenario/printable.js';
import { codeOf, refusals } from '../../scenario/systemCall.js';
import { lineOf, type SweepRow } from './row.js';

/** How the names of journals begin and end. */
const [BEGINNING, ENDING] = ['rows-', '.ndjson'];

export const isJournal = (name: string): boolean =>
  name.startsWith(BEGINNING) && name.endsWith(ENDING);

/** What one process writes into a store. */
export interface Journal {
  /**
   * Adds rows; when the promise is kept they are on the disk.
   *
   * @throws DomainError if the system refuses: what was there before is there still, and whole.
   */
  readonly append: (rows: readonly SweepRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * A journal of this process alone, made when the first row comes: no other process ever writes to it, so that a line
 * is torn only where its writer was killed, at the end.
 *
 * @param folder - of the store.
 * @param writer - a word for the name of the file, such as the share.
 */
export function newJournal(folder: string, writer: string): Journal {
  const path = join(folder, `${BEGINNING}${writer}-${randomUUID().slice(0, 8)}${ENDING}`);
  let handle: FileHandle | undefined;
  let length = 0;
  return {
    append: async (rows) => {
      if (rows.length === 0) return;
      const bytes = Buffer.from(rows.map(lineOf).join(''));
      try {
        handle ??= await created(path, folder);
        for (let at = 0; at < bytes.length; ) {
          at += (await handle.write(bytes, at, bytes.length - at, length + at)).bytesWritten;
        }
        await handle.datasync();
        length += bytes.length;
      } catch (cause) {
        // What fits only half goes: the journal ends with a whole line.
        await handle?.truncate(length).catch(() => {});
        throw refused(folder, cause);
      }
    },
    close: async () => handle?.close(),
  };
}

/** The error of a store that cannot be written. */
export function refused(folder: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === '') return cause;
  return new DomainError(
    `--store ${oneLine(folder)}: could not be written: ${refusals[code] ?? 'the system refused'} (${code}). Every row written before is kept: make room and run the same command again.`,
  );
}

/** A new file, known to its folder for good. */
async function created(path: string, folder: string): Promise<FileHandle> {
  const handle = await open(path, 'wx');
  await syncFolder(folder);
  return handle;
}

/** Makes what was added to a folder last; systems that cannot do so do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders.
  }
}
