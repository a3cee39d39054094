import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/verification/verify.js';
import { commandLine } from '../support/commandLine.js';

const quick = ['--generations', '2', '--replicates', '400'];
const asJson = async (...argv: string[]) => {
  const { status, stdout, stderr } = await commandLine(...argv, '--json');
  expect(stderr).toBe('');
  return { status, result: JSON.parse(stdout) };
};

describe('monoculture verify', () => {
  it('exits with 0 and says what it could have seen when the theory stands', async () => {
    const { status, stdout } = await commandLine('verify', 'twins', ...quick);
    expect(status).toBe(0);
    expect(stdout).toMatch(/consistent with simulation \(false-alarm rate at most 1e−6\)/);
    expect(stdout).toMatch(
      /an error of [\d.]+ % in a mean or of [\d.]+ % in a variance would have been detected/,
    );
  });

  it('exits with 1 and shows the evidence when the simulation is misspecified', async () => {
    const { status, stdout } = await commandLine(
      'verify',
      'twins',
      ...quick,
      '--misspecify',
      'noise=1.5',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/refuted: simulation contradicts the theory in \d+ of \d+ tests/);
    expect(stdout).toMatch(/variance\[right\] .* refuted/);
    expect(stdout).toMatch(
      /simulated on purpose with noise=1\.5, .*: the refutation is expected\n$/m,
    );
  });

  it('says so where a misspecification is too small to detect', async () => {
    const change = ['--misspecify', 'noise=1.001'];
    const { status, stdout } = await commandLine('verify', 'twins', ...quick, ...change);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /with noise=1\.001, .*: a refutation was expected, but .* too small for 400 replicates/,
    );
    const { result } = await asJson('verify', 'twins', ...quick, ...change);
    expect(result.misspecified).toEqual(['noise=1.001']);
    expect((await commandLine('verify', 'twins', ...quick)).stdout).not.toContain('on purpose');
  });

  it('prints one JSON object with the keys of the contract', async () => {
    const { status, result } = await asJson(
      'verify',
      'twins',
      ...quick,
      '--seed',
      '3',
      '--false-alarm',
      '1e-4',
    );
    const verification = result as Verification;
    expect(status).toBe(0);
    expect(verification).toMatchObject({
      verdict: 'consistent',
      falseAlarm: 1e-4,
      seed: 3,
      replicates: 400,
    });
    expect(Object.keys(verification.detectable)).toEqual(['mean', 'variance']);
    for (const test of verification.tests) {
      expect(Object.keys(test)).toEqual([
        'quantity',
        'generation',
        'statistic',
        'degreesOfFreedom',
        'pValue',
        'refuted',
      ]);
    }
  });

  it('draws other samples for another seed', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((seed) => asJson('verify', 'twins', ...quick, '--seed', seed)),
    );
    expect(one?.result.tests[0].statistic).not.toBe(two?.result.tests[0].statistic);
  });
});

describe('monoculture simulate', () => {
  const run = ['--generations', '2', '--replicates', '300', '--seed', '5'];
  it('prints averages with standard errors', async () => {
    const { status, stdout } = await commandLine('simulate', 'specialists', ...run);
    expect(status).toBe(0);
    expect(stdout.match(/±/g)?.length).toBe(3 * 5 + 1);
    expect(stdout).not.toMatch(/NaN|undefined/);
  });

  it('prints one JSON object with the keys of the contract', async () => {
    const { result } = await asJson('simulate', 'specialists', ...run);
    const keys = ['mean', 'mse', 'dispersion', 'risk', 'similarity'];
    expect(result).toMatchObject({ replicates: 300, seed: 5, generations: 2 });
    expect(result.trajectory.map((now: object) => Object.keys(now).sort())).toEqual(
      [0, 1, 2].map(() => ['generation', ...keys, 'standardErrors'].sort()),
    );
    expect(Object.keys(result.trajectory[0].standardErrors).sort()).toEqual([...keys].sort());
    expect(result.trajectory[0].mse).toHaveLength(4);
  });

  it('gives the same bytes for the same seed on any number of workers, and others for another', async () => {
    const bytes = async (...more: string[]) =>
      (await commandLine('simulate', 'twins', ...run, ...more, '--json')).stdout;
    const one = await bytes('--workers', '1');
    expect(await bytes('--workers', '2')).toBe(one);
    expect(await bytes('--seed', '6')).not.toBe(one);
  });
});

describe('monoculture simulate and verify, given bad input,', () => {
  const cases: readonly [string, string[], RegExp][] = [
    [
      'no number of replicates',
      ['simulate', 'twins', '--generations', '2', '--seed', '1'],
      /--replicates <R>' not specified/,
    ],
    [
      'no replicates',
      ['simulate', 'twins', '--generations', '2', '--seed', '1', '--replicates', '0'],
      /whole number, 1 or more/,
    ],
    [
      'a seed that is not whole',
      ['simulate', 'twins', '--generations', '2', '--seed', '1.5', '--replicates', '5'],
      /--seed/,
    ],
    [
      'rows of no kind',
      ['verify', 'twins', '--synthetic', 'stale'],
      /Allowed choices are fixed, redrawn/,
    ],
    ['certain false alarms', ['verify', 'twins', '--false-alarm', '1'], /between 0 and 1/],
    ['one replicate', ['verify', 'twins', '--replicates', '1'], /whole number, 2 or more/],
    ['no workers', ['verify', 'twins', '--workers', '0'], /whole number, 1 or more/],
    [
      'a misspecified key',
      ['verify', 'twins', '--misspecify', 'alhpa=0.3'],
      /alhpa.*Did you mean alpha/s,
    ],
    [
      'a misspecified shape',
      ['verify', 'twins', '--misspecify', 'entities.0.copies=2'],
      /same features and entities/,
    ],
    [
      'a population too large to simulate',
      ['verify', 'twins', '--set', 'entities.0.copies=1000000'],
      /population must be at most 2000 entities, found 1000001/,
    ],
  ];
  it.each(cases)(
    'refuses %s with status 2, in words, and prints nothing',
    async (_, argv, words) => {
      const { status, stdout, stderr } = await commandLine(...argv);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});
