import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { solveExact } from '../../src/exact/solveExact.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetText } from '../../src/scenario/presets.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { exactNumberText, exactText } from '../../src/text/exactText.js';
import { commandLine } from '../support/commandLine.js';

describe('exactNumberText', () => {
  it.each([
    ['3/7', 3 / 7, '3/7 (0.4286)'],
    ['-3/4', -0.75, '−3/4 (−0.75)'],
    ['2', 2, '2'],
    [`1/${'3'.repeat(40)}`, 3e-40, '3e−40 (1/40 digits)'],
    ['9'.repeat(30), 1e30, '1e30 (30/1 digits)'],
  ])('shows %s', (fraction, decimal, shown) => {
    expect(exactNumberText({ fraction, decimal })).toBe(shown);
  });

  it('shows – where the theory gives no number', () => {
    expect(exactNumberText(null)).toBe('–');
  });
});

describe('exactText', () => {
  it('[T13] shows S instead of R where everything accumulates', async () => {
    const scenario = parseScenario(presetText('hoarders'), { source: 'hoarders' });
    const text = exactText(await solveExact(scenario));
    expect(text).toContain('converges, max Re λ(S) < 1 exactly');
    expect(text).toMatch(/det\(zI − S\) +degree 4, coefficients 1, −28\/13/);
    expect(text).not.toContain('det(zI − R)');
  });

  it('says why there is no verdict', async () => {
    const settings = { source: 'twins', set: ['alpha=0.5+0.3*(-1)^t'] };
    const scenario = parseScenario(presetText('twins'), settings);
    const text = exactText(await solveExact(scenario));
    expect(text).toMatch(/verdict +none: a number that changes .* does not settle/);
    expect(text).toContain('no limit: what changes with the generation does not settle');
  });
});

describe('monoculture solve --exact', () => {
  it.each([
    ['twins', 'converges, ρ < 1 exactly'],
    ['specialists', 'converges, ρ < 1 exactly'],
    ['unanchored', 'marginal, ρ = 1 exactly'],
    ['runaway', 'diverges, ρ > 1 exactly'],
  ])('prints fractions for %s: %s', async (preset, verdict) => {
    const { status, stdout, stderr } = await commandLine(
      'solve',
      preset,
      '--exact',
      '--generations',
      '3',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(verdict);
    for (const part of ['Generation 0', 'Trajectory', 'Findings']) expect(stdout).toContain(part);
    expect(stdout.includes('\nLimit\n')).toBe(verdict.startsWith('converges'));
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
  });

  it('[T7] says that the twins become three quarters alike', async () => {
    const { stdout } = await commandLine('solve', 'twins', '--exact');
    expect(stdout).toMatch(/homogenization +3\/4 \(0\.75\)/);
  });

  it('prints with --json the object of the library, with the keys of the contract in order', async () => {
    const { stdout } = await commandLine(
      'solve',
      'specialists',
      '--exact',
      '--generations',
      '1',
      '--json',
    );
    const { settings, overrides, version, ...printed } = JSON.parse(stdout);
    expect([settings.name, overrides, version]).toEqual(['Four specialists', [], '0.1.0']);
    expect(printed).toEqual(await solveExact(readScenario('specialists'), { generations: 1 }));
    const measures = 'mean bias2 variance mse relativeEfficiency dispersion risk'.split(' ');
    expect(Object.keys(printed)).toEqual(
      'scenario features featureNames entities kinds copies stability initial limit transfer homogenization trajectory'.split(
        ' ',
      ),
    );
    expect(Object.keys(printed.stability)).toEqual(['verdict', 'characteristicPolynomial']);
    expect(Object.keys(printed.initial)).toEqual(measures);
    expect(Object.keys(printed.limit!)).toEqual([...measures, 'influence']);
    expect(Object.keys(printed.trajectory![1]!)).toEqual(['generation', ...measures]);
    expect(printed.homogenization).toEqual({ fraction: '41/81', decimal: 41 / 81 });
  });

  it('has every key of its JSON object in docs/command-line.md', async () => {
    const { stdout } = await commandLine(
      'solve',
      'twins',
      '--exact',
      '--generations',
      '1',
      '--json',
    );
    const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
    const section = page.slice(page.indexOf('### Exact fractions'));
    const printed = JSON.stringify({ ...JSON.parse(stdout), settings: null });
    const keys = new Set([...printed.matchAll(/"(\w+)":/g)].map(([, key = '']) => key));
    expect(keys.size).toBeGreaterThan(15);
    for (const key of keys) expect(section, key).toMatch(new RegExp(`\\b${key}\\b`));
  });

  it.each([
    [
      'a preset with drawn rows',
      ['fifty'],
      /fifty.*at most 3,000 digits, found about 6,\d{3} in the limit/,
    ],
    ['a standardized table', ['penguins'], /public\.design\.standardize: must not be true/],
    [
      'too many features',
      ['twins', '--set', 'features=40'],
      /at most 16 features.*found 40 features × 2 kinds = 80/,
    ],
  ])('refuses %s with status 2, in words, and prints nothing', async (_, argv, words) => {
    const { status, stdout, stderr } = await commandLine('solve', ...argv, '--exact', '--json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
