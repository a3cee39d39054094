import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from '../../src/scenario/duplicateKey.js';

describe('duplicateKey', () => {
  it.each([
    ['{"a": 1, "a": 2}', 'a', 9],
    ['{"a": {"b": 1}, "c": [{"d": 1, "d": 2}]}', 'd', 31],
    ['{"a": 1, "b": "a", "\\u0061" : 3}', 'a', 19],
    ['{"a": {}, "b": {}, "a": 1}', 'a', 19],
    ['{"}": 1, "{": "\\"{", "}": 1}', '}', 21],
  ])('finds it in %s', (text, key, offset) => {
    expect(JSON.parse(text)).toBeDefined();
    expect(duplicateKey(text)).toEqual({ key, offset });
  });

  it.each([
    '{}',
    '{"a": {"a": {"a": 1}}}',
    '[{"a": 1}, {"a": 1}]',
    '["a", "a"]',
    '{"a": "a:"}',
    '""',
  ])('finds none in %s', (text) => {
    expect(duplicateKey(text)).toBeUndefined();
  });

  it('finds none in what JSON.stringify writes, and one when a key is written again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (tree) => {
        const text = JSON.stringify(tree);
        expect(duplicateKey(text)).toBeUndefined();
        const [key] = Object.keys(tree);
        const again = `${text.slice(0, -1)},${JSON.stringify(key)}:0}`;
        expect(duplicateKey(again)?.key).toBe(key);
      }),
    );
  });
});
