import { describe, expect, it } from 'vitest';
import {
  exportsName,
  figureKinds,
  figuresOf,
  idsIn,
  linksUnder,
  linkTargets,
  namedIds,
  statesName,
  type TheoremPage,
  textOf,
  theoremPages,
  titledIds,
} from './support/theoremPages.js';

const IMPLEMENTED = [
  ...['T1', 'T10', 'T11', 'T13', 'T2', 'T3', 'T4', 'T4b', 'T5', 'T6', 'T7', 'T8', 'T9'],
];
/** Proved, and with a page that says so, before the program has them: move an id up when it does. */
const AHEAD = ['T12', 'T14', 'T15', 'T16'];
const THEOREMS = [...IMPLEMENTED, ...AHEAD].sort();
const NOTHING = 'nothing in the program yet';
/** Every kind of figure, as docs/figures.md lists them; `none` where a theorem shows in none. */
const FIGURES = [...figureKinds(), 'none'];
const SECTIONS = ['Glossary', 'Hypotheses', 'Statement', 'Proof', 'What is new', 'Links'];

const pages = theoremPages();

describe('the theorems', () => {
  it('have one page each', () => {
    expect(pages.map(({ id }) => id).sort()).toEqual(THEOREMS);
  });

  it.each(Object.entries(namedIds()))('are all named, and no other, in the %s', (_, ids) => {
    const all = _ === 'table of proofs/README.md';
    expect([...new Set(ids)].sort()).toEqual(all ? THEOREMS : IMPLEMENTED);
  });

  it('negative control: an id is read whole, and from no other word', () => {
    expect(idsIn('T4, T4b and T10; 2T, UT1, T4-universal, T_4')).toEqual(['T4', 'T4b', 'T10']);
    expect(titledIds("it('[T4b] [T5] is …')")).toEqual(['T4b', 'T5']);
    const title = ['[', 'T99', ']'].join('');
    expect(THEOREMS).not.toContain(titledIds(title)[0]);
  });
});

describe.each(pages)('$file', (page) => {
  it('is titled by its id and has every section, in order', () => {
    expect(page.text).toMatch(new RegExp(`^# ${page.id} \\S`));
    const found = [...page.text.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    expect(found.filter((title) => SECTIONS.includes(title))).toEqual(SECTIONS);
  });

  it('links only to files that exist', () => {
    expect(linkTargets(page).filter((target) => textOf(target) === null)).toEqual([]);
  });

  const ahead = AHEAD.includes(page.id);

  it('marks every numbered part of its statement as formalised or on paper', () => {
    const parts = partsOf(page.text);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(part).toMatch(/\*(?:Formalised|On paper)|On paper:/);
  });

  it.runIf(ahead)('says that nothing implements or checks it yet', () => {
    expect(page.text).toContain(`- *Implemented by* ${NOTHING}`);
    expect(page.text).toContain(`- *Checked by* ${NOTHING}`);
  });

  it.skipIf(ahead)('is implemented by names that exist, one of them tagged with its id', () => {
    const links = linksUnder(page, 'Implemented by');
    expect(links.length).toBeGreaterThan(0);
    for (const { name, target } of links) {
      expect(exportsName(textOf(target) ?? '', name), `${name} in ${target}`).toBe(true);
    }
    const tags = links.flatMap(({ target }) =>
      [...(textOf(target) ?? '').matchAll(/@theorem ([^\n]*)/g)].flatMap(([, line = '']) =>
        idsIn(line),
      ),
    );
    expect(tags).toContain(page.id);
  });

  it.skipIf(ahead)('is checked by tests whose titles carry its id', () => {
    const links = linksUnder(page, 'Checked by');
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) {
      expect(titledIds(textOf(target) ?? ''), target).toContain(page.id);
    }
  });

  it('is formalised as statements that exist', () => {
    const links = linksUnder(page, 'Formalised as');
    expect(links.length).toBeGreaterThan(0);
    for (const { name, target } of links) {
      expect(statesName(textOf(target) ?? '', name), `${name} in ${target}`).toBe(true);
    }
  });

  it('names kinds of figures, or none', () => {
    expect(FIGURES.length).toBeGreaterThan(5);
    for (const figure of figuresOf(page)) expect(FIGURES).toContain(figure);
  });
});

/** The numbered parts of a page's statement. */
function partsOf(text: string): string[] {
  const [, statement = ''] = text.match(/^## Statement\n(.*?)^## /ms) ?? [];
  return statement.split(/^(?=\d\. )/m).slice(1);
}

describe('negative controls of the links', () => {
  const page: TheoremPage = {
    file: 'T0-none.md',
    id: 'T0',
    text: '- *Implemented by* [`gone`](../src/answer/solve.ts), [`solve`](../src/answer/solve.ts)\n- *Used in figure* pie\n',
  };

  it('a name that its file does not export is caught', () => {
    const [gone, here] = linksUnder(page, 'Implemented by');
    expect(exportsName(textOf(gone!.target)!, gone!.name)).toBe(false);
    expect(exportsName(textOf(here!.target)!, here!.name)).toBe(true);
  });

  it('a Coq name that is only mentioned is caught', () => {
    const text = '(* Theorem gone *)\nTheorem here x : x = x.\nrewrite gone.';
    expect([statesName(text, 'gone'), statesName(text, 'here')]).toEqual([false, true]);
  });

  it('a missing file, an empty list and an unknown figure are caught', () => {
    expect(textOf('proofs/T0-none.md')).toBeNull();
    expect(linksUnder(page, 'Checked by')).toEqual([]);
    expect(FIGURES).not.toContain(figuresOf(page)[0]);
  });
});
