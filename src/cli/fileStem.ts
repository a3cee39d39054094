import { createHash } from 'node:crypto';

/** Characters that LaTeX or a file system takes for something else when they stand in the name of a file. */
const AWKWARD = /[^\p{L}\p{N} ._-]/gu;
/** Bytes of a name that leave room for the kind of a figure and its extension. */
const LONGEST = 150;

/** The first part of the names of a figure's files: a scenario's name with a hyphen for what LaTeX cannot read. */
export function fileStem(name: string): string {
  const plain = name.replace(AWKWARD, '-');
  if (Buffer.byteLength(plain) <= LONGEST) return plain;
  const begin = Buffer.from(plain).subarray(0, LONGEST).toString('utf8');
  // What was cut off still tells two names apart.
  const rest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${begin.replace(/\ufffd+$/, '')}-${rest}`;
}
