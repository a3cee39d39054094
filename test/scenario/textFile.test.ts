import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../src/scenario/textFile.js';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'));
  writeFileSync(at('a'), '\ufefftext é');
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 2 ** 40); // a hole: no bytes on the disk
  symlinkSync('loop', at('loop'));
  for (const pipe of ['pipe', 'silent']) execFileSync('mkfifo', [at(pipe)]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('textOf', () => {
  it('reads a file and a pipe', () => {
    expect(textOf(at('a'))).toBe('text é');
    spawn('sh', ['-c', 'echo slowly > "$0"', at('pipe')]);
    execFileSync('sleep', ['0.5']);
    expect(textOf(at('pipe'))).toBe('slowly\n');
  });

  it('does not wait for a pipe that nobody writes to', () => {
    expect(textOf(at('silent'))).toBe('');
  });

  it.each([
    ['/dev/zero', 'more than 64 MiB'],
    ['huge', 'more than 256 MiB'],
    ['.', 'a directory'],
    ['loop', 'a link that leads back to itself'],
    ['none', 'no such file'],
    ['x'.repeat(300), 'a name that is too long'],
  ])('refuses %s, soon', (name, found) => {
    const begun = performance.now();
    expect(() => textOf(name.startsWith('/') ? name : at(name))).toThrow(found);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
