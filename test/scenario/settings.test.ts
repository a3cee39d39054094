import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { parseSetting, withSetting } from '../../src/scenario/settings.js';

describe('parseSetting', () => {
  it.each([
    ['alpha=0.3', ['alpha'], 0.3],
    ['entities.0.private.samples=50', ['entities', '0', 'private', 'samples'], 50],
    ['entities[12].alpha=1', ['entities', '12', 'alpha'], 1],
    ['public.design.gram[0][1]=2', ['public', 'design', 'gram', '0', '1'], 2],
    ['truth=[1, 2]', ['truth'], [1, 2]],
    ['public={samples: 5, design: isotropic}', ['public'], { samples: 5, design: 'isotropic' }],
    ['name=a=b', ['name'], 'a=b'],
    ['name=', ['name'], null],
  ])('reads %s', (text, path, value) => {
    expect(parseSetting(text)).toEqual({ path, value });
  });

  it.each([
    ['alpha', '--set: must be key=value, found "alpha". Write for example --set alpha=0.3'],
    ['=0.3', '--set: must be key=value, found "=0.3".'],
    ['entities..alpha=1', '--set: must be key=value, found "entities..alpha=1".'],
    ['', '--set: must be key=value, found "".'],
    ['truth=[1, 2', '--set truth: the value must be YAML, found "[1, 2". Quote it for the shell'],
    [`truth=${'['.repeat(20_000)}`, '--set truth: the value must be YAML, found "[[[['],
    ['truth={a: 1, a: 2}', '--set truth: the value must be YAML, found "{a: 1, a: 2}".'],
  ])('rejects %.20s', (text, message) => {
    expect(() => parseSetting(text)).toThrow(DomainError);
    expect(() => parseSetting(text)).toThrow(message);
  });
});

describe('withSetting', () => {
  const tree = { alpha: 0.5, entities: [{ name: 'A' }, { name: 'B', private: { samples: 3 } }] };
  const change = (text: string) => withSetting(tree, parseSetting(text));

  it('replaces a value and keeps the order of keys', () => {
    expect(JSON.stringify(change('alpha=1'))).toBe(JSON.stringify({ ...tree, alpha: 1 }));
  });

  it('replaces inside lists and mappings, and leaves the tree as it was', () => {
    const before = structuredClone(tree);
    const after = change('entities[1].private.samples=9') as typeof tree;
    expect(after.entities[1]).toEqual({ name: 'B', private: { samples: 9 } });
    expect(tree).toEqual(before);
  });

  it('adds a last key', () => {
    expect(change('entities.0.copies=2')).toHaveProperty('entities[0].copies', 2);
  });

  it.each([
    ['entities.2.alpha=1', 'found no item 2: the list has 2 items (0 and 1)'],
    ['entities.-1.alpha=1', 'found no item "-1": the list has 2 items (0 and 1)'],
    ['entities.A.alpha=1', 'found no item "A": the list has 2 items (0 and 1)'],
    ['entities.length=1', 'found no item "length": the list has 2 items (0 and 1)'],
    ['public.samples=1', 'found no key "public": the keys are alpha, entities'],
    ['alpha.x=1', 'found 0.5 where "x" was expected'],
    ['constructor.prototype.x=1', 'found no key "constructor": the keys are alpha, entities'],
    ['__proto__.polluted=1', 'found no key "__proto__": the keys are alpha, entities'],
  ])('rejects %s: a part of the path does not exist', (text, message) => {
    expect(() => change(text)).toThrow(DomainError);
    expect(() => change(text)).toThrow(message);
  });

  it('makes a key of __proto__, and no prototype', () => {
    const after = change('__proto__={polluted: 1}');
    expect(Object.keys(after as object)).toContain('__proto__');
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });
});
