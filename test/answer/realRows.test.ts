import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { toUser } from '../../src/ecosystem/coordinates.js';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { inOwnCoordinates } from '../../src/ecosystem/inCoordinates.js';
import { NumericalError } from '../../src/errors.js';
import { transposed } from '../../src/linalg/matrix.js';
import { meansOf } from '../../src/measures/measures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { initialMoments } from '../../src/solution/linear/modelMoments.js';
import { type Adversary, adversary, scenarioOf } from '../support/adversary/adversary.js';
import { sixtyDigitFit } from '../support/sixtyDigits.js';

/** Cells of columns of a CSV text without quotes, 1 for the intercept, and labels. */
function cellsOf(csv: string, columns: readonly string[], target: string, intercept: boolean) {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  const at = (line: string, name: string) => line.split(',')[names.indexOf(name)]!;
  return {
    rows: lines.map((line) => [
      ...(intercept ? ['1'] : []),
      ...columns.map((name) => at(line, name)),
    ]),
    labels: lines.map((line) => at(line, target)),
  };
}

/** The fit of one entity that reads all rows of a table by itself, as drawn by the adversary. */
const alone = (number: number, family: string): Adversary | null => {
  const drawn = adversary(number);
  const [entity] = drawn.description.entities;
  if (drawn.family !== family || entity === undefined) return null;
  const { public: _, ...rest } = drawn.description;
  const { where: __, ...design } = (entity.private?.design ?? {}) as Record<string, unknown>;
  const own = { design } as unknown as NonNullable<typeof entity.private>;
  return {
    ...drawn,
    description: {
      ...rest,
      beta: 1,
      entities: [{ ...entity, private: own, synthetic: { samples: 90, design: 'private' } }],
    },
  };
};

/** Tables of full rank, with the right fit. */
const fits = Array.from({ length: 900 }, (_, i) => 50_000 + i).flatMap((number) => {
  const drawn = alone(number, 'tables') ?? alone(number, 'labelledPowers');
  if (drawn === null) return [];
  const { columns, intercept } = drawn.description.entities[0]!.private!.design as Readonly<{
    columns: string[];
    intercept: boolean;
  }>;
  const { rows, labels } = cellsOf(drawn.tables['rows.csv']!, columns, 'y', intercept);
  const right = sixtyDigitFit(rows, labels);
  return right === null ? [] : [{ number, scenario: scenarioOf(drawn), right }];
});

describe('fits to real rows: least squares in 60 digits', () => {
  it.each([
    ['longley', ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'], 'y'],
    ['cubic', ['x', 'x2', 'x3'], 'y'],
    ['units', ['population', 'unemployment'], 'life'],
  ])('%s: generation 0 and the limit [T3] are right to 13 digits', (file, columns, target) => {
    const path = (name: string) => join('test', 'support', 'cases', name);
    const csv = readFileSync(path(file === 'units' ? 'countries.csv' : `${file}.csv`), 'utf8');
    const { rows, labels } = cellsOf(csv, columns, target, true);
    const right = sixtyDigitFit(rows, labels);
    const { initial, limit } = solve(readScenario(path(`${file}.yaml`)));
    expect(agreeing(initial.mean[0]!, right!)).toBeGreaterThan(13);
    expect(agreeing(limit!.mean[0]!, right!)).toBeGreaterThan(13);
  });

  it('years, money, counters, ids, shares and raw powers: right to the claim, and one in fifty at most has fewer than six digits', () => {
    expect(fits.length).toBeGreaterThan(80);
    const wrong: number[] = [];
    const short: number[] = [];
    for (const { number, scenario, right } of fits) {
      try {
        const { initial, limit, evidence } = solve(scenario);
        const found = Math.min(agreeing(initial.mean[0]!, right), agreeing(limit!.mean[0]!, right));
        if (found < evidence.digits) wrong.push(number);
        if (evidence.digits < 6) short.push(number);
      } catch (error) {
        if (!(error instanceof NumericalError)) throw error;
        short.push(number);
      }
    }
    expect(wrong).toEqual([]);
    expect(short.length).toBeLessThanOrEqual(fits.length / 50);
  });

  it('negative control: plain float64 misses six digits of some of them', () => {
    const missed = fits.filter(({ scenario, right }) => {
      const fit = initialMoments(pooledRecurrence(inOwnCoordinates(ecosystem(scenario))));
      const mean = toUser(fit.coordinates, transposed(meansOf(fit))).to1DArray();
      return agreeing(mean, right) < 6;
    });
    expect(missed.length).toBeGreaterThan(0);
  });
});

/** Digits to which all numbers agree with the right ones, component by component. */
function agreeing(found: readonly (number | null)[], right: readonly number[]): number {
  return right.reduce((least, y, i) => {
    const x = found[i] ?? Number.NaN;
    if (x === y) return least;
    const digits = -Math.log10(Math.abs(x - y) / Math.abs(y));
    return digits < least ? digits : Number.isNaN(digits) ? 0 : least;
  }, 16);
}
