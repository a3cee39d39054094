import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../support/commandLine.js';

/** Of processor time, so that other work on the machine does not count. */
const LONGEST_MS = 2_000;
const simulated = ['--generations', '2', '--replicates', '10', '--seed', '1'];

const isotropic = (samples: number) => ({ samples, design: 'isotropic' });
const entities = (kinds: number) =>
  Array.from({ length: kinds }, (_, k) => ({
    name: `E${k}`,
    private: isotropic(10_000),
    synthetic: { samples: 10_000, design: 'private' },
  }));
const files = {
  'rows.json': {
    features: 2,
    alpha: 0.5,
    beta: 0.5,
    public: isotropic(1e9),
    entities: entities(1),
  },
  'wide.json': { features: 5000, alpha: 0.5, entities: entities(1) },
  'many.json': { features: 2, alpha: 0.5, entities: entities(20_000) },
  'small.json': {
    features: 2,
    alpha: 0.5,
    beta: 0.5,
    public: isotropic(100),
    entities: entities(2),
  },
};

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  for (const [name, scenario] of Object.entries(files)) {
    writeFileSync(join(folder, name), JSON.stringify(scenario));
  }
  // Commands are loaded when they are first called.
  await commandLine('solve', 'twins', '--exact');
  await commandLine('verify', 'twins', ...simulated);
  await commandLine('simulate', 'twins', ...simulated);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const timed = async (command: string, file: string, ...options: string[]) => {
  const start = process.cpuUsage();
  const outcome = await commandLine(command, join(folder, file), ...options);
  const { user, system } = process.cpuUsage(start);
  return { ...outcome, lasted: (user + system) / 1000 };
};

describe('scenarios of hostile sizes', () => {
  it.each([
    ['verify', 'rows.json', []],
    ['simulate', 'rows.json', simulated],
    ['solve', 'wide.json', []],
    ['verify', 'wide.json', []],
    ['solve', 'many.json', []],
    ['verify', 'many.json', []],
    ['simulate', 'many.json', simulated],
    ['solve', 'many.json', ['--exact']],
    ['solve', 'wide.json', ['--exact']],
  ])(
    '%s %s %j: refused within 2 s, in one line with what to do',
    async (command, file, options) => {
      const { status, stdout, stderr, lasted } = await timed(command, file, ...options);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/found .+\. .+\./);
      expect(stderr).not.toMatch(/ {4}at /);
      expect(lasted).toBeLessThan(LONGEST_MS);
    },
  );

  it('negative control: what is small is solved, and 10⁹ rows are where nothing draws them', async () => {
    expect((await timed('solve', 'small.json')).status).toBe(0);
    expect((await timed('solve', 'rows.json')).status).toBe(0);
  });
});
