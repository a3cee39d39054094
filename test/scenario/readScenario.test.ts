import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/errors.js';
import { presetNames } from '../../src/scenario/presets.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { smallWith } from '../support/scenarios.js';

let folder = '';
const start = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  mkdirSync(join(folder, 'data'));
  mkdirSync(join(folder, 'twins'));
  const data = { design: { csv: 'data/birds.csv', columns: ['a', 'b', 'c'] } };
  writeFileSync(join(folder, 'lab.yaml'), smallWith([['public'], data]));
  writeFileSync(join(folder, 'data', 'birds.csv'), 'a,b,c\n1,2,3\n4,5,6\n');
  writeFileSync(join(folder, 'specialists'), smallWith([['name'], 'mine']));
  writeFileSync(
    join(folder, 'latin1.yaml'),
    Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xe9]),
  );
  writeFileSync(
    join(folder, 'folder.yaml'),
    smallWith([['public'], { design: { csv: 'data', columns: ['a'] } }]),
  );
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true });
});

describe('readScenario', () => {
  it('reads a file, with the CSV files beside it, from any working directory', () => {
    process.chdir(tmpdir());
    const { file, tables, source } = readScenario(join(folder, 'lab.yaml'));
    process.chdir(folder);
    expect(file.features).toBe(3);
    expect(tables.get('data/birds.csv')?.rows).toHaveLength(2);
    expect(source).toBe(join(folder, 'lab.yaml'));
  });

  it('reads a preset by its name, overrides applied', () => {
    const { file } = readScenario('runaway', { set: ['alpha=0.25'] });
    expect(file).toMatchObject({ name: 'Runaway trio', alpha: 0.25 });
  });

  it('prefers a file to a preset of the same name, but a preset to a directory', () => {
    expect(readScenario('specialists').file.name).toBe('mine');
    expect(readScenario('twins').file.name).toBe('Twins');
  });

  it.each([
    ['nowhere.yaml', 'must be a file that exists, found no such file. Check the path.'],
    ['./specialist', 'must be a file that exists, found no such file. Check the path.'],
    ['data', 'must be a file, found a directory. Name the scenario file in it.'],
    ['latin1.yaml', 'must be a file that can be read, found bytes that are not UTF-8 text.'],
    [
      'spezialists',
      'must be a file or the name of a preset, found "spezialists". Did you mean specialists?',
    ],
    ['quadruplets', `found "quadruplets". The presets are ${presetNames().join(', ')}.`],
    ['', 'must be a file or the name of a preset, found "".'],
    [
      'folder.yaml',
      'public.design.csv: must be a file that can be read, found "data" (a directory).',
    ],
  ])('rejects %j', (path, message) => {
    expect(() => readScenario(path)).toThrow(ScenarioError);
    expect(() => readScenario(path)).toThrow(message);
  });

  it.skipIf(process.getuid?.() === 0)('names a file without permission', () => {
    chmodSync('lab.yaml', 0);
    expect(() => readScenario('lab.yaml')).toThrow('a file without permission to read it');
  });
});
