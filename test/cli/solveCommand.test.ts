import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Solution } from '../../src/answer/solution.js';
import { presetNames } from '../../src/scenario/presets.js';
import { commandLine } from '../support/commandLine.js';

const folder = mkdtempSync(join(tmpdir(), 'monoculture-'));
const file = (name: string) => join(folder, name);
const scenario = {
  name: 'Two labs',
  features: 2,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 50, design: 'isotropic' },
  entities: [
    {
      name: 'A',
      copies: 2,
      private: { samples: 20, design: { features: [0] } },
      synthetic: { samples: 20, design: 'private' },
    },
    {
      name: 'B',
      private: { samples: 20, design: { features: [1] } },
      synthetic: { samples: 20, design: 'private' },
    },
  ],
};

beforeAll(() => writeFileSync(file('labs.json'), JSON.stringify(scenario)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const solved = async (...argv: string[]): Promise<Solution> => {
  const { status, stdout, stderr } = await commandLine('solve', ...argv, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Solution;
};

describe('monoculture solve --json', () => {
  it('prints one object with the keys of the contract, in order', async () => {
    const solution = await solved(file('labs.json'), '--generations', '2');
    expect(Object.keys(solution)).toEqual([
      'scenario',
      'features',
      'featureNames',
      'entities',
      'kinds',
      'copies',
      'stability',
      'unsettled',
      'graph',
      'eigenvalues',
      'initial',
      'limit',
      'anchoredLimit',
      'transfer',
      'homogenization',
      'trajectory',
      'evidence',
      'settings',
      'overrides',
      'version',
    ]);
    const measures = [
      'mean',
      'bias2',
      'variance',
      'mse',
      'relativeEfficiency',
      'dispersion',
      'similarity',
      'risk',
    ];
    expect(Object.keys(solution.initial)).toEqual(measures);
    expect(Object.keys(solution.limit ?? {})).toEqual([...measures, 'influence']);
    expect(solution.trajectory?.map((now) => Object.keys(now))).toEqual(
      [0, 1, 2].map(() => ['generation', ...measures]),
    );
    expect(solution.entities).toEqual(['A-1', 'A-2', 'B']);
  });

  it('leaves the trajectory out unless it is asked for', async () => {
    expect(await solved(file('labs.json'))).not.toHaveProperty('trajectory');
    const { trajectory } = await solved(file('labs.json'), '--generations', '0');
    expect(trajectory?.map(({ generation }) => generation)).toEqual([0]);
  });

  it('changes the scenario by --set, in order', async () => {
    const changed = await solved(file('labs.json'), '--set', 'alpha=0.2', '--set', 'alpha=0.3');
    writeFileSync(file('changed.json'), JSON.stringify({ ...scenario, alpha: 0.3 }));
    const overrides = ['alpha=0.2', 'alpha=0.3'];
    expect(changed).toEqual({ ...(await solved(file('changed.json'))), overrides });
    expect(changed).not.toEqual(await solved(file('labs.json')));
  });

  it.each(['runaway', 'unanchored'])(
    'has no limit for %s, and says so by nulls',
    async (preset) => {
      const { limit, transfer, homogenization, stability } = await solved(preset);
      expect({ limit, transfer, homogenization }).toEqual({
        limit: null,
        transfer: null,
        homogenization: null,
      });
      expect(stability.halfLife).toBeNull();
      expect(stability.verdict).toBe(preset === 'runaway' ? 'diverges' : 'marginal');
    },
  );
});

describe('monoculture solve', () => {
  it.each(presetNames())('prints a table and findings for %s', async (preset) => {
    const { status, stdout, stderr } = await commandLine('solve', preset, '--generations', '2');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const part of ['Stability', 'Entities', 'Trajectory', 'Findings']) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
  });

  it('states the limit in words', async () => {
    const { limit, homogenization } = await solved('specialists');
    const { stdout } = await commandLine('solve', 'specialists');
    expect(stdout).toContain(
      'settles within 3 generations (differences halve every 0.4307 generations)',
    );
    expect(homogenization).toBeGreaterThan(0);
    expect(stdout).toContain(
      `models become ${Math.round(100 * (homogenization ?? 0))} % more alike`,
    );
    expect(stdout).toContain(String(Number((limit?.mse[0] ?? 0).toPrecision(4))));
  });

  it('writes the JSON object to --out and still prints the table', async () => {
    const { status, stdout } = await commandLine(
      'solve',
      file('labs.json'),
      '--out',
      file('out.json'),
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Findings');
    expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toEqual(
      await solved(file('labs.json')),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('monoculture, given bad input,', () => {
  const cases: readonly [string, string[], RegExp][] = [
    ['no command', [], /Usage: monoculture/],
    [
      'an unknown command',
      ['sovle', 'specialists'],
      /unknown command 'sovle'.*Did you mean solve/s,
    ],
    ['no scenario', ['solve'], /missing required argument 'scenario'/],
    [
      'an unknown option',
      ['solve', 'twins', '--jsn'],
      /unknown option '--jsn'.*Did you mean --json/s,
    ],
    ['too many scenarios', ['solve', 'twins', 'runaway'], /too many arguments/],
    ['a preset that does not exist', ['solve', 'specialist'], /Did you mean specialists\?/],
    ['a file that does not exist', ['solve', 'nowhere.yaml'], /nowhere\.yaml.*no such file/],
    ['a folder', ['solve', tmpdir()], /must be a file.*directory/],
    [
      'a negative number of generations',
      ['solve', 'twins', '--generations', '-1'],
      /--generations/,
    ],
    ['half a generation', ['solve', 'twins', '--generations', '1.5'], /whole number, 0 or more/],
    [
      'no number of generations',
      ['solve', 'twins', '--generations', 'many'],
      /whole number, 0 or more/,
    ],
    [
      'an override without =',
      ['solve', 'twins', '--set', 'alpha'],
      /--set: must be key=value, found "alpha"/,
    ],
    [
      'an override out of range',
      ['solve', 'twins', '--set', 'alpha=2'],
      /alpha: must be a number from 0 to 1, found 2/,
    ],
    [
      'an unknown key to override',
      ['solve', 'twins', '--set', 'alhpa=0.2'],
      /alhpa.*Did you mean alpha\?/,
    ],
    [
      'an override of no entity',
      ['solve', 'twins', '--set', 'entities.7.alpha=0.2'],
      /entities\.7\.alpha/,
    ],
    [
      'an output in no folder',
      ['solve', 'twins', '--out', '/nowhere/at/all.json'],
      /--out .*its folder must exist/,
    ],
    ['an output that is a folder', ['solve', 'twins', '--out', tmpdir()], /--out .*must be a file/],
    ['an unknown preset to print', ['scenarios', 'twin'], /Did you mean twins\?/],
  ];
  it.each(cases)(
    'refuses %s with status 2, in words, and prints nothing',
    async (_, argv, words) => {
      const { status, stdout, stderr } = await commandLine(...argv);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('leaves an earlier result untouched', async () => {
    writeFileSync(file('kept.json'), 'earlier');
    const { status } = await commandLine(
      'solve',
      'twins',
      '--set',
      'alpha=2',
      '--out',
      file('kept.json'),
    );
    expect(status).toBe(2);
    expect(readFileSync(file('kept.json'), 'utf8')).toBe('earlier');
  });

  it('never writes over the scenario it reads', async () => {
    const { status, stderr } = await commandLine(
      'solve',
      file('labs.json'),
      '--out',
      file('labs.json'),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/must not be the scenario file/);
    expect(JSON.parse(readFileSync(file('labs.json'), 'utf8'))).toEqual(scenario);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a folder it may not write in', async () => {
    mkdirSync(file('closed'), { mode: 0o555 });
    const { status, stderr } = await commandLine(
      'solve',
      'twins',
      '--out',
      file('closed/out.json'),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/its folder must be writable/);
    chmodSync(file('closed'), 0o755);
    expect(existsSync(file('closed/out.json'))).toBe(false);
  });
});

describe('monoculture --help', () => {
  it.each([[['--help']], [['solve', '--help']], [['scenarios', '--help']]])(
    'shows an example for %j and exits with 0',
    async (argv) => {
      const { status, stdout, stderr } = await commandLine(...argv);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/Examples?:\n {2}\$ monoculture /);
    },
  );
});

describe('monoculture solve of what grows', () => {
  it('prints 200 generations of runaway, every number of them', async () => {
    const { status, stdout } = await commandLine('solve', 'runaway', '--generations', '200');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +200 +2\.62e54 /m);
    expect(stdout).not.toMatch(/NaN|Infinity/);
    const rows = stdout.split('\n').filter((line) => /^ +\d+ /.test(line));
    expect(rows).toHaveLength(201);
    for (const row of rows) expect(row).not.toContain('–');
  });

  /** Errors of 1e240 from the start: float64 ends soon. */
  const solved = (generations: string, ...more: string[]) =>
    commandLine('solve', 'runaway', '--set', 'noise=1e120', '--generations', generations, ...more);

  it.each([[], ['--json']])(
    'prints nothing where a generation is beyond float64 %j',
    async (...more) => {
      const { status, stdout, stderr } = await solved('300', ...more);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toMatch(
        /^generation 252 is beyond float64 \(mse, or what it is computed from, above 1\.8e308\): ask for at most 251 generations\.\n$/,
      );
      const longest = await solved('251', '--json');
      expect(longest.status).toBe(0);
      expect(JSON.parse(longest.stdout).trajectory).toHaveLength(252);
      expect(JSON.stringify(JSON.parse(longest.stdout).trajectory)).not.toContain('null');
    },
  );

  it('exits 3 where the start is beyond float64', async () => {
    const { status, stdout, stderr } = await commandLine(
      ...['solve', 'runaway', '--set', 'truth=[1e160, 1, 1]'],
    );
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^generation 0 is beyond float64 .*: rescale/);
  });
});
