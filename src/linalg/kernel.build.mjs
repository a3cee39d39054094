// Compiles kernel.wat to kernel.ts: run `npm run kernel` after a change; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import wabt from 'wabt';

/** The text of kernel.ts for the kernel.wat beside it. */
export async function kernelSource() {
  const { parseWat } = await wabt();
  const text = readFileSync(new URL('./kernel.wat', import.meta.url), 'utf8');
  const { buffer } = parseWat('kernel.wat', text, { simd: true }).toBinary({});
  const base64 = Buffer.from(buffer).toString('base64');
  const lines = base64.match(/.{1,90}/g).map((line) => `  '${line}'`);
  return [
    '/** kernel.wat, compiled: written by kernel.build.mjs, not by hand. */',
    'export const KERNEL = [',
    ...lines.map((line) => `${line},`),
    "].join('');",
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./kernel.ts', import.meta.url), await kernelSource());
}
