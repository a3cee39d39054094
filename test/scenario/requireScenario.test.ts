import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { DomainError } from '../../src/errors.js';
import { solveExact } from '../../src/exact/solveExact.js';
import { parseScenario, type Scenario } from '../../src/scenario/parseScenario.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { simulate } from '../../src/simulation/simulate.js';
import { figureOf } from '../../src/study/figureOf.js';
import { verify } from '../../src/verification/verify.js';

/** What callers without types may pass. */
const wrong: unknown[] = [undefined, null, 3, 'twins', {}, { file: {} }, []];

describe('verbs called with something else than a scenario', () => {
  it.each(wrong)('are a DomainError that says what to pass: %j', async (given) => {
    const value = given as Scenario;
    expect(() => solve(value)).toThrow(DomainError);
    expect(() => solve(value)).toThrow(/^solve: must be given a scenario from parseScenario/);
    await expect(solveExact(value)).rejects.toThrow(/^solveExact: must be given a scenario/);
    await expect(simulate(value)).rejects.toThrow(/^simulate: must be given a scenario/);
    await expect(figureOf('spectrum', value)).rejects.toThrow(
      /^figureOf: must be given a scenario/,
    );
    await expect(verify(value)).rejects.toThrow(/^verify: must be given a scenario/);
  });

  it.each([null, 5, { generations: 1.5 }, { generations: -1 }, { generations: 'x' }] as unknown[])(
    'or with wrong options: %j',
    async (given) => {
      const options = given as object;
      const twins = readScenario('twins');
      expect(() => solve(twins, options)).toThrow(DomainError);
      await expect(solveExact(twins, options)).rejects.toThrow(DomainError);
      await expect(simulate(twins, options)).rejects.toThrow(DomainError);
      await expect(figureOf('spectrum', twins, options)).rejects.toThrow(DomainError);
      await expect(verify(twins, options)).rejects.toThrow(DomainError);
    },
  );

  it('negative control: a scenario passes', () => {
    expect(solve(readScenario('twins'), { generations: 1 }).trajectory).toHaveLength(2);
  });
});

describe('readers called with something else', () => {
  it.each([undefined, null, 3, true] as unknown[])('are a DomainError: %j', (given) => {
    const value = given as string;
    expect(() => parseScenario(value)).toThrow(/^parseScenario: must be given the text/);
    expect(() => readScenario(value)).toThrow(/^readScenario: must be given a path/);
    expect(() => readScenario('twins', { set: 7 as unknown as string[] })).toThrow(
      /^set: must be an object/,
    );
  });
});
