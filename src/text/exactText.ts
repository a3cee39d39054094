import type { ExactNumber, ReportedQuantity } from '../exact/exactNumber.js';
import type { ExactReport } from '../exact/exactRows.js';
import type { ExactSolution } from '../exact/exactSolution.js';
import { alignedColumns, indented } from './alignedColumns.js';
import { firstOfKinds, headcount } from './average.js';
import { featuresText } from './featuresText.js';
import { countText, numberText } from './numberText.js';

/** Fractions up to this many characters are shown whole. */
const WHOLE = 24;
/** Kinds shown one by one; the JSON object has every entity. */
const MOST_ROWS = 12;

/** An exact solution for people: fractions next to decimals, long ones by their number of digits. */
export function exactText(solution: ExactSolution): string {
  const { scenario, features, featureNames, copies, trajectory, initial, limit } = solution;
  const K = headcount(copies);
  return [
    `${scenario}, in exact fractions\n${countText(K, 'entity', 'entities')}, ${featuresText(features, featureNames)}`,
    stabilityText(solution),
    entitiesText(solution, 'Generation 0', initial),
    ...(limit === null ? [] : [entitiesText(solution, 'Limit', limit)]),
    ...(trajectory === undefined ? [] : [trajectoryText(solution, trajectory)]),
    findingsText(solution),
    '',
  ].join('\n\n');
}

function stabilityText(solution: ExactSolution): string {
  const { stability, homogenization } = solution;
  const { verdict, characteristicPolynomial, accumulatingPolynomial, reason } = stability;
  const everythingAccumulates = characteristicPolynomial?.length === 1;
  const rows = [
    [
      'verdict',
      verdict === null ? `none: ${reason}` : `${verdict}, ${radiusText(solution)} exactly`,
    ],
    ...(characteristicPolynomial === null || (everythingAccumulates && accumulatingPolynomial)
      ? []
      : [['det(zI − R)', polynomialText(characteristicPolynomial)]]),
    ...(accumulatingPolynomial === undefined
      ? []
      : [['det(zI − S)', polynomialText(accumulatingPolynomial)]]),
    ...(homogenization === null ? [] : [['homogenization', exactNumberText(homogenization)]]),
  ];
  return `Stability\n${indented(alignedColumns(rows, ['left', 'left']))}`;
}

/** What the verdict says of ρ, or of max Re λ(S) where pools accumulate. */
function radiusText({ stability }: ExactSolution): string {
  const size = stability.accumulatingPolynomial === undefined ? 'ρ' : 'max Re λ(S)';
  const sign = { converges: '<', marginal: '=', diverges: '>' }[stability.verdict ?? 'converges'];
  return `${size} ${sign} 1`;
}

/** The coefficients where they are short enough to read. */
function polynomialText(coefficients: readonly ExactNumber[]): string {
  const text = coefficients.map(({ fraction }) => fraction.replace('-', '−')).join(', ');
  const count = `degree ${coefficients.length - 1}`;
  return text.length <= 4 * WHOLE ? `${count}, coefficients ${text}` : `${count}: see --json`;
}

function entitiesText(
  { kinds, entities }: ExactSolution,
  title: string,
  report: ExactReport,
): string {
  const all = firstOfKinds(kinds);
  const shown = all.slice(0, MOST_ROWS);
  const rows = shown.map((k) => [
    entities.filter((_, i) => kinds[i] === kinds[k]).length > 1 ? kinds[k]! : entities[k]!,
    exactNumberText(report.bias2[k]!),
    exactNumberText(report.variance[k]!),
    exactNumberText(report.relativeEfficiency[k]!),
  ]);
  const table = alignedColumns(
    [['', 'bias²', 'variance', 'efficiency'], ...rows],
    ['left', 'left', 'left', 'left'],
  );
  return [
    title,
    indented(table),
    `  dispersion  ${exactNumberText(report.dispersion)}`,
    ...(shown.length < all.length
      ? [`  (${countText(all.length - shown.length, 'more kind')}: see --json)`]
      : []),
  ].join('\n');
}

/** The first kind's error and the dispersion, generation by generation. */
function trajectoryText(
  { kinds }: ExactSolution,
  trajectory: NonNullable<ExactSolution['trajectory']>,
): string {
  const rows = trajectory.map(({ generation, mse, dispersion }) => [
    String(generation),
    exactNumberText(mse[0]!),
    exactNumberText(dispersion),
  ]);
  const table = alignedColumns(
    [['generation', `mse of ${kinds[0]}`, 'dispersion'], ...rows],
    ['right', 'left', 'left'],
  );
  return `Trajectory\n${indented(table)}`;
}

function noLimit({ verdict, accumulatingPolynomial }: ExactSolution['stability']): string {
  if (verdict === null) return 'what changes with the generation does not settle';
  if (accumulatingPolynomial !== undefined) {
    return verdict === 'marginal'
      ? 'an eigenvalue of S has real part 1 exactly'
      : 'an eigenvalue of S has a real part above 1';
  }
  return verdict === 'marginal'
    ? 'an eigenvalue lies exactly on the unit circle'
    : 'an eigenvalue lies outside the unit circle';
}

function findingsText({ stability, limit }: ExactSolution): string {
  const lines = [
    ...(limit === null ? [`no limit: ${noLimit(stability)}`] : []),
    'similarity, spectral radius and half-life are not rational in general; use solve without --exact',
    'means, risks, transfer, influence and full fractions: use --json',
  ];
  return `Findings\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

/** `3/7 (0.4286)`; `2`; a long fraction as `0.4286 (120/121 digits)`. */
export function exactNumberText(value: ReportedQuantity): string {
  if (value === null) return '–';
  const { fraction, decimal } = value;
  const shown = fraction.replace('-', '−');
  const [top = '', bottom] = fraction.replace('-', '').split('/');
  if (bottom === undefined && fraction.length <= WHOLE) return shown;
  if (fraction.length <= WHOLE) return `${shown} (${numberText(decimal)})`;
  return `${numberText(decimal)} (${top.length}/${bottom?.length ?? 1} digits)`;
}
