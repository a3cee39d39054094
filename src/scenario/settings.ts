import { DomainError } from '../errors.js';
import { printable } from './printable.js';
import { yamlTree } from './yamlTree.js';

/** One `--set path=value`: the path's parts and the value, read as YAML. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * Reads `alpha=0.3`, `entities.0.private.samples=50` or `entities[0].alpha=0.2`.
 *
 * @throws DomainError if the text has no `=`, an empty part, or a value that is not YAML.
 */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  const path = pathOf(text.slice(0, Math.max(equals, 0)), text);
  const value = text.slice(equals + 1);
  const read = yamlTree(value, path);
  if (read.kind === 'tree') return { path, value: read.tree ?? null };
  throw new DomainError(
    `--set ${path.join('.')}: the value must be YAML, found ${printable(value)}. Quote it for the shell, for example --set 'truth=[1, 2]'.`,
  );
}

/** Overrides: texts such as `alpha=0.3`, or values by their paths, `{ alpha: 0.3, 'entities.0.beta': 1 }`. */
export type Changes = readonly string[] | Readonly<Record<string, unknown>>;

/**
 * The settings that overrides ask for, in order.
 *
 * @throws DomainError if they are neither a list of texts nor an object, or as `parseSetting`.
 */
export function settingsOf(changes: Changes): Setting[] {
  if (Array.isArray(changes) && changes.every((text): text is string => typeof text === 'string')) {
    return changes.map(parseSetting);
  }
  if (typeof changes === 'object' && changes !== null && !Array.isArray(changes)) {
    return Object.entries(changes).map(([path, value]) => ({ path: pathOf(path, path), value }));
  }
  throw new DomainError(
    `set: must be an object such as { alpha: 0.3 } or a list of texts such as ['alpha=0.3'], found ${printable(changes)}. Write one of the two.`,
  );
}

/** The parts of `entities[0].alpha`. */
function pathOf(text: string, written: string): string[] {
  const path = text
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.trim());
  if (path.every((part) => part !== '')) return path;
  throw new DomainError(
    `--set: must be key=value, found ${printable(written)}. Write for example --set alpha=0.3 or --set entities.0.private.samples=50.`,
  );
}

/**
 * The tree with one value replaced or added.
 *
 * @param tree - what the scenario file holds. Not modified.
 * @throws DomainError if a part of the path does not exist.
 */
export function withSetting(tree: unknown, { path, value }: Setting): unknown {
  return replaced(tree, path, 0, value);
}

function replaced(tree: unknown, path: readonly string[], depth: number, value: unknown): unknown {
  const part = path[depth];
  if (part === undefined) return value;
  const inner = (old: unknown) => replaced(old, path, depth + 1, value);
  if (Array.isArray(tree)) {
    const index = /^\d+$/.test(part) ? Number(part) : tree.length;
    if (index >= tree.length) {
      throw noSuchPart(path, noItem(part, tree.length));
    }
    return tree.map((item: unknown, i) => (i === index ? inner(item) : item));
  }
  if (typeof tree !== 'object' || tree === null) {
    throw noSuchPart(path, `${printable(tree)} where ${printable(part)} was expected`);
  }
  const entries = Object.entries(tree);
  if (entries.some(([key]) => key === part)) {
    return Object.fromEntries(entries.map(([key, old]) => [key, key === part ? inner(old) : old]));
  }
  if (depth < path.length - 1) {
    throw noSuchPart(
      path,
      `no key ${printable(part)}: the keys are ${entries.map(([key]) => key).join(', ')}`,
    );
  }
  return Object.fromEntries([...entries, [part, value]]);
}

/** `no item 7: the list has 2 items (0 and 1)`. */
function noItem(part: string, length: number): string {
  const items = [`0 to ${length - 1}`, '', ' (0)', ' (0 and 1)'];
  const range = length > 2 ? ` (${items[0]})` : items[length + 1];
  return `no item ${/^\d+$/.test(part) ? part : printable(part)}: the list has ${length} ${length === 1 ? 'item' : 'items'}${range}`;
}

const noSuchPart = (path: readonly string[], found: string): DomainError =>
  new DomainError(
    `--set ${path.join('.')}: every part but the last must exist in the scenario, found ${found}. Correct the path.`,
  );
