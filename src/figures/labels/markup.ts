import { oneLine } from '../../scenario/printable.js';

/** A piece of a label in one style. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
  /** −1 below the line, 0 on it, 1 above it. */
  readonly level: -1 | 0 | 1;
  /** Drawn over the character before it, such as the hat of θ̂. */
  readonly over: boolean;
}

/** The combining hat of θ̂, and the glyph that is drawn for it. */
const HAT = '\u0302';
const HAT_GLYPH = '\u02c6';

/**
 * Reads the markup of figure labels: `*θ̂*_{*k*}` is an italic θ̂ with an italic subscript k, `10^{−3}` a power;
 * a backslash takes the next character as it is.
 *
 * @returns the runs, left to right; joined without their styles they are what a reader sees.
 */
export function runsOf(label: string): Run[] {
  const runs: { -readonly [key in keyof Run]: Run[key] }[] = [];
  let italic = false;
  let level: Run['level'] = 0;
  const add = (text: string, over = false) => {
    const last = runs.at(-1);
    if (!over && last && !last.over && last.italic === italic && last.level === level) {
      last.text += text;
    } else {
      runs.push({ text, italic, level, over });
    }
  };
  const characters = [...label];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    const opensLevel = characters[i + 1] === '{' && level === 0;
    if (character === '\\' && i + 1 < characters.length) add(characters[++i]!);
    else if (character === '*') italic = !italic;
    else if (character === HAT) add(HAT_GLYPH, true);
    else if ((character === '_' || character === '^') && opensLevel) {
      level = character === '_' ? -1 : 1;
      i++;
    } else if (character === '}' && level !== 0) level = 0;
    else add(character);
  }
  return runs;
}

/** A text of the user's, such as an entity's name, shown as it is. */
export const literal = (text: string): string => oneLine(text).replace(/[\\*_^}]/g, '\\$&');

/** Digits of a power as plain text has them. */
const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789−+'].map((sign, i) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'][i]!]),
);

/** The label without its markup, for places that show plain text: `10^{54}` is 10⁵⁴. */
export const plainText = (label: string): string =>
  runsOf(label)
    .map(({ text, over, level }) => {
      if (over) return HAT;
      return level === 1 ? text.replace(/[\d−+]/g, (sign) => RAISED[sign]!) : text;
    })
    .join('');
