import type { LimitReport, Solution } from '../answer/solution.js';
import { average, firstOfKinds, headcount } from './average.js';
import { countText, numberText, percentText } from './numberText.js';
import { stabilityFindings } from './stabilityFindings.js';

/** Changes of risk below this factor are not worth a line. */
const NOTABLE = 1.05;
/** Lines of who learns or forgets whose task. */
const MOST_TRANSFERS = 3;
/** A share of squared bias in the error above this is worth a line. */
const BIASED = 0.01;

/** What a solution says, one plain sentence a line, every number taken from it. */
export function findings(solution: Solution): string[] {
  const { limit } = solution;
  return [
    ...stabilityFindings(solution),
    ...(limit === null
      ? []
      : [
          ...transferFindings(solution),
          ...homogenizationFindings(solution),
          ...qualityFindings(solution, limit),
          ...influenceFindings(solution, limit),
        ]),
  ];
}

/** The pairs of kinds whose cross-task risk fell most, and the kinds whose own-task risk rose. */
function transferFindings({ kinds, initial, limit, transfer }: Solution): string[] {
  if (limit === null || transfer === null) return [];
  const rows = firstOfKinds(kinds);
  const changes = rows.flatMap((k) =>
    rows.map((j) => ({
      factor: transfer[k]?.[j] ?? 1,
      text: `${kinds[k]} ${k === j ? 'gets worse on its own task' : `learns the task of ${kinds[j]}`}`,
      risk: `risk ${numberText(initial.risk[k]?.[j] ?? null)} → ${numberText(limit.risk[k]?.[j] ?? null)}`,
      own: k === j,
    })),
  );
  const learnt = changes.filter(({ own, factor }) => !own && factor > NOTABLE);
  const lost = changes.filter(({ own, factor }) => own && factor < 1 / NOTABLE);
  const lines = (all: typeof changes) =>
    all.slice(0, MOST_TRANSFERS).map(({ text, risk }, i) => {
      const left = i === MOST_TRANSFERS - 1 ? all.length - MOST_TRANSFERS : 0;
      return `${text}: ${risk}${left > 0 ? ` (and ${countText(left, 'other')})` : ''}`;
    });
  return [
    ...lines(learnt.sort((a, b) => b.factor - a.factor)),
    ...lines(lost.sort((a, b) => a.factor - b.factor)),
  ];
}

function homogenizationFindings({ homogenization, initial, limit }: Solution): string[] {
  if (homogenization === null) return [];
  const change = `dispersion ${numberText(initial.dispersion)} → ${numberText(limit?.dispersion ?? null)}`;
  return [
    homogenization >= 0
      ? `models become ${percentText(homogenization)} more alike: ${change}`
      : `models grow apart: ${change}`,
  ];
}

function qualityFindings({ initial, copies }: Solution, limit: LimitReport): string[] {
  const before = average(initial.mse, copies);
  const after = average(limit.mse, copies);
  const efficiency = average(limit.relativeEfficiency, copies) ?? 0;
  const bias = average(limit.bias2, copies);
  return [
    ...(before === null || after === null
      ? []
      : [
          `mean squared error of an average model: ${numberText(before)} → ${numberText(after)}${
            efficiency > 0
              ? `, ${percentText(efficiency)} as efficient as least squares on all real data together`
              : ''
          }`,
        ]),
    ...(bias !== null && after !== null && bias > BIASED * after
      ? [`${percentText(bias / after)} of that error is bias, which does not average out over runs`]
      : []),
  ];
}

/** The real data that influence an average model most. */
function influenceFindings({ entities, copies }: Solution, { influence }: LimitReport): string[] {
  if (headcount(copies) === 1) return [];
  const sources = [...entities, 'the public data'];
  const shares = sources.map((name, j) => ({
    name,
    share: average(
      influence.map((row) => row[j] ?? null),
      copies,
    ),
  }));
  const top = shares.reduce((best, next) => ((next.share ?? 0) > (best.share ?? 0) ? next : best));
  if (top.share === null) return [];
  const whose = top.name === 'the public data' ? top.name : `the private data of ${top.name}`;
  return [`${whose} have the largest influence on an average model: ${percentText(top.share)}`];
}
