// Takes the parser of mathjs out of its package, to mathjsParser.ts: run `npm run parser` after an update of mathjs; a test
// compares the two. An import of mathjs/number would load all its functions: 0.4 s at every start, and 330 kB of a bundle
// that is not split.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const LONGEST = 118;

/** The text of mathjsParser.ts for the mathjs that is installed. */
export async function parserSource() {
  const folder = new URL('../../node_modules/mathjs/', import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const [copyright] = readFileSync(new URL('NOTICE', folder), 'utf8').match(/^Copyright.*$/m);
  const { outputFiles } = await build({
    stdin: {
      contents: "export { createParse } from 'mathjs/number';",
      resolveDir: fileURLToPath(folder),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'mathjs',
    target: 'es2022',
    lineLimit: LONGEST,
    legalComments: 'none',
  });
  const code = outputFiles[0].text.replace(/^"use strict";\s*/, '').replace(/^var mathjs=/, '');
  return `// @ts-nocheck
/**
 * The parser of mathjs ${version}, minified: written by mathjsParser.build.mjs, not by hand.
 *
 * ${copyright}
 * Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0
 */
const mathjs: {
  /** Makes a function that turns text into a tree, from the classes of the nodes. */
  readonly createParse: (parts: object) => (text: string) => unknown;
} =
${code}
export const { createParse } = mathjs;
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./mathjsParser.ts', import.meta.url), await parserSource());
}
