import { runsOf } from './markup.js';

/** Greek letters and, in the same order, their names in LaTeX. */
const GREEK = 'αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ';
const GREEK_NAMES =
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  );
/** Signs that LaTeX knows by name, in math mode. */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...GREEK].map((letter, i) => [letter, `\\${GREEK_NAMES[i]}`])),
  '²': '^2',
  '±': '\\pm',
  '−': '-',
  '×': '\\times',
  '√': '\\surd',
  '∞': '\\infty',
  '‖': '\\Vert',
  '→': '\\to',
  '≤': '\\le',
  '≥': '\\ge',
  '<': '<',
  '>': '>',
  '|': '|',
  '½': '{\\textstyle\\frac12}',
};
/** Characters that mean something to TeX. */
const SPECIAL = /[#$%&_{}]/;
/** Characters that every LaTeX can set; others need XeLaTeX or LuaLaTeX, and pdfLaTeX gets a question mark. */
const SET = /[ -~\u00a0-\u017f–—‘’“”„…•]/;
const HAT = '\u02c6';

/** A figure's label in LaTeX: `*θ̂*_{*k*}` is `$\hat{\theta}$$_{k}$`. */
export function texLabel(label: string): string {
  const parts: string[] = [];
  for (const { text, italic, level, over } of runsOf(label)) {
    if (over && text === HAT) {
      parts.push(hatted(parts.pop() ?? ''));
    } else if (level !== 0) {
      parts.push(`$${level < 0 ? '_' : '^'}{${inMath(text, italic)}}$`);
    } else {
      for (const character of text) parts.push(inLine(character, italic));
    }
  }
  return parts.join('').replaceAll('$$', '');
}

/** Labels as a list in braces for pgfplots: one for each tick, whatever commas or brackets are in them. */
export const texList = (labels: readonly string[]): string =>
  `{${labels.map((label) => `{${texLabel(label)}}`).join(',')}}`;

const hatted = (letter: string): string => `$\\hat{${letter.replaceAll('$', '')}}$`;

const inMath = (text: string, italic: boolean): string => {
  const body = [...text]
    .map((character) => (SIGNS[character] ?? escaped(character)).replace(/(\\[a-z]+)$/i, '$1 '))
    .join('')
    .trimEnd();
  return italic || /^[\d\s−+-]*$/.test(text) ? body : `\\mathrm{${body}}`;
};

function inLine(character: string, italic: boolean): string {
  const sign = SIGNS[character];
  if (sign !== undefined) return `$${sign}$`;
  return italic && /[a-z]/i.test(character) ? `$${character}$` : escaped(character);
}

function escaped(character: string): string {
  if (character === '\\') return '\\textbackslash{}';
  if (character === '^') return '\\textasciicircum{}';
  if (character === '~') return '\\textasciitilde{}';
  if (SPECIAL.test(character)) return `\\${character}`;
  return SET.test(character) ? character : `\\ifdefined\\Umathcode ${character}\\else ?\\fi{}`;
}
