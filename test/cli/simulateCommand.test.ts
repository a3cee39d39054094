import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/commandLine.js';

describe('monoculture simulate --json', () => {
  it('names every entity with its kind, like solve', async () => {
    const set = ['--set', 'entities.0.copies=3'];
    const work = ['--generations', '1', '--replicates', '3', '--seed', '1'];
    const simulated = JSON.parse(
      (await commandLine('simulate', 'twins', ...work, ...set, '--json')).stdout,
    );
    const solved = JSON.parse((await commandLine('solve', 'twins', ...set, '--json')).stdout);
    for (const key of ['scenario', 'features', 'entities', 'kinds', 'copies']) {
      expect(simulated[key], key).toEqual(solved[key]);
    }
    expect(simulated.kinds[2]).toBe(simulated.kinds[0]);
    expect(simulated.trajectory[1].mse).toHaveLength(simulated.entities.length);
  });
});
