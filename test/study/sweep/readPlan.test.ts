import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presetText } from '../../../src/scenario/presets.js';
import { type Cell, cellsOf, planHash } from '../../../src/study/sweep/cells.js';
import { computeCell } from '../../../src/study/sweep/computeCell.js';
import { readPlan } from '../../../src/study/sweep/readPlan.js';
import { planFile, scratch } from '../../support/sweeps.js';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = scratch());
});
afterEach(() => remove());

const plan = (scenario: string) =>
  planFile(folder, `scenario: ${scenario}\nvary: { alpha: [0.2, 0.4] }\n`);
const hashOf = (path: string) => {
  const complete = readPlan(path, '1.0.0');
  return planHash(complete, cellsOf(complete));
};

describe('readPlan', () => {
  it('takes a preset, a file beside the plan, or a scenario in it: the same cells', () => {
    const preset = hashOf(plan('twins'));
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'mine.yaml'), presetText('twins'));
    const inline = presetText('twins').replace(/^/gm, '  ');
    expect(hashOf(plan('in/mine.yaml'))).toBe(preset);
    expect(hashOf(plan(`\n${inline}`))).toBe(preset);
    // A file wins over a preset.
    writeFileSync(join(folder, 'twins'), presetText('specialists'));
    expect(hashOf(plan('twins'))).not.toBe(preset);
  });

  it('takes the CSV files along, so that cells need no disk', async () => {
    const complete = readPlan(plan('penguins'), '1.0.0');
    expect(Object.values(complete.files)).toEqual([expect.stringMatching(/bill_length/)]);
    const copy = JSON.parse(JSON.stringify(complete));
    const [cell] = cellsOf(copy) as [Cell, Cell];
    expect(await computeCell(copy, cell, 1)).toMatchObject({
      reason: null,
      hash: cellsOf(complete)[0]!.hash,
    });
  });

  it.each([
    [
      'no plan',
      () => join(folder, 'none.yaml'),
      /none\.yaml: must be a plan file that can be read, found no such file/,
    ],
    [
      'no scenario',
      () => plan('nobody'),
      /nobody: must be a file or the name of a preset|nobody: must be a file/,
    ],
    [
      'a key that leads nowhere',
      () => planFile(folder, 'scenario: twins\nvary: { entities.9.alpha: [1] }\n'),
      /plan\.yaml: vary\.entities\.9\.alpha: every part but the last must exist/,
    ],
  ])('refuses %s', (_, path, message) => {
    expect(() => readPlan(path(), '1.0.0')).toThrow(message);
  });
});
