import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/** Why a document describes no plain tree; shown to the writer of the file. */
export class NoPlainTree extends Error {}

type Node = ParsedNode | null | undefined;

/**
 * The mappings, lists and values of a document. Each alias is the very value of its anchor, not a copy, so that a tree
 * costs what its text costs.
 *
 * @param most - how many aliases there may be, those inside an alias counted with it.
 * @returns the tree, in circles where an alias stands inside its anchor.
 * @throws NoPlainTree if an alias has no anchor before it, there are too many, or a key is no scalar.
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
    const value = isSeq(node) ? [] : isMap(node) ? {} : isScalar(node) ? node.value : null;
    // Known before it is filled: a list may hold itself.
    if (node.anchor !== undefined) anchored.set(node.anchor, { value, aliases: 0 });
    fill(node, value);
    if (node.anchor !== undefined && aliases > before) {
      anchored.set(node.anchor, { value, aliases: aliases - before });
    }
    return value;
  };
  const fill = (node: ParsedNode, value: unknown): void => {
    if (isSeq(node)) {
      for (const item of node.items) (value as unknown[]).push(plain(item as Node));
    } else if (isMap(node)) {
      for (const { key, value: inner } of node.items) {
        // Unlike an assignment, this makes a key called __proto__ a key like any other.
        const entry = { value: plain(inner as Node), enumerable: true, writable: true };
        Object.defineProperty(value, keyText(key as Node), { ...entry, configurable: true });
      }
    }
  };
  return plain(document.contents);
}

function keyText(key: Node): string {
  if (isScalar(key)) return key.value === null ? '' : String(key.value);
  throw new NoPlainTree('a key that is not a word');
}
