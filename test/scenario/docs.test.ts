import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { ecosystem, population } from '../../src/ecosystem/ecosystem.js';
import { ScenarioError } from '../../src/errors.js';
import { meaning } from '../../src/scenario/meaning.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';

const page = readFileSync(new URL('../../docs/scenario.md', import.meta.url), 'utf8');
const csv = readFileSync(
  new URL('../../src/scenario/presets/penguins.csv', import.meta.url),
  'utf8',
);
const examples = blocks('yaml').map((text) => ({ text, title: text.split('\n')[0] ?? '' }));
const first = parse(examples[0]?.text ?? '') as object;

describe('docs/scenario.md', () => {
  it.each(examples)('example "$title" is a scenario that can be realised', ({ text }) => {
    const tree = parse(text) as object;
    const whole = 'features' in tree ? text : stringify({ ...first, ...tree });
    expect(population(ecosystem(parseScenario(whole, { readText: () => csv })))).toBeGreaterThan(0);
  });

  it('has an example of every design form, of copies, and of what makes an ecosystem', () => {
    expect(examples.length).toBeGreaterThanOrEqual(11);
    const all = examples.map(({ text }) => text).join('\n');
    for (const form of ['isotropic', 'features:', 'gram:', 'rows:', 'csv:', 'covariance:']) {
      expect(all).toContain(form);
    }
    for (const form of ['private', 'public', 'mixture']) expect(all).toContain(`design: ${form}`);
    expect(all).toContain('copies:');
    for (const key of 'pools memory human labels publish crawl filter ridge update fresh'.split(
      ' ',
    )) {
      expect(all).toContain(`${key}:`);
    }
  });

  it.each(Object.keys(meaning))('explains the key %s', (key) => {
    expect(page).toContain(`\`${key}\``);
  });

  it('shows the errors as they are', () => {
    const text = stringify(first)
      .replace('alpha: 0.5', 'alpha: 1.5')
      .replace(/(name: B\n {4}private:\n {6})samples/, '$1smaples');
    expect(blocks('text')).toEqual([messageOf(text)]);
  });

  it('shows overrides that lead somewhere', () => {
    const specialists = readFileSync(
      new URL('../../src/scenario/presets/specialists.yaml', import.meta.url),
      'utf8',
    );
    const set = blocks('sh').flatMap((block) =>
      [...block.matchAll(/--set (?:'([^']+)'|(\S+))/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      ),
    );
    expect(set).toHaveLength(4);
    expect(parseScenario(specialists, { set }).file.entities[1]?.alpha).toBe(0.9);
  });
});

// Helpers
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'gms'))].map(
    ([, text]) => text ?? '',
  );
}

function messageOf(text: string): string {
  try {
    parseScenario(text, { source: 'lab.yaml' });
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  throw new Error('expected a ScenarioError, found none');
}
