import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../src/scenario/jsonSchema.js';
import { presetNames, presetText } from '../../src/scenario/presets.js';
import { badScenarios } from '../support/badScenarios.js';
import { small } from '../support/scenarios.js';

const file = new URL('../../docs/scenario.schema.json', import.meta.url);
const written = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0];
const schema = z.fromJSONSchema(written);

describe('scenarioJsonSchema', () => {
  it('is the file in docs; npm run schema writes it anew', () => {
    expect(written).toEqual(scenarioJsonSchema());
  });

  it('says what it is and what every key means', () => {
    expect(written).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Scenario of monoculture',
      required: ['features', 'entities'],
      additionalProperties: false,
    });
    expect(undescribed(written)).toEqual([]);
  });

  it.each(presetNames('linear'))('accepts the preset %s', (name) => {
    expect(schema.safeParse(parse(presetText(name))).success).toBe(true);
  });

  it('has a file of its own for categorical models, which accepts their presets', () => {
    const own = new URL('../../docs/categorical.schema.json', import.meta.url);
    const categorical = JSON.parse(readFileSync(own, 'utf8')) as typeof written;
    expect(categorical).toEqual(scenarioJsonSchema('categorical'));
    expect(undescribed(categorical)).toEqual([]);
    const gaussian = new URL('../../docs/gaussian.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(gaussian, 'utf8'))).toEqual(scenarioJsonSchema('gaussian'));
    const names = presetNames('categorical');
    expect(names).toEqual(['authors', 'genres']);
    for (const name of names) {
      const tree = parse(presetText(name)) as object;
      expect(z.fromJSONSchema(categorical).safeParse(tree).success).toBe(true);
      expect(z.fromJSONSchema(categorical).safeParse({ ...tree, features: 3 }).success).toBe(false);
    }
  });

  it.each(
    badScenarios.filter(
      ({ path, rule }) =>
        path !== '' &&
        /not a key|from 0 to 1$|whole number$/.test(rule) &&
        !/beta$|alpha$|samples$/.test(path),
    ),
  )('rejects $title', ({ text }) => {
    expect(schema.safeParse(parse(text)).success).toBe(false);
  });

  it('negative control: what those cases change is accepted', () => {
    expect(schema.safeParse(small).success).toBe(true);
  });
});

// Helpers
/** Paths of properties that no text describes. */
function undescribed(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const inner = undescribed(value, `${path}/${key}`);
    if (key !== 'properties') return inner;
    const bare = Object.entries(value as object).filter(
      ([, property]) => !('description' in property),
    );
    return [...inner, ...bare.map(([name]) => `${path}/${name}`)];
  });
}
