import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allImports, src } from '../support/imports.js';

describe('createParse', () => {
  const file = new URL('../../src/scenario/mathjsParser.ts', import.meta.url);

  it('is that of the mathjs installed: run `npm run parser` after an update', async () => {
    const build = new URL('../../src/scenario/mathjsParser.build.mjs', import.meta.url);
    const { parserSource } = (await import(/* @vite-ignore */ build.href)) as {
      parserSource: () => Promise<string>;
    };
    expect(readFileSync(file, 'utf8')).toBe(await parserSource());
  });

  it('brings no evaluation with it, and keeps mathjs out of what reads scenarios', () => {
    const code = readFileSync(file, 'utf8');
    expect(code).toContain('Parenthesis ) expected');
    expect(code).not.toMatch(/\beval\b|new Function|Function\(|\.compile\(|\bimport\b/);
    const importers = allImports(src).filter(({ target }) => target.startsWith('mathjs'));
    expect(importers.map((one) => one.file)).toEqual(['rational/rational.ts']);
  });
});
