import * as vega from 'vega';
import { compile } from 'vega-lite';
import { NumericalError } from '../../errors.js';
import { completeSpec } from '../completeSpec.js';
import type { Figure, Room } from '../figure.js';
import { type Columns, columnsOf, outerWidth, type Span } from '../width.js';
import { typeset } from './typeset.js';

/** A panel narrower than this, in points, cannot be read. */
const NARROWEST_PANEL = 20;
/** The outer width is met from below within this many points. */
const SLACK = 1;
const MOST_PASSES = 10;

/** A figure laid out: Vega's view of it and its drawing. */
export interface Layout {
  readonly view: vega.View;
  /** As Vega writes it: labels still in markup. */
  readonly svg: string;
  /** Outer size in points. */
  readonly width: number;
  readonly height: number;
}

/** Vega's official place for a measure of text; its typings leave it out. */
interface TextMetrics {
  width: (item: { readonly fontSize?: number }, text: unknown) => number;
}

(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (item, text) =>
  typeset(String(text ?? ''), item.fontSize ?? 0).width;

/**
 * Lays a figure out: the width of its panels is adjusted, by the secant rule, until the whole is as wide as the
 * columns.
 *
 * @throws NumericalError if no readable panel width fits.
 */
export async function layout(figure: Figure, span: Span): Promise<Layout> {
  const target = outerWidth(span) - SLACK / 2;
  const columns = columnsOf(span);
  let panel = target / 2;
  let before = { panel: panel + 10, width: await widthAt(figure, panel + 10, columns) };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const laid = await layOut(figure, { panel, columns });
    if (Math.abs(laid.width - target) <= SLACK / 2) return laid;
    const slope = (laid.width - before.width) / (panel - before.panel);
    before = { panel, width: laid.width };
    panel += (target - laid.width) / (slope > 0 ? slope : 1);
    if (!(panel >= NARROWEST_PANEL)) break;
  }
  throw new NumericalError(
    `layout: the panels of ${figure.kind} must be at least ${NARROWEST_PANEL} pt wide, found no room for that in ${columns} column${columns > 1 ? 's' : ''}. Draw it in two columns, or shorten the names of its entities.`,
  );
}

const widthAt = async (figure: Figure, panel: number, columns: Columns): Promise<number> =>
  (await layOut(figure, { panel, columns })).width;

async function layOut(figure: Figure, room: Room): Promise<Layout> {
  const { spec: compiled } = compile(completeSpec(figure, room));
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  vega.resetSVGDefIds();
  const svg = await view.toSVG();
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { view, svg, width: Number(width), height: Number(height) };
}
