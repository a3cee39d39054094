import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../support/commandLine.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monoculture-figure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('monoculture figure', () => {
  it('writes the asked formats and the CSV, and says what and where', async () => {
    const out = join(folder, 'new', 'figures');
    const { status, stdout } = await commandLine(
      ...['figure', 'spectrum', 'twins', '--out', out, '--format', 'svg,tex'],
    );
    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      'twins-spectrum.csv',
      'twins-spectrum.svg',
      'twins-spectrum.tex',
    ]);
    expect(stdout).toContain('Twins: eigenvalues of the recurrence');
    expect(stdout).toContain(join(out, 'twins-spectrum.svg'));
    expect(stdout).not.toContain('*');
  });

  it('writes the same bytes on every run', async () => {
    const files = async (out: string) => {
      await commandLine('figure', 'spectrum', 'runaway', '--out', out);
      return readdirSync(out).map((file) => readFileSync(join(out, file)).toString('base64'));
    };
    const once = await files(join(folder, 'a'));
    expect(once).toHaveLength(4);
    expect(await files(join(folder, 'b'))).toEqual(once);
  });

  it('spans two columns when asked', async () => {
    await commandLine(
      ...['figure', 'spectrum', 'twins', '--out', folder, '--format', 'svg', '--columns', '2'],
    );
    expect(readFileSync(join(folder, 'twins-spectrum.svg'), 'utf8')).toContain('width="481.89pt"');
  });

  it('draws a scenario from a file, named after it', async () => {
    const file = join(folder, 'my lab.v2.yaml');
    writeFileSync(
      file,
      'name: "A * B_{x} & <c>"\nfeatures: 1\nalpha: 0.5\nentities:\n  - name: A\n    private: { samples: 9, design: isotropic }\n    synthetic: { samples: 9, design: private }\n',
    );
    const { status, stdout } = await commandLine(
      ...['figure', 'spectrum', file, '--out', join(folder, 'o'), '--format', 'svg,pdf,tex'],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('A * B_{x} & <c>: eigenvalues');
    expect(existsSync(join(folder, 'o', 'my lab.v2-spectrum.pdf'))).toBe(true);
  });
});

describe('monoculture figure refuses, with status 2 and nothing written,', () => {
  it.each([
    ['an unknown kind', ['figure', 'spectum', 'twins'], /Did you mean spectrum\?/],
    [
      'an unknown format',
      ['figure', 'spectrum', 'twins', '--format', 'svg,gif'],
      /"gif".*svg, png/,
    ],
    ['an unknown scenario', ['figure', 'spectrum', 'twin'], /Did you mean twins\?/],
    ['three columns', ['figure', 'spectrum', 'twins', '--columns', '3'], /1, 2/],
    ['a grid of one', ['figure', 'spectrum', 'twins', '--grid', '1'], /2 or more/],
  ])('%s', async (_, argv, message) => {
    const out = join(folder, 'out');
    const { status, stdout, stderr } = await commandLine(...argv, '--out', out);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });

  it('a folder that is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    for (const out of [file, join(file, 'below')]) {
      const { status, stderr } = await commandLine('figure', 'spectrum', 'twins', '--out', out);
      expect(status).toBe(2);
      expect(stderr).toContain('--out');
      expect(stderr).toContain('must be a folder');
    }
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  it('a folder that cannot be made', async () => {
    const { status, stderr } = await commandLine(
      ...['figure', 'spectrum', 'twins', '--out', '/proc/none/here'],
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/--out \/proc\/none.*must be a folder/);
  });

  it('no folder at all', async () => {
    const { status, stderr } = await commandLine('figure', 'spectrum', 'twins');
    expect(status).toBe(2);
    expect(stderr).toContain('--out');
  });

  it('draws 200 generations of what diverges, and nothing where float64 ends before T', async () => {
    const figure = (kind: string, generations: number, noise = 1) =>
      commandLine(
        ...['figure', kind, 'runaway', '--out', folder, '--format', 'svg,tex'],
        ...['--generations', String(generations), '--replicates', '20', '--set', `noise=${noise}`],
      );
    for (const kind of ['trajectory', 'homogenization', 'transfer']) {
      const refused = await figure(kind, 300, 1e120);
      expect({ ...refused, stderr: '' }).toEqual({ status: 3, stdout: '', stderr: '' });
      expect(refused.stderr).toMatch(/^generation \d+ is beyond float64 [^\n]*\.\n$/);
      expect(readdirSync(folder)).toEqual([]);
    }
    for (const kind of ['trajectory', 'homogenization', 'transfer']) {
      const { status, stdout } = await figure(kind, 200);
      expect(status).toBe(0);
      expect(stdout).not.toMatch(/NaN|Infinity/);
      for (const format of ['svg', 'tex', 'csv']) {
        const text = readFileSync(join(folder, `runaway-${kind}.${format}`), 'utf8');
        expect(text).not.toMatch(/NaN|Infinity/);
      }
    }
  });
});
