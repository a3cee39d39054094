// Reads Coq sources as text: what must not stand in them, and what they claim to prove.
//
//   node audit/vernacular.mjs findings  *.v   one line for each forbidden word; exit status 1 if any
//   node audit/vernacular.mjs claims    *.v   "<file> <Theorem|Corollary|Lemma> <name>" for each claim
//   node audit/vernacular.mjs notations *.v   the notations, coercions and canonical instances, word for word
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Words that end a proof without one, assume something, or switch a check of the kernel off. */
const FORBIDDEN =
  /\b(Admitted|admit|give_up|Abort|Axioms?|Conjectures?|Parameters?|Primitive|Module|Load|bypass_check|Definitional UIP|Declare ML|Unset (Guard|Positivity|Universe) Checking)\b/;
/** Local to a section, an assumption of the whole theory outside of one. */
const ASSUMPTION = /^(?:#\[[^\]]*\]\s*)*(?:\w+\s+)?(?:Variables?|Hypothes[ie]s|Context)\b/;
const CLAIM =
  /^(?:#\[[^\]]*\]\s*)*(?:\w+\s+)?(Theorem|Corollary|Lemma|Fact|Remark|Proposition)\s+([\w']+)/;
const NOTATION = /^((Local|Global|Reserved)\s+)*(Notation|Infix|Coercion|Canonical|Bind Scope)\b/;

/** The text with comments and strings blanked out, line by line as long as before. Comments nest. */
const withoutComments = (text, keepStrings) => {
  let out = '';
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const two = text.slice(i, i + 2);
    if (!inString && two === '(*') depth++;
    const inComment = depth > 0;
    if (text[i] === '"') inString = !inString;
    const hidden = inComment || (!keepStrings && (inString || text[i] === '"'));
    out += hidden && text[i] !== '\n' ? ' ' : text[i];
    if (!inString && depth > 0 && two === '*)') {
      depth--;
      out += ' ';
      i++;
    }
  }
  return out;
};

/** Sentences end with a full stop before white space. */
const sentences = (text) => {
  let line = 1;
  return text.split(/(?<=\.)(?=\s|$)/).map((raw) => {
    const words = raw.trimStart();
    const start = line + (raw.slice(0, raw.length - words.length).split('\n').length - 1);
    line += raw.split('\n').length - 1;
    return { line: start, words: words.replace(/\s+/g, ' ') };
  });
};

const findings = (file, text) => {
  const found = [];
  const open = [];
  for (const { line, words } of sentences(withoutComments(text, false))) {
    const [, opened] = /^Section ([\w']+)/.exec(words) ?? [];
    if (opened !== undefined) open.push(opened);
    if (/^End [\w']+/.test(words)) open.pop();
    const forbidden = FORBIDDEN.exec(words);
    if (forbidden !== null) found.push(`${file}:${line}: ${forbidden[0]}`);
    const assumption = ASSUMPTION.exec(words);
    if (assumption !== null && open.length === 0) {
      found.push(`${file}:${line}: ${assumption[0]} outside a section`);
    }
  }
  return found;
};

const claims = (file, text) =>
  sentences(withoutComments(text, false)).flatMap(({ words }) => {
    const [, kind, name] = CLAIM.exec(words) ?? [];
    return kind === undefined ? [] : [`${basename(file, '.v')} ${kind} ${name}`];
  });

const notations = (file, text) =>
  sentences(withoutComments(text, true))
    .filter(({ words }) => NOTATION.test(words))
    .map(({ words }) => `${basename(file, '.v')}: ${words}`);

const [mode, ...files] = process.argv.slice(2);
const readers = { findings, claims, notations };
const lines = files.flatMap((file) => readers[mode](file, readFileSync(file, 'utf8')));
if (lines.length > 0) console.log(lines.join('\n'));
if (mode === 'findings' && lines.length > 0) process.exit(1);
