import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GenerationReport } from '../src/answer/solution.js';
import { solve } from '../src/answer/solve.js';
import { readScenario } from '../src/scenario/readScenario.js';
import { accumulatingRates, squareHarmonicSum } from '../src/solution/linear/accumulatingPool.js';
import { freshDataVariance, optimalRealWeight } from '../src/solution/linear/freshPublicData.js';
import { universalBound } from '../src/solution/linear/universalBound.js';
import { compassSearch } from '../src/study/compassSearch.js';
import { cellsOf, efficiencyMap, optimumOf, shownValue } from '../src/study/efficiencyMap.js';
import { commandLine } from './support/commandLine.js';
import {
  type ComputedNumber,
  comments,
  computedNumbers,
  definitions,
  isRounded,
  numberFrom,
  untestedNumbers,
  words,
} from './support/computedNumbers.js';

const page = readFileSync(join(import.meta.dirname, '../docs/theory.md'), 'utf8');
const GENERATIONS = 30;
const GRID = 11;
const PRECISION = 5e-4;
/** Numbers that name a thing instead of measuring one. */
const NAMES = ['2505.21677', '2404.01413', '2502.18049'];

const functions = {
  accumulatingRates,
  freshDataVariance,
  optimalRealWeight,
  squareHarmonicSum,
  universalBound,
};

const memory = new Map<string, object>();
function scopeOf({ scenario }: ComputedNumber): object {
  if (scenario === null) return functions;
  const key = [scenario.name, ...scenario.set].join(' ');
  const known = memory.get(key) ?? scenarioScope(scenario);
  memory.set(key, known);
  return known;
}

/** What `solve --json` prints, by the names it has there, and what the study of the weights finds. */
function scenarioScope({ name, set }: NonNullable<ComputedNumber['scenario']>): object {
  const scenario = readScenario(name, { set });
  const solution = solve(scenario, { generations: GENERATIONS });
  const K = solution.entities.length;
  const average = ({ risk }: GenerationReport, mine: boolean): number => {
    const tasks = risk.flatMap((row, k) => row.slice(0, K).filter((_, j) => (k === j) === mine));
    return tasks.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / tasks.length;
  };
  const lazily = <T>(compute: () => T): (() => T) => {
    let value: { readonly of: T } | undefined;
    return () => {
      value ??= { of: compute() };
      return value.of;
    };
  };
  const map = efficiencyMap(scenario);
  const height = (alpha: number, beta: number): number =>
    shownValue(map(alpha, beta), 'relativeEfficiency') ?? Number.NEGATIVE_INFINITY;
  const optimum = (quantity: 'mse' | 'relativeEfficiency') =>
    lazily(() => optimumOf(map, cellsOf(map, GRID), quantity, 1 / (GRID - 1)));
  return {
    ...functions,
    ...solution,
    generation: (t: number) => solution.trajectory?.[t],
    ownTask: (report: GenerationReport) => average(report, true),
    crossTask: (report: GenerationReport) => average(report, false),
    at: height,
    best: optimum('relativeEfficiency'),
    leastError: optimum('mse'),
    bestWithoutSynthetic: lazily(
      () => compassSearch((_, beta) => height(0, beta), [0, 0.5], 0.25, PRECISION).value,
    ),
  };
}

const holds = (number: ComputedNumber): boolean =>
  isRounded(number.printed, numberFrom(number.expression, scopeOf(number)));

describe('the numbers in docs/theory.md', () => {
  const numbers = computedNumbers(page);

  it('are found', () => expect(numbers.length).toBeGreaterThan(60));

  it.each(numbers)('$printed is $expression', (number) => {
    const value = numberFrom(number.expression, scopeOf(number));
    expect(isRounded(number.printed, value), `printed ${number.printed}, computed ${value}`).toBe(
      true,
    );
  });

  it('all have an expression behind them, and all expressions a number before them', () => {
    expect(untestedNumbers(page, NAMES)).toEqual([]);
    expect(comments(page)).toHaveLength(numbers.length + definitions(page).size);
  });

  it('are of the settings that the prose names', () => {
    const used = new Set(numbers.flatMap(({ scenario }) => scenario?.set ?? []));
    const named = [...page.matchAll(/(?<!--set )`((?:alpha|beta|public\.samples)=[\d.]+)`/g)].map(
      ([, setting]) => setting,
    );
    expect(named.length).toBeGreaterThan(8);
    for (const setting of named) expect([...used]).toContain(setting);
  });

  it('stand in comments that GitHub hides: none contains two hyphens', () => {
    for (const comment of comments(page)) expect(comment).not.toMatch(/--|^-?>|-$/);
  });

  it('negative control: with any digit changed, each is refused', () => {
    const changed = numbers
      .filter(({ printed }) => /\d/.test(printed))
      .map((number) => ({
        ...number,
        printed: number.printed.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 3) % 10}`),
      }));
    expect(changed.length).toBeGreaterThan(50);
    expect(changed.filter(holds)).toEqual([]);
    expect(isRounded('¾', 0.7501)).toBe(false);
  });

  it('negative control: a number without an expression is found', () => {
    const prose =
      'Four models, 12 features, `0.1`, 0.25<!-- 1/4 -->; then 0.75, 8,466 and 3 % more.';
    expect(untestedNumbers(prose, [])).toEqual(['0.75', '8,466', '3 %']);
  });
});

describe('the output of commands in docs/theory.md', () => {
  const transcripts = [...page.matchAll(/^```console\n(.*?)^```/gms)]
    .flatMap(([, block = '']) => block.split(/^\$ /m).slice(1))
    .map((text) => {
      const [command = '', ...shown] = text.trimEnd().split('\n');
      return { command, shown: shown.filter((line) => line.trim() !== '' && line !== '…') };
    })
    .filter(({ shown }) => shown.length > 0);

  it('is found', () => expect(transcripts.length).toBeGreaterThan(3));

  it.each(transcripts)('of $command is what it prints', async ({ command, shown }) => {
    const [npx, monoculture, ...argv] = words(command);
    expect([npx, monoculture]).toEqual(['npx', 'monoculture']);
    const { status, stdout } = await commandLine(...argv);
    expect(status).toBe(0);
    const printed = stdout.split('\n');
    expect(printed.filter((line) => shown.includes(line))).toEqual(shown);
  });
});
