import { describe, expect, it } from 'vitest';
import type { CategoricalScenario } from '../../../src/scenario/categorical/categoricalScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { sampleText } from '../../../src/simulation/categorical/sampleText.js';
import { commandLine } from '../../support/commandLine.js';

const text = 'One fish two fish. Red fish blue fish. This one has a little star.';
const scenario = (changes: object = {}) =>
  parseScenario<CategoricalScenario>(
    {
      ...{ model: 'categorical', ngram: 2, alpha: 1, beta: 1 },
      entities: [
        { name: 'A', private: { text: 'a' }, synthetic: { samples: 30, contexts: 'private' } },
      ],
      ...changes,
    },
    { readText: () => text },
  );
const options = { generation: 2, entity: 'A', words: 40, seed: 1 };

describe('sampleText', () => {
  it('writes what stands together in the text, the same for the same seed', () => {
    const written = sampleText(scenario(), options);
    expect(sampleText(scenario(), options)).toBe(written);
    expect(sampleText(scenario(), { ...options, seed: 2 })).not.toBe(written);
    const tokens = (from: string) => from.toLowerCase().replaceAll('.', ' .').split(' ');
    const pairs = (from: readonly string[]) => from.slice(1).map((word, i) => `${from[i]} ${word}`);
    const known = new Set(pairs(['.', ...tokens(text)]));
    expect(tokens(written)).toHaveLength(40);
    expect(pairs(['.', ...tokens(written)]).filter((pair) => !known.has(pair))).toEqual([]);
  });

  it('writes characters, with two of context', () => {
    const written = sampleText(scenario({ ngram: 3, tokens: 'characters' }), options);
    expect(written).toMatch(/^[a-z. ]{40}$/);
  });

  it('refuses a name it does not know, and models without texts', async () => {
    expect(() => sampleText(scenario(), { ...options, entity: 'B' })).toThrow(
      'must be one of A, found B',
    );
    const { status, stderr } = await commandLine('sample', 'twins', '--entity', 'A');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'must be given a scenario with model: categorical, found model: linear',
    );
  });
});
