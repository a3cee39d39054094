import type { Config } from 'vega-lite';
import { faint, ink, paper } from './palette.js';

/** Sizes of type in points. */
export const labelSize = 7;
export const titleSize = 8;

/** The family that is measured, drawn and embedded, and what may stand in for it. */
export const fontFamily = 'Arimo, Arial, Helvetica, sans-serif';

/** Weight of axes and frames in points. */
export const rule = 0.6;

/** The look of every figure: journal sizes, nothing rounded to pixels, no text cut off. */
export const theme: Config = {
  background: paper,
  font: fontFamily,
  aria: false,
  padding: 2,
  view: { stroke: ink, strokeWidth: rule },
  axis: {
    domain: false,
    grid: false,
    labelColor: ink,
    labelFlush: false,
    labelFontSize: labelSize,
    labelLimit: 0,
    labelPadding: 2,
    tickColor: ink,
    tickRound: false,
    tickSize: 3,
    tickWidth: rule,
    titleColor: ink,
    titleFontSize: titleSize,
    titleFontWeight: 'normal',
    titleLimit: 0,
    titlePadding: 4,
    translate: 0,
  },
  header: {
    labelColor: ink,
    labelFontSize: titleSize,
    labelLimit: 0,
    labelPadding: 3,
    titleColor: ink,
    titleFontSize: titleSize,
    titleFontWeight: 'normal',
  },
  title: {
    color: ink,
    fontSize: titleSize,
    fontWeight: 'normal',
    anchor: 'middle',
    offset: 4,
    limit: 0,
  },
  legend: {
    columnPadding: 8,
    gradientStrokeColor: ink,
    gradientStrokeWidth: rule,
    labelColor: ink,
    labelFontSize: labelSize,
    labelLimit: 0,
    labelOffset: 3,
    offset: 6,
    padding: 0,
    rowPadding: 1,
    symbolOpacity: 1,
    symbolSize: 24,
    symbolStrokeWidth: 1,
    tickCount: 5,
    titleColor: ink,
    titleFontSize: titleSize,
    titleFontWeight: 'normal',
    titleLimit: 0,
    titlePadding: 3,
  },
  line: { strokeWidth: 1.1 },
  rule: { color: faint, strokeWidth: rule },
  text: { color: ink, fontSize: labelSize },
};
