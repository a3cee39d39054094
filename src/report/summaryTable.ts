import type { Quantity } from '../answer/reportRows.js';
import type { GenerationReport, Solution } from '../answer/solution.js';
import { literal } from '../figures/labels/markup.js';
import { average, headcount } from '../text/average.js';
import { labelOfNumber, type ReportTable } from './table.js';

/** One line for every scenario: whether it settles, how fast, and where. */
export const summaryTable = (solutions: readonly Solution[]): ReportTable => ({
  title: 'Every scenario in closed form (averages over models, generation 0 → limit)',
  columns: [
    { title: 'scenario', side: 'left' },
    { title: '*K*', side: 'right' },
    { title: '*d*', side: 'right' },
    { title: '*ρ*', side: 'right' },
    { title: 'verdict', side: 'left' },
    { title: 'half-life', side: 'right' },
    { title: 'mse', side: 'right' },
    { title: 'efficiency', side: 'right' },
    { title: 'homogenization', side: 'right' },
  ],
  rows: solutions.map((solution) => {
    const { scenario, features, copies, stability, initial, limit, homogenization } = solution;
    // With real labels the ideal estimator is the truth itself: nothing to compare.
    const known = initial.relativeEfficiency.every((value) => value === 0);
    const change = (of: (report: GenerationReport) => Quantity[]) =>
      `${labelOfNumber(average(of(initial), copies))} → ${labelOfNumber(limit && average(of(limit), copies))}`;
    return [
      literal(scenario),
      String(headcount(copies)),
      String(features),
      labelOfNumber(stability.spectralRadius),
      stability.verdict,
      labelOfNumber(stability.halfLife),
      change(({ mse }) => mse),
      known ? '–' : change(({ relativeEfficiency }) => relativeEfficiency),
      labelOfNumber(homogenization),
    ];
  }),
});
