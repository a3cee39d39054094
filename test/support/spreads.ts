/** A call that passes a list as so many arguments. */
export interface Spread {
  readonly line: number;
  /** What is called, and what is spread: `Math.max(...values`. */
  readonly text: string;
}

/** Comments, strings and regular expressions blanked out, so that brackets and dots are those of the code. */
const codeOf = (text: string): string =>
  text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(,=:?!&|]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g,
    (found) => found.replace(/[^\n]/g, ' '),
  );

/**
 * The calls of a source text that spread something into their arguments: `f(...list)` and `f(a, ...list)`, but not
 * `[...list]`, `{...object}` or the parameters of a function.
 */
export function spreadsOf(text: string): Spread[] {
  const code = codeOf(text);
  const found: Spread[] = [];
  for (const { index } of code.matchAll(/\.\.\./g)) {
    const open = enclosing(code, index);
    if (open < 0 || code[open] !== '(') continue;
    const before = code.slice(0, open);
    const callee = /[\w$.!?\])>]+$/.exec(before)?.[0];
    if (callee === undefined || /\bfunction\s+[\w$]*(?:<[^()]*>)?$/.test(before)) continue;
    if (/^\s*(?::[^=;]*)?(?:=>|\{)/.test(code.slice(closing(code, open) + 1))) continue;
    const end = /^\.\.\.[\w$.!?]*/.exec(code.slice(index))![0].length;
    found.push({
      line: text.slice(0, index).split('\n').length,
      text: `${callee}(${code.slice(index, index + end)}`,
    });
  }
  return found;
}

/** Where the bracket opens that an offset stands in; −1 for none. */
function enclosing(code: string, offset: number): number {
  for (let i = offset - 1, depth = 0; i >= 0; i--) {
    if (')]}'.includes(code[i]!)) depth++;
    else if ('([{'.includes(code[i]!) && depth-- === 0) return i;
  }
  return -1;
}

function closing(code: string, open: number): number {
  for (let i = open + 1, depth = 0; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) depth++;
    else if (')]}'.includes(code[i]!) && depth-- === 0) return i;
  }
  return code.length;
}
