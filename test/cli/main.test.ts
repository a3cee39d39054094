import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetText } from '../../src/scenario/presets.js';
import { builtCommand, commandProcess, removeBuilt } from '../support/builtCommand.js';

/** After this long a command has started, and computes. */
const COMPUTING_MS = 1_500;

let built: string;
let folder: string;
beforeAll(async () => {
  built = await builtCommand();
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  writeFileSync(join(folder, 'heavy.json'), heavy());
});
afterAll(() => {
  removeBuilt(built);
  rmSync(folder, { recursive: true });
});

describe('monoculture, interrupted while it computes,', () => {
  const nothing = /^$/;
  /** What is said before a run of more than 20 seconds. */
  const announced = /^This takes about [\d.]+ minutes and [\d.]+ [MG]iB\.\n$/;
  it.each([
    ['solve', nothing, ['solve', 'heavy.json', '--generations', '2000']],
    ['solve --exact', nothing, ['solve', 'specialists', '--exact', '--generations', '1600']],
    ['figure', nothing, ['figure', 'all', 'heavy.json', '--out', 'figures']],
    ['verify', nothing, ['verify', 'heavy.json']],
    [
      'simulate',
      announced,
      [
        ...['simulate', 'twins', '--workers', '2'],
        ...'--generations 50 --replicates 9999999 --seed 1'.split(' '),
      ],
    ],
  ])('%s ends within a second, with status 130 and no stack trace', async (_, said, argv) => {
    const begun = performance.now();
    const { status, signal, stderr, lasted } = await commandProcess(built, argv, {
      interrupt: { signal: 'SIGINT', when: () => performance.now() > begun + COMPUTING_MS },
      cwd: folder,
    });
    // Died by the signal itself: a shell says 130 to that as well.
    expect(signal === 'SIGINT' || status === 130).toBe(true);
    expect(lasted).toBeLessThan(1_500);
    expect(stderr).toMatch(said);
    expect(readdirSync(folder).filter((name) => name.startsWith('.monoculture'))).toEqual([]);
  });

  it('ends with status 143 on SIGTERM', async () => {
    const begun = performance.now();
    const { status, signal } = await commandProcess(built, ['verify', 'heavy.json'], {
      interrupt: { signal: 'SIGTERM', when: () => performance.now() > begun + COMPUTING_MS },
      cwd: folder,
    });
    expect(signal === 'SIGTERM' || status === 143).toBe(true);
  });

  it('negative control: what is not interrupted ends with status 0', async () => {
    const { status, stdout } = await commandProcess(built, ['solve', 'twins', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('stability');
  });
});

describe('monoculture and its standard streams', () => {
  it('reads a scenario from standard input', async () => {
    const { status, stdout } = await commandProcess(built, ['solve', '-', '--json'], {
      input: presetText('twins'),
    });
    const named = await commandProcess(built, ['solve', 'twins', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ limit: JSON.parse(named.stdout).limit });
  });

  it('says what it wants where standard input is empty', async () => {
    const { status, stderr } = await commandProcess(built, ['solve', '-'], { input: '' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^-: standard input must be .* found nothing\..*\n$/);
  });

  it('ends quietly with status 0 when its reader stops reading', async () => {
    const many = ['solve', 'specialists', '--json', '--generations', '3000'];
    const command = `"$0" "$@" | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await shell(command, many);
    expect(stdout).toBe('{ 0\n');
    expect(stderr).toBe('');
  });

  it.skipIf(!canOpen('/dev/full'))(
    'says so in one line, with status 2, when the disk is full',
    async () => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = await commandProcess(built, ['solve', 'twins'], {
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^standard output: could not be written: no space .*\(ENOSPC\).*\n$/);
    },
  );

  it('says so in one line, with status 2, when a file may not grow, and keeps the old one', async () => {
    writeFileSync(join(folder, 'kept.json'), 'earlier');
    const { stdout, stderr } = await shell(`ulimit -f 1; "$0" "$@" > /dev/null; echo $?`, [
      'solve',
      'specialists',
      '--generations',
      '50',
      '--out',
      join(folder, 'kept.json'),
    ]);
    expect(stdout).toBe('2\n');
    expect(stderr).toMatch(
      /^--out .*kept\.json: could not be written: file too large \(EFBIG\).*\n$/,
    );
    expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('earlier');
    expect(readdirSync(folder).filter((name) => name.startsWith('.monoculture'))).toEqual([]);
  });

  it('writes to a device by --out and leaves it a device', async () => {
    const { status, stdout } = await commandProcess(built, [
      'solve',
      'twins',
      '--out',
      '/dev/stdout',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\{"scenario":"Twins"/);
    expect(stdout).toContain('Findings');
    await commandProcess(built, ['solve', 'twins', '--out', '/dev/null']);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

// Helpers
function shell(command: string, argv: readonly string[]) {
  return commandProcess(built, [command, ...argv], { shell: true, cwd: folder });
}

function canOpen(path: string): boolean {
  try {
    return statSync(path).isCharacterDevice();
  } catch {
    return false;
  }
}

/** A scenario that keeps every command busy for many seconds. */
function heavy(): string {
  const d = 40;
  const covariance = Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (_, j) => (i === j ? 1 : 0.3)),
  );
  return JSON.stringify({
    features: d,
    alpha: 0.5,
    entities: Array.from({ length: 10 }, (_, k) => ({
      name: `e${k}`,
      private: { samples: 900, design: { covariance, seed: k } },
      synthetic: { samples: 100, design: 'private' },
    })),
  });
}
