import { runsOf } from '../labels/markup.js';
import { type Face, type Stretch, stretches, stretchWidth } from './fonts.js';

/** Size of sub- and superscripts, and how far they move, in the size of the line. */
const SCRIPT_SIZE = 0.72;
const SUBSCRIPT = 0.22;
const SUPERSCRIPT = -0.36;
/** How far a hat is raised over its letter, which may be a tall one. */
const HAT_RAISE = 0.02;
/** How far a hat leans with an italic letter. */
const HAT_LEAN = 0.05;

/** A piece of a label with its place, in points from the label's left end and baseline. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly dy: number;
}

/** A label as it is drawn. */
export interface Typeset {
  readonly pieces: readonly Piece[];
  /** In points. */
  readonly width: number;
}

/**
 * Sets a label: its markup becomes pieces with a face, a size and a place each.
 *
 * @param label - with markup (figures/markup.ts).
 * @param size - of the line, in points.
 */
export function typeset(label: string, size: number): Typeset {
  const pieces: Piece[] = [];
  let x = 0;
  for (const { text, italic, level, over } of runsOf(label)) {
    const own = level === 0 ? size : size * SCRIPT_SIZE;
    const dy = level === 0 ? 0 : size * (level < 0 ? SUBSCRIPT : SUPERSCRIPT);
    for (const stretch of stretches(text, italic)) {
      const width = stretchWidth(stretch, own);
      if (over) {
        const lean = italic ? HAT_LEAN * own : 0;
        const at = x - (lastLetter(pieces.at(-1)) + width) / 2 + lean;
        pieces.push({ ...stretch, size: own, x: at, dy: dy - HAT_RAISE * own });
      } else {
        pieces.push({ ...stretch, size: own, x, dy });
        x += width;
      }
    }
  }
  return { pieces, width: x };
}

/** Width of the last letter of a piece: what a hat sits on. */
function lastLetter(piece: Piece | undefined): number {
  if (piece === undefined) return 0;
  const last: Stretch = { text: [...piece.text].at(-1) ?? '', face: piece.face };
  return stretchWidth(last, piece.size);
}
