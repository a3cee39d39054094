import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('KERNEL', () => {
  it('is kernel.wat, compiled: run `npm run kernel` after a change', async () => {
    const build = new URL('../../src/linalg/kernel.build.mjs', import.meta.url);
    const { kernelSource } = (await import(/* @vite-ignore */ build.href)) as {
      kernelSource: () => Promise<string>;
    };
    const committed = readFileSync(new URL('../../src/linalg/kernel.ts', import.meta.url), 'utf8');
    expect(committed).toBe(await kernelSource());
  });
});
