import { Composer, CST, LineCounter, Parser } from 'yaml';
import { NoPlainTree, plainTree } from './plainTree.js';
import { repeatedKey } from './repeatedKey.js';
import { treeSize } from './treeSize.js';
import { keepWhereText } from './whereText.js';

/** The value that YAML text describes, or what keeps it from describing one. */
export type YamlTree =
  | { readonly kind: 'tree'; readonly tree: unknown }
  | { readonly kind: 'malformed'; readonly found: string };

/** Aliases of one anchor may repeat (a covariance shared by all entities), but not grow without bound. */
const MOST_ALIASES = 100_000;

/** A scenario has nine. The parser recurses, and a stack overflow inside it can end the process. */
const MOST_LEVELS = 100;

/** More values than fit into memory; a file that holds them without aliases is as long. */
const MOST_VALUES = 20_000_000;

/** The parser takes a hundred bytes for every byte of such a text: longer ones are better written as JSON. */
const LONGEST = 8 * 2 ** 20;

/**
 * Reads one YAML 1.2 document; errors come with line and column. What stands under `where` stays as it is written.
 *
 * @param path - keys above the text, where it is a value that will be put into a scenario.
 */
export function yamlTree(text: string, path: readonly string[] = []): YamlTree {
  if (text.length > LONGEST) {
    return {
      kind: 'malformed',
      found: `YAML of more than ${LONGEST / 2 ** 20} MiB, which only JSON may have`,
    };
  }
  const lines = new LineCounter();
  const malformed = (reason: string, offset: number): YamlTree => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'malformed', found: `${reason} (line ${line}, column ${col})` };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tokens.some(isDeep)) {
    return { kind: 'malformed', found: 'more than a hundred levels of lists and mappings' };
  }
  // Its own search for keys that stand twice takes the square of their number.
  const composer = new Composer({ prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return { kind: 'tree', tree: undefined };
  const [problem] = document.errors;
  if (problem !== undefined) {
    return malformed(problem.message, problem.pos[0]);
  }
  if (second !== undefined) return malformed('a second document', second.range[0]);
  const twice = repeatedKey(document);
  if (twice !== undefined) {
    return malformed('a key that stands twice in one mapping', twice.range?.[0] ?? 0);
  }
  keepWhereText(document, path);
  try {
    const tree = plainTree(document, MOST_ALIASES);
    if (treeSize(tree) <= MOST_VALUES) return { kind: 'tree', tree };
  } catch (cause) {
    if (!(cause instanceof NoPlainTree)) throw cause;
    return { kind: 'malformed', found: cause.message };
  }
  return { kind: 'malformed', found: 'aliases that stand for more than 20 million values' };
}

function isDeep(token: CST.Token): boolean {
  let deepest = 0;
  if (token.type === 'document') {
    CST.visit(token, (_, { length }) => {
      deepest = Math.max(deepest, length);
      return deepest > MOST_LEVELS ? CST.visit.BREAK : undefined;
    });
  }
  return deepest > MOST_LEVELS;
}
