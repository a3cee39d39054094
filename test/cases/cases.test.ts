import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Solution } from '../../src/answer/solution.js';
import { solve } from '../../src/answer/solve.js';
import { solveIn } from '../../src/answer/solveIn.js';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { inOwnCoordinates } from '../../src/ecosystem/inCoordinates.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { simulate } from '../../src/simulation/simulate.js';
import { figureOf } from '../../src/study/figureOf.js';
import { figureDefaults } from '../../src/study/figureOptions.js';
import { verify } from '../../src/verification/verify.js';

type Answer = Pick<Solution, 'initial' | 'limit' | 'stability'>;

/** What of an answer is known to be right. */
type Quantity = (answer: Answer) => readonly (number | null)[];

const startMean: Quantity = ({ initial }) => initial.mean[0]!;
const limitMeans: Quantity = ({ limit }) => limit?.mean.flat() ?? [];
const limitMse: Quantity = ({ limit }) => limit?.mse ?? [];
const ownRisk: Quantity = ({ limit }) => [limit?.risk[0]?.[0] ?? null];
const spectralRadius: Quantity = ({ stability }) => [stability.spectralRadius];

/** NIST StRD, certified to 15 digits. */
const LONGLEY = [
  -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
  -0.0511041056535807, 1829.15146461355,
];
// The others are the doubles next to fractions.
const CUBIC = [
  -239.9999998104481, -2.2999999966810947, -0.007699999992327771, -1.0099999995209837e-5,
];
const UNITS = [70.28853569335388, 3.0537259898799944e-9, 38.19291785145823];

/** A file, a quantity, its right value, and what was printed once without a word. */
const rows: readonly (readonly [string, string, Quantity, readonly number[], readonly number[]])[] =
  [
    ['units-gram', 'mse', limitMse, [1 / 75], [1]],
    ['units-gram', 'mean', limitMeans, [1, 1], [0, 1]],
    ['units', 'start', startMean, UNITS, [0, 5.5e-8, 0]],
    ['units', 'limit [T3]', limitMeans, UNITS, [0, 5.5e-8, 0]],
    ['units', 'own risk', ownRisk, [0.0080743323888264], [12.67]],
    ['longley', 'start', startMean, LONGLEY, [-3074657, ...LONGLEY.slice(1)]],
    ['longley', 'limit [T3]', limitMeans, LONGLEY, [-3074657, ...LONGLEY.slice(1)]],
    ['longley', 'mse', limitMse, [42285262624.8024], [2.084e11]],
    ['longley', 'own risk', ownRisk, [2168.5068105708897], [2168.6]],
    ['near-collinear', 'mean', limitMeans, [1, 1], [-20.7, 32]],
    ['near-collinear', 'mse', limitMse, [35.47619049392857], [1469]],
    ['cubic', 'start', startMean, CUBIC, [0, -0.208, -0.00268, -6.5e-6]],
    ['cubic', 'limit [T3]', limitMeans, CUBIC, [0, -0.208, -0.00268, -6.5e-6]],
    ['no-end', 'ρ', spectralRadius, [Math.sqrt(3 / 8)], [0.6]],
    ['ids', 'slope', limitMeans, [2.007592013807902], [-1.98]],
    ['gaps-standardized', 'slope', limitMeans, [(Math.sqrt(5 / 4) * 6) / 19], [6 / 19]],
    ['friedkin-johnsen', 'opinions', limitMeans, [0, 10 / 3, 5 / 3], [0, 10, 4]],
  ];

describe('inputs that once gave wrong numbers without a word', () => {
  it.each(rows)('%s: %s is right to twelve digits', (file, _, quantity, right) => {
    expect(agreeing(quantity(solve(caseOf(file))), right)).toBeGreaterThan(12);
  });

  it.each(rows)('negative control: %s: %s as it was is caught', (_, __, ___, right, wrong) => {
    expect(agreeing(wrong, right)).toBeLessThan(6);
  });

  it.each([
    ['longley', limitMeans, LONGLEY],
    ['near-collinear', limitMse, [35.47619049392857]],
  ] as const)(
    'negative control: %s in plain float64 is not right to twelve digits',
    (file, quantity, right) => {
      const { draft } = solveIn(inOwnCoordinates(ecosystem(caseOf(file))), {});
      expect(agreeing(quantity(draft as Answer), right)).toBeLessThan(12);
    },
  );

  it('no-end: the verdict is that it converges', () => {
    expect(solve(caseOf('no-end')).stability.verdict).toBe('converges');
  });

  it('ids: the six rows of one account are read, and with its neighbour twelve', () => {
    expect(ecosystem(caseOf('ids')).entities[0]!.private.samples).toBe(6);
    const all = readScenario(pathOf('ids'), { set: ['entities[0].private.design.where={}'] });
    expect(ecosystem(all).entities[0]!.private.samples).toBe(12);
  });

  it('gaps-standardized: the rows that where keeps have no gap, and those it drops have one', () => {
    expect(ecosystem(caseOf('gaps-standardized')).entities[0]!.private.samples).toBe(3);
    const other = 'entities[0].private.design.where.site=south';
    expect(() => solve(readScenario(pathOf('gaps-standardized'), { set: [other] }))).toThrow(/NA/);
  });

  it('names: one label for each tick, commas and brackets and all', async () => {
    const figure = await figureOf('transfer', caseOf('names'), figureDefaults);
    expect(labelsOf(figure.pgfplots('a.csv', 1))).toEqual([
      '{Lab, EU}',
      '{Lab, US}',
      '{x=1}',
      '{[b]}',
    ]);
    expect(labelsOf('yticklabels={Lab, EU,Lab, US,x=1,[b]}')).toHaveLength(6);
  });

  // 500 features take about 5 s; a twin of 60 has the same answer by the same road.
  it.each([60, 500])('five-hundred-features: %d of them have an answer', (features) => {
    const scenario = readScenario(pathOf('five-hundred-features'), {
      set: [`features=${features}`],
    });
    const { limit, evidence } = solve(scenario);
    // One model of d features, σ² = 1, on n real rows in two halves and n synthetic ones: d/2n · (1 + 2/3).
    expect(agreeing(limit!.mse, [(features / 40_000) * (5 / 3)])).toBeGreaterThan(12);
    expect(evidence.digits).toBeGreaterThanOrEqual(8);
  });
});

describe('simulation of the same inputs', () => {
  const small = { replicates: 400, generations: 6, seed: 20_260_211 };

  it.each(['friedkin-johnsen', 'units', 'ids', 'no-end'])(
    '%s: verify finds it consistent',
    async (file) => {
      expect((await verify(caseOf(file), small)).verdict).toBe('consistent');
    },
  );

  it('negative control: friedkin-johnsen with another truth, and units with other weights, are refuted', async () => {
    const changed = (file: string, set: string) => readScenario(pathOf(file), { set: [set] });
    const opinions = changed('friedkin-johnsen', 'entities[1].truth=[10.001]');
    const options = { ...small, simulated: opinions };
    expect((await verify(caseOf('friedkin-johnsen'), options)).verdict).toBe('refuted');
    const noisier = changed('units', 'noise=3');
    expect((await verify(caseOf('units'), { ...small, simulated: noisier })).verdict).toBe(
      'refuted',
    );
  });

  it.each([
    ['units', UNITS],
    ['ids', [2.007592013807902]],
    ['gaps-standardized', [(Math.sqrt(5 / 4) * 6) / 19]],
  ] as const)('%s: the fit to real rows is the right one in generation 0', async (file, right) => {
    const { trajectory } = await simulate(caseOf(file), {
      ...small,
      replicates: 2,
      generations: 0,
    });
    expect(agreeing(trajectory[0]!.mean[0]!, right)).toBeGreaterThan(6);
  });
});

// Helpers
const pathOf = (file: string): string => join('test', 'support', 'cases', `${file}.yaml`);
const caseOf = (file: string) => readScenario(pathOf(file));

/** Digits to which all numbers agree with the right ones, component by component; 0 is right to all. */
function agreeing(found: readonly (number | null)[], right: readonly number[]): number {
  if (found.length !== right.length) return 0;
  return right.reduce((least, y, i) => {
    const x = found[i] ?? Number.NaN;
    if (x === y) return least;
    const digits = -Math.log10(Math.abs(x - y) / Math.abs(y));
    return digits < least ? digits : Number.isNaN(digits) ? 0 : least;
  }, 16);
}

/** Labels of the ticks of the vertical axis, split where pgfplots splits: at commas outside braces. */
function labelsOf(tex: string): string[] {
  const list = tex.slice(tex.indexOf('yticklabels={') + 'yticklabels={'.length);
  const labels = [''];
  let depth = 0;
  for (const letter of list) {
    if (letter === '}' && depth === 0) break;
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if (letter === ',' && depth === 0) labels.push('');
    else labels[labels.length - 1] += letter;
  }
  return labels;
}
