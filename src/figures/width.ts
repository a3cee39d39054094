import { DomainError } from '../errors.js';
import { printable } from '../scenario/printable.js';

const POINTS_PER_INCH = 72;
const MM_PER_INCH = 25.4;
/** Points in a millimetre: one unit of a figure is one point. */
const POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH;

/** How many of a journal's columns a figure spans: 85 mm for each. */
export type Columns = 1 | 2;

/** An outer width of its own. */
export interface Width {
  readonly points: number;
}

/** How wide a figure is. */
export type Span = Columns | Width;

/** Points in a unit. */
const units: Readonly<Record<string, number>> = {
  mm: POINTS_PER_MM,
  cm: 10 * POINTS_PER_MM,
  in: POINTS_PER_INCH,
  pt: POINTS_PER_INCH / 72.27, // as TeX has them
};

/** Columns and text widths of journals and conferences. */
const places: Readonly<Record<string, string>> = {
  nature1: '89mm',
  nature2: '183mm',
  ieee1: '3.5in',
  ieee2: '7.16in',
  icml1: '3.25in',
  icml2: '6.75in',
  iclr: '5.5in',
  neurips: '5.5in',
};

/** The narrowest and the widest figure, in millimetres. */
const NARROWEST = 70;
const WIDEST = 300;
/** Millimetres are exact to this much. */
const ROUNDING = 1e-9;
/** From this width on, in millimetres, a figure is laid out as for two columns. */
const TWO_COLUMNS = 120;

/**
 * The width that a text stands for.
 *
 * @param text - a number of mm, cm, in or pt (TeX's, 72.27 to the inch), such as `5.5in`, or a place: `nature1`, `iclr`.
 * @returns the width in points of 1/72 inch.
 * @throws DomainError if it is no width, or one below 70 or above 300 mm.
 */
export function widthOf(text: string): Width {
  const size = Object.hasOwn(places, text) ? places[text]! : text;
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(size) ?? [];
  const points = Number(number) * (units[unit] ?? Number.NaN);
  const mm = points / POINTS_PER_MM;
  if (mm > NARROWEST - ROUNDING && mm < WIDEST + ROUNDING) return { points };
  throw new DomainError(
    `width: must be ${NARROWEST} to ${WIDEST} mm, found ${printable(text)}. Write a number with mm, cm, in or pt, such as 5.5in, or one of ${Object.keys(places).join(', ')}.`,
  );
}

/** Outer width in points: 85 mm in one column, 170 mm in two. */
export const outerWidth = (span: Span): number =>
  typeof span === 'number' ? 85 * span * POINTS_PER_MM : span.points;

/** For how many columns a figure of this width is laid out. */
export const columnsOf = (span: Span): Columns => {
  if (typeof span === 'number') return span;
  return span.points < TWO_COLUMNS * POINTS_PER_MM ? 1 : 2;
};
