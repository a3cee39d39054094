import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** One import of one source file. */
export interface Import {
  /** The importing file, from src/, with forward slashes: `solution/spectrum.ts`. */
  readonly file: string;
  /** A file from src/ for a relative import, else the name of a package: `linalg/eigen.ts`, `zod`, `node:fs`. */
  readonly target: string;
}

/** The sources below a folder, from that folder, with forward slashes. */
export const sources = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts'));

/** Every static and dynamic import and re-export of one source text. */
export function importsOf(file: string, text: string): Import[] {
  const names = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...names].map(([, name = '']) => ({
    file,
    target: name.startsWith('.')
      ? posix.join(posix.dirname(file), name).replace(/\.js$/, '.ts')
      : name,
  }));
}

/** All imports of all sources below a folder. */
export const allImports = (root: string): Import[] =>
  sources(root).flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

/** The folder of this repository's sources. */
export const src = join(import.meta.dirname, '..', '..', 'src');
