import { type Document, isAlias, isMap, isPair, isScalar, Scalar, visit, type YAMLMap } from 'yaml';

/** The key whose values are compared with cells as text. */
const WHERE = 'where';

/**
 * Puts the written text in place of every number and flag under `where`: 1.10 and a number of 19 digits would lose what
 * distinguishes them from 1.1 and their neighbours.
 *
 * @param document - changed in place.
 * @param path - keys above it, where it is a value that will be put into a scenario.
 */
export function keepWhereText(document: Document, path: readonly string[] = []): void {
  if (path.at(-1) === WHERE && isMap(document.contents)) keepText(document.contents, document);
  if (path.at(-2) === WHERE)
    document.contents = asWritten(document.contents, document) as typeof document.contents;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== WHERE) return;
      const target = isAlias(value) ? value.resolve(document) : value;
      if (isMap(target)) keepText(target, document);
    },
  });
}

function keepText(map: YAMLMap, document: Document): void {
  for (const pair of map.items) if (isPair(pair)) pair.value = asWritten(pair.value, document);
}

function asWritten(node: unknown, document: Document): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (!isScalar(target) || target.source === undefined) return node;
  if (typeof target.value !== 'number' && typeof target.value !== 'boolean') return node;
  if (target !== node) return new Scalar(target.source);
  target.value = target.source;
  return target;
}

/** A mapping of JSON after the key `where`, and the numbers and flags in it; a quoted text holds no bare quotes. */
const MAPPING = /"where"\s*:\s*\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/g;
const BARE = /("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g;

/** JSON text with every number under `where` as text; the same text where there is none. */
export const withWhereText = (json: string): string =>
  json.includes('"where"')
    ? json.replace(MAPPING, (mapping) =>
        mapping.replace(BARE, (all, text: string | undefined) => text ?? `"${all}"`),
      )
    : json;
