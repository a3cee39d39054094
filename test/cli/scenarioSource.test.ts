import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { presetText } from '../../src/scenario/presets.js';
import { commandLine, type Outcome } from '../support/commandLine.js';

let folder: string;
const start = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
  writeFileSync(join(folder, 'rows.csv'), 'x,y\n1,2\n2,4\n3,7\n');
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true });
});

describe('- for a scenario', () => {
  it.each([
    [['solve', '-']],
    [['simulate', '-', '--generations', '1', '--replicates', '8', '--seed', '1']],
    [['verify', '-', '--replicates', '50', '--generations', '1']],
    [['figure', 'spectrum', '-', '--out', 'figures', '--format', 'csv']],
  ])('%j reads standard input', async (argv) => {
    const { status, stdout, stderr } = await withInput(Buffer.from(presetText('twins')), ...argv);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Twins');
  });

  const own =
    'features: 1\nalpha: 0.5\nentities: [{name: A, private: {design: {csv: rows.csv, columns: [x], target: y}}, synthetic: {samples: 9, design: private}}]\n';

  it('finds CSV files from the working directory, and does not overwrite them', async () => {
    expect(await withInput(Buffer.from(own), 'solve', '-')).toMatchObject({ status: 0 });
    const { status, stderr } = await withInput(Buffer.from(own), 'solve', '-', '--out', 'rows.csv');
    expect(status).toBe(2);
    expect(stderr).toMatch(/must not be a file that the scenario reads/);
    expect(readFileSync('rows.csv', 'utf8')).toMatch(/^x,y\n/);
  });

  it.each([
    ['nothing', '', /^-: standard input must be .*found nothing\..*\n$/],
    ['blank lines', ' \n\n', /found nothing/],
    ['what is no scenario', 'features: x', /^standard input: features: must be/],
    [
      'UTF-16',
      Buffer.from('features: 1', 'utf16le'),
      /^standard input: must be text .*UTF-16 text\..*UTF-8/,
    ],
  ])('refuses %s', async (_, text, words) => {
    const { status, stdout, stderr } = await withInput(Buffer.from(text), 'solve', '-');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});

describe('names with what a terminal obeys', () => {
  const obeyed = ['\u001b[31m', '\u0007', '\u009b', '\u202e', '\u2066', '\r', '\t'];
  const named = JSON.stringify({
    name: `lab\n${obeyed.join('')}`,
    features: 1,
    alpha: 0.5,
    entities: obeyed.map((sign, k) => ({
      name: `${k}${sign}\nx`,
      private: { samples: 5, design: 'isotropic' },
      synthetic: { samples: 5, design: 'private' },
    })),
  });
  const harmful = /[\p{Cc}\u202e\u2066]/u;

  it.each([
    [['solve', '-', '--generations', '1']],
    [['solve', '-', '--exact']],
    [['solve', '-', '--json']],
    [['verify', '-', '--replicates', '50', '--generations', '1']],
    [['simulate', '-', '--generations', '1', '--replicates', '8', '--seed', '1']],
    [['figure', 'spectrum', '-', '--out', 'odd', '--format', 'svg,csv,tex']],
    [['solve', '-', '--set', 'alpha=7']],
    [['solve', '-', '--set', 'entities.1.name="0\\u001b[31m\\nx"']],
    [['solve', '-', '--set', 'entities.0.private.design.\u001b[31m=1']],
    [['solve', '\u001b[31m.yaml']],
  ])('%j shows them as \\u001b', async (argv) => {
    const { stdout, stderr } = await withInput(Buffer.from(named), ...argv);
    expect(stdout + stderr).not.toBe('');
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(harmful);
  });

  it('negative control: the names come back from JSON as they were', async () => {
    const { stdout } = await withInput(Buffer.from(named), 'solve', '-', '--json');
    expect(JSON.parse(stdout).entities).toEqual(obeyed.map((sign, k) => `${k}${sign}\nx`));
    expect(harmful.test(JSON.parse(stdout).entities[0])).toBe(true);
  });

  it('leave the files of a figure well formed', () => {
    for (const ending of ['svg', 'csv', 'tex']) {
      const text = readFileSync(`odd/scenario-spectrum.${ending}`, 'utf8');
      expect(text.replaceAll('\n', '')).not.toMatch(harmful);
    }
  });

  it('errors on one line stay on one line', async () => {
    const { stderr } = await commandLine('solve', 'a\nb.yaml');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

// Helpers
async function withInput(input: Uint8Array, ...argv: string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const status = await run(argv, {
    print: (text) => {
      stdout += text;
    },
    complain: (text) => {
      stderr += text;
    },
    interactive: false,
    interrupted: new AbortController().signal,
    input: () => Promise.resolve(input),
  });
  return { status, stdout, stderr };
}
