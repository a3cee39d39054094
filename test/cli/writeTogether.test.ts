import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleStep, type WriteStep } from '../../src/cli/writeStep.js';
import { requireNoInput } from '../../src/cli/writeTarget.js';
import { writeTogether } from '../../src/cli/writeTogether.js';
import { DomainError } from '../../src/errors.js';

let folder: string;
const at = (name: string) => join(folder, name);
const write = (...names: string[]) =>
  writeTogether(
    '--out',
    names.map((name) => ({ path: at(name), pieces: ['new ', Buffer.from(name)] })),
  );
const read = (name: string) => readFileSync(at(name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeTogether', () => {
  it('writes new files, and nothing else stays', () => {
    write('a.json', 'b.json');
    expect([read('a.json'), read('b.json')]).toEqual(['new a.json', 'new b.json']);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json']);
  });

  it('writes through a link, which stays a link, also where its end is missing', () => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/old.json'), 'old');
    symlinkSync('elsewhere/old.json', at('link'));
    symlinkSync('link', at('chain'));
    symlinkSync('elsewhere/new.json', at('dangling'));
    write('chain');
    write('dangling');
    for (const link of ['link', 'chain', 'dangling']) {
      expect(lstatSync(at(link)).isSymbolicLink()).toBe(true);
    }
    expect(read('elsewhere/old.json')).toBe('new chain');
    expect(read('elsewhere/new.json')).toBe('new dangling');
    expect(readdirSync(at('elsewhere')).sort()).toEqual(['new.json', 'old.json']);
  });

  it.each([0o600, 0o640, 0o777])('keeps the mode %o of a file that stands', (mode) => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), mode);
    write('a');
    expect(statSync(at('a')).mode & 0o777).toBe(mode);
    expect(read('a')).toBe('new a');
  });

  it('writes into a pipe, which stays a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = spawn('cat', [at('pipe')]);
    let heard = '';
    reader.stdout.on('data', (chunk: Buffer) => {
      heard += chunk;
    });
    const ended = new Promise((settle) => reader.on('close', settle));
    write('pipe');
    await ended;
    expect(heard).toBe('new pipe');
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('takes names as long as the system does', () => {
    const long = 'x'.repeat(255);
    write(long);
    expect(read(long)).toBe(`new ${long}`);
  });

  it.skipIf(!existsSync('/dev/full'))('says what the system refused, and keeps the old set', () => {
    writeFileSync(at('a'), 'old');
    symlinkSync('/dev/full', at('b'));
    expect(() => write('a', 'b')).toThrow(DomainError);
    expect(() => write('a', 'b')).toThrow(/--out .*b: could not be written: no space .*\(ENOSPC\)/);
    expect(read('a')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  it('keeps the old set where the last of the new ones cannot take its place', () => {
    writeFileSync(at('a'), 'old a');
    const steps: string[] = [];
    const pieces = function* () {
      mkdirSync(at('b')); // comes to stand in the way while the set is filled
      yield 'new';
    };
    const files = [
      { path: at('a'), pieces: ['new'] },
      { path: at('b'), pieces: pieces() },
    ];
    expect(() => writeTogether('--out', files, ({ kind }) => steps.push(kind))).toThrow(
      DomainError,
    );
    expect(read('a')).toBe('old a');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
    expect(steps).toEqual(['filling', 'renaming', 'done']);
  });

  it('leaves nothing of a piece that throws', () => {
    const pieces = function* () {
      yield 'half';
      throw new RangeError('broken');
    };
    expect(() => writeTogether('--out', [{ path: at('a'), pieces: pieces() }])).toThrow('broken');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('settleStep, after a writer that was ended by force,', () => {
  const moves = () => [
    { from: at('.monoculture-1-0.part'), to: at('a') },
    { from: at('.monoculture-1-1.part'), to: at('b') },
  ];
  beforeEach(() => {
    writeFileSync(at('a'), 'old a');
    for (const { from } of moves()) writeFileSync(from, 'new');
    writeFileSync(at('.monoculture-1-0.kept'), 'old a');
  });

  it.each<[WriteStep['kind'], string[], string]>([
    ['filling', ['a'], 'old a'],
    ['renaming', ['a', 'b'], 'new'],
  ])('while %s: leaves a whole set', (kind, names, content) => {
    settleStep(kind === 'done' ? { kind } : { kind, moves: moves() });
    expect(readdirSync(folder).sort()).toEqual(names);
    expect(read('a')).toBe(content);
  });

  it('negative control: after it was done there is nothing to do', () => {
    settleStep({ kind: 'done' });
    expect(readdirSync(folder)).toHaveLength(4);
  });
});

describe('requireNoInput', () => {
  beforeEach(() => {
    for (const name of ['lab.yaml', 'rows.csv', 'other']) writeFileSync(at(name), name);
    symlinkSync('rows.csv', at('soft'));
    linkSync(at('lab.yaml'), at('hard'));
  });
  const inputs = () => [at('lab.yaml'), at('rows.csv')];

  it.each([
    ['lab.yaml', 'must not be the scenario file'],
    ['hard', 'must not be the scenario file'],
    ['rows.csv', 'must not be a file that the scenario reads'],
    ['soft', 'must not be a file that the scenario reads'],
  ])('refuses %s', (name, rule) => {
    expect(() => requireNoInput('--out', at(name), inputs())).toThrow(rule);
  });

  it.each(['other', 'new'])('negative control: allows %s', (name) => {
    expect(() => requireNoInput('--out', at(name), inputs())).not.toThrow();
  });
});
