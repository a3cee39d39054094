import { Composer, CST, LineCounter, Parser } from 'yaml';

/** The value that YAML text describes, or what keeps it from describing one. */
export type YamlTree =
  | { readonly kind: 'tree'; readonly tree: unknown }
  | { readonly kind: 'malformed'; readonly found: string };

/** Aliases of one anchor may repeat (a covariance shared by all entities), but not grow without bound. */
const MOST_ALIASES = 100_000;

/** A scenario has nine. The parser recurses, and a stack overflow inside it can end the process. */
const MOST_LEVELS = 100;

/** What the parser's codes mean to the writer of a file. */
const reasons: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key that stands twice in one mapping',
};

/** Reads one YAML 1.2 document; errors come with line and column. */
export function yamlTree(text: string): YamlTree {
  const lines = new LineCounter();
  const malformed = (reason: string, offset: number): YamlTree => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'malformed', found: `${reason} (line ${line}, column ${col})` };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tokens.some(isDeep)) {
    return { kind: 'malformed', found: 'more than a hundred levels of lists and mappings' };
  }
  const composer = new Composer({ prettyErrors: false, logLevel: 'error' });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return { kind: 'tree', tree: undefined };
  const [problem] = document.errors;
  if (problem !== undefined) {
    return malformed(reasons[problem.code] ?? problem.message, problem.pos[0]);
  }
  if (second !== undefined) return malformed('a second document', second.range[0]);
  try {
    return { kind: 'tree', tree: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (cause) {
    const { message } = cause as Error;
    const found = message.startsWith('Excessive alias') ? 'more than 100,000 aliases' : message;
    return { kind: 'malformed', found };
  }
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
