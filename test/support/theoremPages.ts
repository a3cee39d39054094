import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources, src } from './imports.js';

const root = join(src, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The page of one theorem. */
export interface TheoremPage {
  readonly file: string;
  readonly id: string;
  readonly text: string;
}

/** The ids in a text: T1, T4b. */
export const idsIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w-])T\d+b?(?![\w-])/g)].map(([id]) => id);

/** A page for every file proofs/T….md; its id is that of its name. */
export const theoremPages = (): TheoremPage[] =>
  readdirSync(join(root, 'proofs'))
    .filter((file) => /^T.*\.md$/.test(file))
    .map((file) => ({ file, id: file.split('-')[0]!, text: read(`proofs/${file}`) }));

/** Where ids are named, by the kind of place. */
export const namedIds = (): Readonly<Record<string, string[]>> => ({
  'table of proofs/README.md': tableRows(textOf('proofs/README.md') ?? '').flatMap(idsIn),
  'table of docs/theory.md': tableRows(textOf('docs/theory.md') ?? '').flatMap(idsIn),
  '@theorem tags in src': sources(src).flatMap((file) =>
    [...read(`src/${file}`).matchAll(/@theorem ([^\n]*)/g)].flatMap(([, line = '']) => idsIn(line)),
  ),
  'titles of tests': testFiles().flatMap((file) => titledIds(read(file))),
});

/** Ids in square brackets: what test titles carry. */
export const titledIds = (text: string): string[] =>
  [...text.matchAll(/\[(T\d+b?)\]/g)].map(([, id = '']) => id);

const tableRows = (text: string): string[] =>
  text.split('\n').filter((line) => line.trimStart().startsWith('|'));

const testFiles = (): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/${file}`);

/** What a page links under one heading of its last section, as name and file from the root; in its words where unlinked. */
export function linksUnder(
  page: TheoremPage,
  heading: string,
): { readonly name: string; readonly target: string }[] {
  const [, line = ''] = page.text.match(new RegExp(`^- \\*${heading}\\* (.*)$`, 'm')) ?? [];
  return [...line.matchAll(/\[`?([^\]`]+)`?\]\(([^)]+)\)/g)].map(([, name = '', path = '']) => ({
    name,
    target: join('proofs', path),
  }));
}

/** The kinds of figures there are: the first column of a table in docs/figures.md. */
export const figureKinds = (): string[] =>
  tableRows(textOf('docs/figures.md') ?? '').flatMap((row) => row.match(/^\| `(\w+)` /)?.[1] ?? []);

/** The kinds of figures a page names. */
export const figuresOf = ({ text }: TheoremPage): string[] =>
  (text.match(/^- \*Used in figure\* (.*)$/m)?.[1] ?? '').split(/, */);

/** Whether a TypeScript source exports a name. */
export const exportsName = (text: string, name: string): boolean =>
  new RegExp(`^export (?:async )?(?:function|const|class|interface|type) ${name}\\b`, 'm').test(
    text,
  );

/** Whether a Coq source states a name. */
export const statesName = (text: string, name: string): boolean =>
  new RegExp(`^(?:Theorem|Corollary|Lemma|Definition|Record) ${name}\\b`, 'm').test(text);

/** The text of a file from the root, or null where there is none. */
export const textOf = (file: string): string | null =>
  existsSync(join(root, file)) ? read(file) : null;

/** Targets of all relative links of a page, from the root. */
export const linkTargets = ({ text }: Pick<TheoremPage, 'text'>): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => join('proofs', path));
