import type { ScenarioError } from '../errors.js';
import { duplicateKey } from './duplicateKey.js';
import { place } from './place.js';
import { printable } from './printable.js';
import { withWhereText } from './whereText.js';
import { yamlTree } from './yamlTree.js';

/** Longer JSON was written by a program: YAML's better messages are then not worth minutes and gigabytes. */
const HANDWRITTEN = 1_000_000;

type Failure = (found: string, next: string) => ScenarioError;

/**
 * The tree of mappings, lists and values that YAML or JSON text describes.
 *
 * @throws ScenarioError if the text is neither, with line and column, or is empty, or holds a key twice.
 */
export function sourceTree(text: string, source: string): unknown {
  const fail: Failure = (found, next) =>
    place(source).broken('must be YAML or JSON text', found, next);
  if (text.includes('\0')) throw fail('binary data', 'Give a text file.');
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const tree = jsonTree(plain, fail) ?? treeOfYaml(plain, fail);
  if (tree !== null && tree !== undefined) return tree;
  throw fail('an empty document', 'Start from a preset: monoculture scenarios specialists.');
}

/** Fast and lean for generated scenarios of a hundred megabytes; undefined for what YAML should judge. */
function jsonTree(text: string, fail: Failure): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch (cause) {
    if (text.length <= HANDWRITTEN) return undefined;
    throw fail(cause instanceof Error ? cause.message : String(cause), 'Correct the text there.');
  }
  const twice = duplicateKey(text);
  if (twice === undefined) {
    const kept = withWhereText(text);
    return kept === text ? tree : JSON.parse(kept);
  }
  const before = text.slice(0, twice.offset).split('\n');
  throw fail(
    `the key ${printable(twice.key)} twice in one mapping (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`,
    'Remove one of the two.',
  );
}

function treeOfYaml(text: string, fail: Failure): unknown {
  const read = yamlTree(text);
  if (read.kind === 'tree') return read.tree;
  throw fail(read.found, 'Correct the text there.');
}
