import { closest } from './closest.js';
import { designForms } from './designSchema.js';
import { meaningOf } from './meaning.js';
import { knownKeys } from './schema.js';

/** Keys that the mappings of a family of models may have. */
export type KnownKeys = Readonly<Record<string, readonly string[]>> &
  Pick<typeof knownKeys, 'scenario' | 'entity' | 'pool' | 'data'>;

/** Next step for a value that is missing or wrong: what the nearest named key means. */
export function valueHint(path: readonly PropertyKey[], value: unknown): string {
  const named = path.filter((part) => typeof part === 'string');
  // Under these stand names of columns and pools, whatever they mean elsewhere.
  const names = named.findIndex((part) => ['where', 'publish', 'crawl'].includes(part));
  const keys = named.filter((_, i) => names < 0 || i !== names + 1);
  const action = value === undefined ? 'Add it' : 'Correct the value';
  const means = meaningOf(keys);
  return means === undefined ? `${action}.` : `${action}: ${keys.at(-1)} is ${means}.`;
}

/**
 * Next step for a key that is not allowed where it stands: the key that was meant, or the keys allowed there.
 *
 * @param parentPath - path of the mapping that holds the key.
 * @param parent - that mapping.
 * @param keys - of the family of models.
 */
export function unknownKeyHint(
  key: string,
  parentPath: readonly PropertyKey[],
  parent: object,
  keys: KnownKeys = knownKeys,
): string {
  if (key === 'target') return 'Remove it: only real data have labels in a file.';
  const present = Object.keys(parent);
  const known = keysAt(parentPath, present, keys).filter((name) => name !== '$schema');
  const absent = known.filter((name) => !present.includes(name));
  const meant = closest(key, absent);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  const twin = closest(key, known);
  if (twin !== undefined) return `Did you mean ${twin}? It is already set; keep one.`;
  return absent.length === 0
    ? 'Remove it: every key allowed here is already set.'
    : `Remove it, or rename it: ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} not set yet.`;
}

function keysAt(
  path: readonly PropertyKey[],
  present: readonly string[],
  keys: KnownKeys,
): readonly string[] {
  if (path.length === 0) return keys.scenario;
  const last = path.at(-1);
  if (last === 'design') {
    return designForms[Object.keys(designForms).find((key) => present.includes(key)) ?? ''] ?? [];
  }
  if (path.at(-2) === 'publish') return keys.publication ?? [];
  if (typeof last === 'number') return path[0] === 'pools' ? keys.pool : keys.entity;
  return keys[String(last)] ?? keys.data;
}
