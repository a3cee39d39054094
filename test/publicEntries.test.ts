import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtDeclarations, exportsOf, unnameable } from './support/declarations.js';

const built = builtDeclarations(join(import.meta.dirname, '..', 'dist'));
const namesOf = (entry: string) => exportsOf(`${entry}.d.ts`, built).map(({ name }) => name);

describe('the public entries', () => {
  it.each(['index', 'theory', 'node'])(
    '%s: every type in an exported signature can be named',
    (entry) => {
      expect(exportsOf(`${entry}.d.ts`, built).length).toBeGreaterThan(5);
      expect(unnameable(`${entry}.d.ts`, built)).toEqual([]);
    },
  );

  it.each([
    ['a type of a result', 'index', /\bQuantity\b/, 'Quantity, in GenerationReport'],
    ['a type of an option', 'index', /\bChanges\b/, 'Changes, in ParseOptions'],
    ['a part of an ecosystem', 'theory', /\bPool\b/, 'Pool, in Flows'],
    [
      'the base of an interface',
      'theory',
      /AffineRecurrence, /,
      'AffineRecurrence, in LinearRecurrence',
    ],
  ])('negative control: without %s, %s is not closed', (_, entry, exported, missing) => {
    const file = `${entry}.d.ts`;
    const shorter = (path: string) =>
      path === file ? built(path).replace(exported, '') : built(path);
    expect(unnameable(file, shorter).join('\n')).toContain(missing);
  });

  it('have the verbs in the first, and the steps in the second', () => {
    const verbs = ['parseScenario', 'solve', 'solveExact', 'simulate', 'verify', 'figureOf'];
    expect(namesOf('index')).toEqual(expect.arrayContaining(verbs));
    const steps = ['ecosystem', 'pooledRecurrence', 'spectrum', 'limitMoments', 'measures'];
    expect(namesOf('theory')).toEqual(expect.arrayContaining(steps));
    for (const step of steps) expect(namesOf('index')).not.toContain(step);
  });
});
