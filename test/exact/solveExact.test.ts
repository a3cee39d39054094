import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exactSolution } from '../../src/exact/exactSolution.js';
import { solveExact } from '../../src/exact/solveExact.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { src } from '../support/imports.js';
import { smallWith } from '../support/scenarios.js';

/** Packages that a source loads when it is imported: types and dynamic imports load nothing. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(src, file), 'utf8');
  const imports = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm);
  for (const [, name = ''] of imports) {
    if (!name.startsWith('.')) seen.add(name);
    else loaded(posix.join(posix.dirname(file), name).replace(/\.js$/, '.ts'), seen);
  }
  return seen;
}

describe('solveExact', () => {
  it('is exactSolution, for a scenario and its trajectory', async () => {
    const scenario = parseScenario(smallWith());
    expect(await solveExact(scenario, { generations: 1 })).toEqual(
      exactSolution(scenario, { generations: 1 }),
    );
    expect(await solveExact(scenario)).not.toHaveProperty('trajectory');
  });

  it('refuses by a rejected promise', async () => {
    const scenario = parseScenario(smallWith([['features'], 40]));
    await expect(solveExact(scenario)).rejects.toThrow(/at most 16 features/);
  });

  it('loads fractions only when it is called', () => {
    expect(loaded('exact/solveExact.ts')).not.toContain('mathjs');
    expect(loaded('cli/solveCommand.ts')).not.toContain('exact/exactSolution.ts');
    expect(loaded('exact/exactSolution.ts')).toContain('mathjs');
  });
});
