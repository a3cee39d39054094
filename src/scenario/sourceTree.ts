import { LineCounter, parseDocument } from 'yaml';
import type { ScenarioError } from '../errors.js';
import { duplicateKey } from './duplicateKey.js';
import { place } from './place.js';
import { printable } from './printable.js';

/** Aliases of one anchor may repeat (a covariance shared by all entities), but not grow without bound. */
const MOST_ALIASES = 100_000;

/** Longer JSON was written by a program: YAML's better messages are then not worth minutes and gigabytes. */
const HANDWRITTEN = 1_000_000;

/** What the YAML parser's codes mean to the writer of a file. */
const yamlReasons: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key that stands twice in one mapping',
  MULTIPLE_DOCS: 'a second document',
  RESOURCE_EXHAUSTION: 'too many levels of lists or mappings',
};

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
  const tree = jsonTree(plain, fail) ?? yamlTree(plain, fail);
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
    throw fail(reasonOf(cause), 'Correct the text there.');
  }
  const twice = duplicateKey(text);
  if (twice === undefined) return tree;
  const before = text.slice(0, twice.offset).split('\n');
  throw fail(
    `the key ${printable(twice.key)} twice in one mapping (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`,
    'Remove one of the two.',
  );
}

function yamlTree(text: string, fail: Failure): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const reason = yamlReasons[problem.code] ?? problem.message;
    throw fail(`${reason} (line ${line}, column ${col})`, 'Correct the text there.');
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw fail(reasonOf(cause), 'Correct the anchors and aliases.');
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
