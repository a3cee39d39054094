import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ScenarioError } from '../../../src/errors.js';
import { parsePlan } from '../../../src/study/sweep/parsePlan.js';
import { planJsonSchema } from '../../../src/study/sweep/planSchema.js';

const good = `scenario: specialists
vary:
  alpha: { from: 0, to: 0.9, steps: 10 }
  beta: [0.2, 0.5]
  public.samples: { log: [1, 1000], steps: 4 }
report: [limit.meanMse]
verify: { replicates: 500, seed: 1 }
`;
const bad: readonly (readonly [string, string, RegExp])[] = [
  [
    'an unknown key',
    'scenario: twins\nvari: {}\nvary: { alpha: [1] }',
    /vari: unknown key.*Did you mean vary/,
  ],
  ['no scenario', 'vary: { alpha: [1] }', /scenario: must be the name of a preset/],
  ['nothing to vary', 'scenario: twins\nvary: {}', /vary: must have at least one key/],
  [
    'an empty list',
    'scenario: twins\nvary: { alpha: [] }',
    /vary\.alpha: must have at least one value, found \[\]/,
  ],
  ['one step', 'scenario: twins\nvary: { alpha: { from: 0, to: 1, steps: 1 } }', /vary\.alpha/],
  [
    'a logarithm of 0',
    'scenario: twins\nvary: { alpha: { log: [0, 1], steps: 3 } }',
    /vary\.alpha/,
  ],
  [
    'a group of another key',
    'scenario: twins\nvary: { alpha: [1] }\ntogether: [[alpha, beta]]',
    /together\[0\]\[1\]: must be a key of vary, found "beta"/,
  ],
  [
    'a key in two groups',
    'scenario: twins\nvary: { alpha: [1], beta: [1], noise: [1] }\ntogether: [[alpha, beta], [beta, noise]]',
    /together\[1\]\[0\]: must stand here once/,
  ],
  [
    'unequal counts',
    'scenario: twins\nvary: { alpha: [1, 0], beta: [1] }\ntogether: [[alpha, beta]]',
    /equally many values, found alpha: 2, beta: 1/,
  ],
  [
    'too many cells',
    'scenario: twins\nvary: { alpha: { from: 0, to: 1, steps: 1001 }, beta: { from: 0, to: 1, steps: 1001 } }',
    /at most 1,000,000 cells, found 1,002,001/,
  ],
  ['no text', '', /empty document/],
  [
    'a bad verification',
    'scenario: twins\nvary: { alpha: [1] }\nverify: { replicates: 1 }',
    /verify\.replicates: must be a whole number, 2 or more, found 1/,
  ],
];

describe('parsePlan', () => {
  it('reads a plan', () => {
    expect(parsePlan(good, 'plan.yaml')).toMatchObject({
      scenario: 'specialists',
      report: ['limit.meanMse'],
    });
  });

  it.each(bad)('refuses %s, with place, rule, value and next step', (_, text, message) => {
    expect(() => parsePlan(text, 'plan.yaml')).toThrow(ScenarioError);
    expect(() => parsePlan(text, 'plan.yaml')).toThrow(message);
    expect(() => parsePlan(text, 'plan.yaml')).toThrow(/^plan\.yaml: /);
  });
});

describe('planJsonSchema', () => {
  const file = new URL('../../../docs/plan.schema.json', import.meta.url);
  const written = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0];

  it('is the file in docs; npm run schema writes it anew', () => {
    expect(written).toEqual(planJsonSchema());
  });

  it('accepts a good plan and rejects an unknown key', () => {
    const schema = z.fromJSONSchema(written);
    const plan = parsePlan(good, 'plan.yaml');
    expect(schema.safeParse(plan).success).toBe(true);
    expect(schema.safeParse({ ...plan, vari: 1 }).success).toBe(false);
  });
});
