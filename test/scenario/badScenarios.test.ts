import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import type { BadScenario } from '../support/bad/badScenario.js';
import { badScenarios } from '../support/badScenarios.js';
import { small, smallWith } from '../support/scenarios.js';

describe('a scenario that breaks a rule', () => {
  it.each(badScenarios)('$title: names the place, the rule, the value and the next step', (bad) => {
    const { problems, message } = errorOf(bad);
    expect(problems[0]).toEqual({
      path: bad.path,
      rule: bad.rule,
      found: bad.found,
      next: expect.stringContaining(bad.next),
    });
    expect(message).toContain(
      `bad.yaml: ${bad.path === '' ? '' : `${bad.path}: `}${bad.rule}, found `,
    );
    expect(message.length).toBeLessThan(1000);
  });

  it('negative control: the scenario all of them change breaks no rule', () => {
    expect(ecosystem(parseScenario(smallWith())).entities).toHaveLength(small.entities.length);
  });

  it('holds more than forty kinds, no two alike', () => {
    const kinds = new Set(badScenarios.map(({ title }) => title));
    expect(kinds.size).toBe(badScenarios.length);
    expect(kinds.size).toBeGreaterThan(40);
  });
});

// Helpers
function errorOf({ text, files = {} }: BadScenario): ScenarioError {
  const readText = (path: string): string => {
    const found = files[path];
    if (found === undefined) throw new Error('no such file');
    return found;
  };
  try {
    ecosystem(parseScenario(text, { source: 'bad.yaml', readText }));
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('expected a ScenarioError, found none');
}
