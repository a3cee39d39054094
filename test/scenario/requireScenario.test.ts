import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { DomainError } from '../../src/errors.js';
import { solveExact } from '../../src/exact/solveExact.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { verify } from '../../src/verification/verify.js';

// biome-ignore lint/suspicious/noExplicitAny: what callers without types may pass
const wrong: any[] = [undefined, null, 3, 'twins', {}, { file: {} }, []];

describe('verbs called with something else than a scenario', () => {
  it.each(wrong)('are a DomainError that says what to pass: %j', async (value) => {
    expect(() => solve(value)).toThrow(DomainError);
    expect(() => solve(value)).toThrow(/^solve: must be given a scenario from parseScenario/);
    await expect(solveExact(value)).rejects.toThrow(/^solveExact: must be given a scenario/);
    await expect(verify(value)).rejects.toThrow(/^verify: must be given a scenario/);
  });

  // biome-ignore lint/suspicious/noExplicitAny: what callers without types may pass
  it.each([null, 5, { generations: 1.5 }, { generations: -1 }, { generations: 'x' }] as any[])(
    'or with wrong options: %j',
    async (options) => {
      const twins = readScenario('twins');
      expect(() => solve(twins, options)).toThrow(DomainError);
      await expect(solveExact(twins, options)).rejects.toThrow(DomainError);
      await expect(verify(twins, options)).rejects.toThrow(DomainError);
    },
  );

  it('negative control: a scenario passes', () => {
    expect(solve(readScenario('twins'), { generations: 1 }).trajectory).toHaveLength(2);
  });
});

describe('readers called with something else', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what callers without types may pass
  it.each([undefined, null, 3, true] as any[])('are a DomainError: %j', (value) => {
    expect(() => parseScenario(value)).toThrow(/^parseScenario: must be given the text/);
    expect(() => readScenario(value)).toThrow(/^readScenario: must be given a path/);
    expect(() => readScenario('twins', { set: value ?? 7 })).toThrow(/^set: must be an object/);
  });
});
