import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/proofs.md'), 'utf8');
const named = new Set([...guide.matchAll(/`(\w+)(?: [^`]*)?`/g)].map(([, name]) => name));
const stated = readdirSync(join(root, 'proofs'))
  .filter((file) => file.endsWith('.v') && file !== 'SanityScalar.v')
  .flatMap((file) =>
    [
      ...readFileSync(join(root, 'proofs', file), 'utf8').matchAll(
        /^(?:Theorem|Corollary|Example) (\w+)/gm,
      ),
    ].map(([, name]) => name),
  );

describe('docs/proofs.md', () => {
  it('names every theorem, corollary and example of the Coq files', () => {
    expect(stated.length).toBeGreaterThan(100);
    expect(stated.filter((name) => !named.has(name))).toEqual([]);
  });

  it('negative control: a name that is not there is missed', () => {
    expect(named.has('models_never_diverge')).toBe(false);
  });
});
