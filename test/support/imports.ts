import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** One import of one source file. */
export interface Import {
  /** The importing file, from src/, with forward slashes: `solution/spectrum.ts`. */
  readonly file: string;
  /** A file from src/ for a relative import, else the name of a package: `linalg/eigen.ts`, `zod`, `node:fs`. */
  readonly target: string;
  /** The names in braces, with their `type` where they have one; empty for other forms. */
  readonly names: readonly string[];
  /** Whether only types are imported, so that nothing of the target runs. */
  readonly typesOnly: boolean;
}

/** The sources below a folder, from that folder, with forward slashes. */
export const sources = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts'));

/** Every static and dynamic import and re-export of one source text. */
export function importsOf(file: string, text: string): Import[] {
  const found = text.matchAll(
    /(?:\b(?:import|export)\s+(type\s+)?(?:\{([^}]*)\}\s*)?[^'{}]*?\bfrom|\bimport)\s*\(?\s*'([^']+)'/g,
  );
  return [...found].map(([, types, list = '', name = '']) => {
    const names = list
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return {
      file,
      target: name.startsWith('.')
        ? posix.join(posix.dirname(file), name).replace(/\.js$/, '.ts')
        : name,
      names,
      typesOnly:
        types !== undefined ||
        (names.length > 0 && names.every((part) => part.startsWith('type '))),
    };
  });
}

/** All imports of all sources below a folder. */
export const allImports = (root: string): Import[] =>
  sources(root).flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

/** The folder of this repository's sources. */
export const src = join(import.meta.dirname, '..', '..', 'src');
