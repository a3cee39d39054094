import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { DomainError, ScenarioError } from '../../src/errors.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { parseOver, variants } from '../../src/study/variants.js';

describe('variants', () => {
  it('change what --set changes', () => {
    const [few, many] = variants(readScenario('specialists'), parseOver('public.samples=50,800'));
    expect(few!.label).toBe('public samples: 50');
    for (const [variant, samples] of [
      [few!, 50],
      [many!, 800],
    ] as const) {
      const set = readScenario('specialists', { set: [`public.samples=${samples}`] });
      expect(solve(variant.scenario)).toEqual(solve(set));
    }
  });

  it('over entities keep the first so many', () => {
    const [two] = variants(readScenario('specialists'), parseOver('entities=2'));
    expect(two!.label).toBe('*K* = 2');
    expect(solve(two!.scenario).entities).toEqual(['A', 'B']);
    expect(variants(readScenario('fifty'), parseOver('entities=1'))[0]!.label).toBe('*K* = 20');
  });

  it.each(['entities=0', 'entities=5', 'entities=1.5', 'nowhere.samples=3', 'public.samples='])(
    'refuse %s in words',
    (over) => {
      expect(() => variants(readScenario('specialists'), parseOver(over))).toThrow(DomainError);
    },
  );

  it('validate every value anew', () => {
    const over = parseOver('public.samples=10,-3');
    expect(() => variants(readScenario('specialists'), over)).toThrow(ScenarioError);
  });
});
