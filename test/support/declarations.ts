import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Declaration files of a package, by path: `index.d.ts`. */
export type Declarations = (file: string) => string;

/** One name of one file. */
interface Named {
  readonly file: string;
  readonly name: string;
}

/** The declaration files that `tsc` wrote below a folder. */
export const builtDeclarations =
  (folder: string): Declarations =>
  (file) =>
    readFileSync(posix.join(folder, file), 'utf8');

/**
 * The types in signatures of an entry that cannot be named from it: every exported declaration is read, and every
 * declared or imported name in it must be exported from the entry too.
 *
 * @param entry - its declaration file: `index.d.ts`.
 * @returns one line for each missing name: `figure.d.ts: Picture, in Figure`.
 */
export function unnameable(entry: string, read: Declarations): string[] {
  const exported = exportsOf(entry, read);
  const known = new Set(exported.map(keyOf));
  const missing = exported.flatMap(({ file, name }) =>
    references({ file, name }, read)
      .filter((found) => !known.has(keyOf(found)))
      .map((found) => `${keyOf(found)}, in ${name}`),
  );
  return [...new Set(missing)].sort();
}

/** What an entry exports, each where it is declared. */
export const exportsOf = (entry: string, read: Declarations): Named[] =>
  reexports(entry, read(entry)).map(({ file, original }) =>
    declared({ file, name: original }, read),
  );

/** An exported function, as its declaration file has it. */
export interface DeclaredFunction {
  readonly file: string;
  readonly name: string;
  /** Its doc comment, without the stars; empty where it has none. */
  readonly comment: string;
  /** Names of its parameters; empty texts for those that are taken apart. */
  readonly parameters: readonly string[];
  /** What it returns, as written. */
  readonly returns: string;
}

/** The functions that an entry exports. */
export const functionsOf = (entry: string, read: Declarations): DeclaredFunction[] =>
  exportsOf(entry, read).flatMap(({ file, name }) => functionIn(file, read(file), name));

/** The function with this name in the text of a declaration file; none where the name is of something else. */
export function functionIn(file: string, text: string, name: string): DeclaredFunction[] {
  const [, comment = '', signature] =
    new RegExp(
      `(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\n)?export declare (?:function\\*? |const )${name}(?:<[^(]*>)?(?::\\s*)?(\\(.*?);\\n(?=\\S|$)`,
      's',
    ).exec(text) ?? [];
  if (signature === undefined) return [];
  const close = closing(signature);
  return [
    {
      file,
      name,
      comment: comment.replace(/^ *\* ?/gm, ''),
      parameters: split(signature.slice(1, close)).map(
        (parameter) => /^(\w+)\??:/.exec(parameter)?.[1] ?? '',
      ),
      returns: signature.slice(close + 1).replace(/^\s*(?:=>|:)\s*/, ''),
    },
  ];
}

/** Where the bracket closes that a text opens with. */
function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    if (')]}'.includes(text[at]!) && --depth === 0) return at;
  }
  return text.length;
}

/** The parts between commas that stand in no bracket. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [at, letter] of [...text].entries()) {
    if ('([{<'.includes(letter)) depth++;
    if (')]}'.includes(letter) || (letter === '>' && text[at - 1] !== '=')) depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const keyOf = ({ file, name }: Named): string => `${file}: ${name}`;

/** Lines that begin a statement; those of its body are indented. */
const STATEMENT = /^(?=(?:export|declare|interface|type|import|const|class|function)\b)/m;

/** The statements of a declaration file, without comments and texts. */
const statementsOf = (text: string): string[] =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .split(STATEMENT)
    .map((statement) => statement.trim());

/** `export { A, type B as C } from './x.js'` of one file. */
function reexports(
  file: string,
  text: string,
): { readonly file: string; readonly original: string; readonly name: string }[] {
  return statementsOf(text).flatMap((statement) => {
    const [, list, from] = /^export (?:type )?\{([^}]*)\} from '(\.[^']+)'/.exec(statement) ?? [];
    return list === undefined
      ? []
      : namesIn(list).map((each) => ({ ...each, file: target(file, from!) }));
  });
}

const target = (file: string, from: string): string =>
  posix.join(posix.dirname(file), from.replace(/\.js$/, '.d.ts'));

const namesIn = (list: string): { readonly original: string; readonly name: string }[] =>
  list
    .split(',')
    .map((part) => part.trim().replace(/^type /, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const [original = '', name = original] = part.split(' as ');
      return { original, name };
    });

/** Where a name is declared, past files that only pass it on. */
function declared({ file, name }: Named, read: Declarations): Named {
  const passed = reexports(file, read(file)).find((each) => each.name === name);
  return passed ? declared({ file: passed.file, name: passed.original }, read) : { file, name };
}

const DECLARATION =
  /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function\*?|const|let|enum) (\w+)/;

/** The names of this package that a declaration mentions; values looked up with `typeof` are evaluated. */
function references({ file, name }: Named, read: Declarations): Named[] {
  const statements = statementsOf(read(file));
  const here = new Map<string, Named>();
  for (const statement of statements) {
    const [, own] = DECLARATION.exec(statement) ?? [];
    if (own !== undefined) here.set(own, { file, name: own });
    const [, list, from] = /^import (?:type )?\{([^}]*)\} from '(\.[^']+)'/.exec(statement) ?? [];
    for (const { original, name: local } of namesIn(list ?? '')) {
      here.set(local, { file: target(file, from!), name: original });
    }
  }
  const own = statements.filter((statement) => DECLARATION.exec(statement)?.[1] === name);
  if (own.length === 0) throw new Error(`${file} does not declare ${name}.`);
  return own
    .map((text) => text.replace(/'[^']*'/g, '').replace(/typeof \w+/g, ''))
    .flatMap((text) => [...text.matchAll(/(?<![.\w])([A-Za-z_]\w*)(?!\w|\??:|\()/g)])
    .map(([, word = '']) => here.get(word))
    .filter((found) => found !== undefined)
    .map((found) => declared(found, read))
    .filter((found) => found.file !== file || found.name !== name);
}
