import { describe, expect, it } from 'vitest';
import { yamlTree } from '../../src/scenario/yamlTree.js';

describe('yamlTree', () => {
  it('reads mappings, lists, values, empty keys and aliases', () => {
    expect(yamlTree('a: &x [1, {b: 2.50}]\nc: *x\n? \n: null\nd: "1"\n')).toEqual({
      kind: 'tree',
      tree: { a: [1, { b: 2.5 }], c: [1, { b: 2.5 }], '': null, d: '1' },
    });
  });

  it('takes the nearest anchor of a name, and shares its value', () => {
    const read = yamlTree('a: &x [1]\nb: *x\nc: &x [2]\nd: *x\n');
    const tree = (read as { tree: Record<string, unknown> }).tree;
    expect(tree).toEqual({ a: [1], b: [1], c: [2], d: [2] });
    expect(tree.a).toBe(tree.b);
  });

  it('reads a list that holds itself', () => {
    const { tree } = yamlTree('a: &a [1, *a]') as { tree: { a: unknown[] } };
    expect(tree.a).toHaveLength(2);
    expect(tree.a[1]).toBe(tree.a);
  });

  it('keeps a key called __proto__ a key', () => {
    const { tree } = yamlTree('__proto__: {a: 1}') as { tree: object };
    expect(Object.keys(tree)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
  });

  const bomb = Array.from(
    { length: 12 },
    (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}`.concat(`, *a${i - 1}`.repeat(8))}]`,
  );
  const large = `r: &r [${'1,'.repeat(1000)}]\na: &a [${'*r,'.repeat(100)}]\nb: [${'*a,'.repeat(300)}]`;
  it.each([
    [
      'a key twice',
      'a: 1\nb: {c: 1, c: 2}',
      'a key that stands twice in one mapping (line 2, column 11)',
    ],
    ['an alias bomb', bomb.join('\n'), 'more than 100,000 aliases'],
    ['aliases of what is large', large, 'aliases that stand for more than 20 million values'],
    [
      'a key twice, as a number and as text',
      '1: a\n"1": b',
      'a key that stands twice in one mapping (line 2, column 1)',
    ],
    ['deep brackets', '['.repeat(20_000), 'more than a hundred levels of lists and mappings'],
    ['a list for a key', '? [a]\n: 1', 'a key that is not a word'],
    ['a long text', ' '.repeat(9e6), 'YAML of more than 8 MiB, which only JSON may have'],
  ])('refuses %s at once', (_, text, found) => {
    const begun = performance.now();
    expect(yamlTree(text)).toEqual({ kind: 'malformed', found });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('reads twenty thousand keys in time that grows with their number', () => {
    const begun = performance.now();
    const { tree } = yamlTree(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')) as {
      tree: object;
    };
    expect(Object.keys(tree)).toHaveLength(20_000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
