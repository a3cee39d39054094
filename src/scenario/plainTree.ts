import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/** Why a document describes no plain tree; shown to the writer of the file. */
export class NoPlainTree extends Error {}

type Node = ParsedNode | null | undefined;

/**
 * The mappings, lists and values of a document. Each alias is the very value of its anchor, not a copy, so that a tree
 * costs what its text costs.
 *
 * @param most - how many aliases there may be, those inside an alias counted with it.
 * @throws NoPlainTree if an alias has no anchor before it or stands inside it, there are too many, or a key is no
 *   scalar.
 */
export function plainTree(document: Document.Parsed, most: number): unknown {
  const anchored = new Map<string, { readonly value: unknown; readonly aliases: number }>();
  let aliases = 0;
  const plain = (node: Node): unknown => {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      const found = anchored.get(node.source);
      if (found === undefined) {
        throw new NoPlainTree(
          `Unresolved alias (the anchor must be set before the alias): ${node.source}`,
        );
      }
      aliases += 1 + found.aliases;
      if (aliases > most) throw new NoPlainTree(`more than ${most.toLocaleString('en')} aliases`);
      return found.value;
    }
    const before = aliases;
    const value = inner(node);
    if (node.anchor !== undefined) anchored.set(node.anchor, { value, aliases: aliases - before });
    return value;
  };
  const inner = (node: ParsedNode): unknown => {
    if (isSeq(node)) return node.items.map((item) => plain(item as Node));
    if (!isMap(node)) return isScalar(node) ? node.value : null;
    return Object.fromEntries(
      node.items.map(({ key, value }) => [keyText(key as Node), plain(value as Node)]),
    );
  };
  return plain(document.contents);
}

function keyText(key: Node): string {
  if (isScalar(key)) return key.value === null ? '' : String(key.value);
  throw new NoPlainTree('a key that is not a word');
}
