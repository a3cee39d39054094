import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../../src/cli/version.js';
import { presetText } from '../../src/scenario/presets.js';
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
      'twins-spectrum.txt',
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
    expect(once).toHaveLength(5);
    expect(await files(join(folder, 'b'))).toEqual(once);
  });

  const draw = (...more: string[]) =>
    commandLine('figure', 'spectrum', 'twins', '--out', folder, '--format', 'svg,png,tex', ...more);
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('says in every file but the CSV how it was made, and in TXT and TeX what it shows', async () => {
    await draw('--set', 'alpha=0.9', '--set', "name='A & <B>'");
    const line = `monoculture ${version}: monoculture figure spectrum twins --set alpha=0.9`;
    const names = readdirSync(folder);
    expect(names.every((name) => name.startsWith('twins-alpha-0.9-name--A - -B---spectrum.'))).toBe(
      true,
    );
    const [stem = ''] = names[0]!.split('.svg')[0]!.split('.csv');
    expect(text(`${stem}.svg`)).toContain(`<metadata>${line}`);
    expect(text(`${stem}.svg`)).toContain('A &amp; &lt;B&gt;');
    expect(readFileSync(join(folder, `${stem}.png`)).toString('utf8')).toContain(line);
    expect(text(`${stem}.tex`)).toContain(`% ${line}`);
    expect(text(`${stem}.tex`)).toContain('\\gdef\\monoculturecaption{Each point is an eigenvalue');
    expect(text(`${stem}.txt`)).toMatch(
      /^Each point .*The scenario was changed: alpha=0\.9, name='A & <B>'\.\n\nmonoculture /,
    );
    expect(text(`${stem}.csv`)).not.toContain('monoculture');
  });

  it('replaces the files of another run whole, and says so', async () => {
    expect((await draw()).stdout).not.toContain('replaced');
    expect((await draw()).stdout).not.toContain('replaced'); // the same run
    const { status, stdout } = await draw('--seed', '2', '--format', 'svg');
    expect(status).toBe(0);
    expect(stdout).toMatch(/replaced those of another run \(monoculture .* --seed 1 /);
    expect(stdout).toContain('twins-spectrum.png');
    expect(readdirSync(folder).sort()).toEqual([
      'twins-spectrum.csv',
      'twins-spectrum.svg',
      'twins-spectrum.txt',
    ]);
    expect(text('twins-spectrum.txt')).toContain('--seed 2');
  });

  it('never removes what the scenario is read from', async () => {
    const data = join(folder, 'twins-spectrum.tex');
    writeFileSync(data, presetText('twins'));
    const { status, stderr } = await commandLine(
      'figure',
      'spectrum',
      data,
      '--out',
      folder,
      '--format',
      'svg',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'x-spectrum.tex'), presetText('twins'));
    symlinkSync(join(folder, 'x-spectrum.tex'), join(folder, 'x'));
    const refused = await commandLine(
      'figure',
      'spectrum',
      join(folder, 'x'),
      '--out',
      folder,
      '--format',
      'svg',
    );
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('must not be the scenario file');
    expect(text('x-spectrum.tex')).toBe(presetText('twins'));
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
    const figure = (kind: string, generations: number, ...more: string[]) =>
      commandLine(
        ...['figure', kind, 'runaway', '--out', folder, '--format', 'svg,tex'],
        ...['--generations', String(generations), '--replicates', '20', ...more],
      );
    for (const kind of ['trajectory', 'homogenization', 'transfer']) {
      const refused = await figure(kind, 300, '--set', 'noise=1e120');
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
