// Reads Coq sources as text: what may stand in them, and what they claim to prove.
//
//   node audit/vernacular.mjs findings  *.v   one line for each sentence that is not allowed; exit status 1 if any
//   node audit/vernacular.mjs claims    *.v   "<file> <Theorem|Corollary|Lemma|Example> <name>" for each claim
//   node audit/vernacular.mjs notations *.v   the abbreviations, word for word
//   node audit/vernacular.mjs definitions file  the definitions that `Print Module` listed in file
//   node audit/vernacular.mjs hashes    file  "<hash> <Module.name>" for each field that `Print Module` printed in file
//
// Everything that is not listed here is refused: no axioms, no attributes, no notations, coercions, instances or tactics of
// one's own, no options but the usual three, no proof that does not end with Qed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const NAME = "[A-Za-z_][A-Za-z0-9_']*";
/** A whole sentence, white space made single. */
const HEADERS = [
  /^From mathcomp Require Import all_ssreflect all_algebra\.$/,
  /^From mathcomp\.algebra_tactics Require Import ring\.$/,
  /^From mathcomp\.real_closed Require Import complex realalg\.$/,
  new RegExp(`^From Monoculture Require Import(?: ${NAME})+\\.$`),
  /^Set Implicit Arguments\.$/,
  /^Unset Strict Implicit\.$/,
  /^Unset Printing Implicit Defensive\.$/,
  /^Import GRing\.Theory(?: Num\.Theory)?(?: Order\.TTheory)?\.$/,
  /^Local Open Scope (?:ring_scope|complex_scope)\.$/,
];
const SECTION = new RegExp(`^(Section|End) (${NAME})\\.$`);
const LOCAL = /^(?:Variables?|Hypothes[ie]s|Implicit Types?|Let)\b/;
const STATED = new RegExp(`^(?:Definition|Record|Fixpoint) (${NAME})`);
const CLAIM = new RegExp(`^(Theorem|Corollary|Lemma|Example) (${NAME})`);
const ABBREVIATION = new RegExp(`^Local Notation (?:${NAME} )+:= `);
/** `x :> T` at the head of a declaration, or in a record, makes a coercion. */
const COERCION = /^(?:Variables?|Hypothes[ie]s|Let|Definition|Fixpoint) \(?[\w' ]*:>|^Record .*:>/;
const TACTIC = /^(?:(?:[-+*]+|[{}]|\d+ ?:|all ?:) ?)*(?:[a-z(]|$)/;
const NO_PROOF = /\b(?:admit|give_up|native_compute|native_cast_no_check)\b/;

/** The text with comments blanked out, line by line as long as before. Comments nest; strings hide their ends. */
export const withoutComments = (text) => {
  let out = '';
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const two = text.slice(i, i + 2);
    if (!inString && (two === '(*' || (depth > 0 && two === '*)'))) {
      depth += two === '(*' ? 1 : -1;
      out += '  ';
      i++;
      continue;
    }
    if (text[i] === '"') inString = !inString;
    out += depth > 0 && text[i] !== '\n' ? ' ' : text[i];
  }
  return out;
};

/** Sentences end with a full stop before white space. */
const sentences = (text) => {
  let line = 1;
  return text
    .split(/(?<=\.)(?=\s|$)/)
    .map((raw) => {
      const words = raw.trimStart();
      const start = line + (raw.slice(0, raw.length - words.length).split('\n').length - 1);
      line += raw.split('\n').length - 1;
      return { line: start, words: words.trimEnd().replace(/\s+/g, ' ') };
    })
    .filter(({ words }) => words !== '');
};

/** Reads one file sentence by sentence, as Coq does: in a section or not, in a proof or not. */
const read = (file, text) => {
  const module = basename(file, '.v');
  const [findings, claims, abbreviations] = [[], [], []];
  const open = [];
  /** none: outside; due: `Proof.` must come; open: tactics. */
  let proof = 'none';
  const code = withoutComments(text);
  const say = (line, words) => findings.push(`${file}:${line}: ${words.slice(0, 90)}`);
  text.split('\n').forEach((words, i) => {
    if (/[^\x20-\x7e]/.test(words)) say(i + 1, `not plain ASCII: ${words}`);
  });
  for (const { line, words } of sentences(code)) {
    const refuse = (why) => say(line, `${why}: ${words}`);
    if (/"|#\[/.test(words)) refuse('a string or an attribute');
    if (!words.endsWith('.')) refuse('no full stop');
    if (proof === 'due') {
      if (words !== 'Proof.') refuse('a claim without a proof');
      proof = 'open';
    } else if (proof === 'open') {
      if (words === 'Qed.') proof = 'none';
      else if (!TACTIC.test(words) || NO_PROOF.test(words)) refuse('no tactic');
    } else if (COERCION.test(words)) {
      refuse('a coercion');
    } else if (SECTION.test(words)) {
      const [, kind, name] = SECTION.exec(words);
      if (kind === 'Section') open.push(name);
      else if (open.pop() !== name) refuse('sections do not nest');
    } else if (LOCAL.test(words)) {
      if (open.length === 0 && !words.startsWith('Implicit')) refuse('outside a section');
      if (words.startsWith('Let ') && !words.includes(':=')) proof = 'due';
    } else if (STATED.test(words)) {
      if (!words.includes(':=')) refuse('a definition by tactics');
    } else if (CLAIM.test(words)) {
      const [, kind, name] = CLAIM.exec(words);
      claims.push(`${module} ${kind} ${name}`);
      proof = 'due';
    } else if (ABBREVIATION.test(words)) {
      abbreviations.push(`${module}: ${words}`);
    } else if (!HEADERS.some((header) => header.test(words))) {
      refuse('not allowed');
    }
  }
  if (proof !== 'none' || open.length > 0) say(1, 'the last proof or section stays open');
  return { findings, claims, notations: abbreviations };
};

/** What `Print Module` listed: the fields of each module, their kinds, and their types in full. */
const fields = (text) =>
  text.split(/^Module\n/m).flatMap((part) => {
    const [listing] = part.split(/^== /m);
    const [, module] = /^(\S+)/.exec(listing) ?? [];
    if (module === undefined) return [];
    return listing.split(/^ {5}(?=\S)/m).flatMap((type) => {
      const [, kind, own] = new RegExp(`^([A-Z][a-z]+) (${NAME})`).exec(type) ?? [];
      return own === undefined ? [] : [{ kind, name: `${module}.${own}`, type }];
    });
  });

const definitions = (_, text) =>
  fields(text).flatMap(({ kind, name }) => (kind === 'Definition' ? [name] : []));

/** A hash for each field, of its type and, if it is a definition, of its body. */
const hashes = (_, text) => {
  const bodies = new Map(
    text.split(/^== /m).map((body) => [/^\S*/.exec(body)[0], body.slice(body.indexOf('\n'))]),
  );
  return fields(text).map(({ name, type }) => {
    const whole = `${type}\n${bodies.get(name) ?? ''}`.replace(/\s+/g, ' ').replace(/ End /, ' ');
    return `${createHash('sha256').update(whole).digest('hex').slice(0, 32)} ${name}`;
  });
};

const [mode, ...files] = process.argv.slice(2);
const lines = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  if (mode === 'hashes') return hashes(file, text);
  return mode === 'definitions' ? definitions(file, text) : read(file, text)[mode];
});
if (lines.length > 0) console.log(lines.join('\n'));
if (mode === 'findings' && lines.length > 0) process.exit(1);
