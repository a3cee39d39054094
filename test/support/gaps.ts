import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import type { Matrix } from '../../src/linalg/matrix.js';
import { pivotedCholesky } from '../../src/linalg/pivotedCholesky.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Pairs } from '../../src/measures/pairs.js';
import { initialEquations, updateEquations } from '../../src/recurrence/linear/normalEquations.js';
import type { DefinedMeasures, Quotient } from './measureOracles.js';

/** A square below this share of the size of the models is measured against that size, not against itself. */
const FLOOR = 1e-3;

/** Largest |a − b|, relative to the largest |b| and at least to `floor`. */
export function gap(
  actual: readonly number[],
  expected: readonly number[],
  floor = Number.MIN_VALUE,
): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const least = Math.max(floor, Number.MIN_VALUE);
  const largest = expected.reduce((most, x) => Math.max(most, Math.abs(x)), least);
  return actual.reduce((worst, x, i) => {
    const difference = Math.abs(x - expected[i]!) / largest;
    return difference <= worst ? worst : Number.isNaN(difference) ? Infinity : difference;
  }, 0);
}

/** Largest gap between the entries of two matrices of one shape. */
export const matrixGap = (A: Matrix, B: Matrix, floor = Number.MIN_VALUE): number =>
  A.rows === B.rows && A.columns === B.columns
    ? gap([...A.data], [...B.data], floor)
    : Number.POSITIVE_INFINITY;

/** The kind of every entity, copies written out. */
export const kindsOf = ({ entities }: Pick<Ecosystem, 'entities'>): number[] =>
  entities.flatMap(({ copies }, kind) => Array.from({ length: copies }, () => kind));

/** Copies written out: the same ecosystem with every entity a kind of its own. */
export function writtenOut(system: Ecosystem): Ecosystem {
  const kinds = kindsOf(system);
  return {
    ...system,
    entities: kinds.map((kind) => ({ ...system.entities[kind]!, copies: 1 })),
    publish: system.publish.map((shares) => kinds.map((kind) => shares[kind]!)),
    crawl: kinds.map((kind) => system.crawl[kind]!),
  };
}

/** A table of pairs by kind as a table of entities. */
const pairTable = ({ distinct, own }: Pairs, kinds: readonly number[]): number[][] => {
  const columns = [...kinds, ...(distinct.columns > distinct.rows ? [distinct.rows] : [])];
  return kinds.map((k, row) =>
    columns.map((l, column) => (row === column ? own[k]! : distinct.get(k, l))),
  );
};

/**
 * Worst gap of every measure against its definition, copies written out. Quotients are compared undivided:
 * q · denominator against numerator; by next to nothing they must not be
 * numbers, or huge.
 */
export function measureGaps(
  system: Ecosystem,
  actual: Measures,
  expected: DefinedMeasures,
  carried?: Pairs,
): Record<string, number> {
  const kinds = kindsOf(system);
  const { size } = expected;
  const floor = FLOOR * size;
  const all = (values: readonly number[]) => kinds.map((kind) => values[kind]!);
  const table = (A: Matrix, columns: readonly number[]) =>
    kinds.flatMap((kind) => columns.map((j) => A.get(kind, j)));
  const d = actual.mean.columns;
  return {
    mean: gap(
      table(
        actual.mean,
        Array.from({ length: d }, (_, i) => i),
      ),
      expected.mean.flat(),
      Math.sqrt(floor),
    ),
    bias2: gap(all(actual.bias2), expected.bias2, floor),
    variance: gap(all(actual.variance), expected.variance, floor),
    mse: gap(all(actual.mse), expected.mse, floor),
    dispersion: gap([actual.dispersion], [expected.dispersion], floor),
    risk: gap(table(actual.risk, [...kinds, actual.risk.columns - 1]), expected.risk.flat(), floor),
    relativeEfficiency: quotientGap(
      all(actual.relativeEfficiency),
      expected.relativeEfficiency,
      size,
    ),
    similarity: quotientGap(
      pairTable(actual.similarity, kinds).flat(),
      expected.similarity.flat(),
      size,
    ),
    ...(carried && {
      influence: quotientGap(pairTable(carried, kinds).flat(), expected.influence.flat(), 1),
    }),
  };
}

/** Nothing is left of a denominator below this share of the size. */
const NOTHING = 1e-18;

export function quotientGap(
  actual: readonly number[],
  expected: readonly Quotient[],
  size: number,
): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return actual.reduce((worst, q, i) => {
    const { numerator, denominator } = expected[i]!;
    if (denominator <= NOTHING * size) {
      // Not a number, or as large as a quotient by next to nothing is.
      const huge = Number.isNaN(q) || (10 * q + 1) * NOTHING * size >= Math.abs(numerator);
      return huge ? worst : Number.POSITIVE_INFINITY;
    }
    if (Number.isNaN(q)) return Number.POSITIVE_INFINITY;
    const largest = Math.max(Math.abs(numerator), Math.abs(denominator), FLOOR * size);
    return Math.max(worst, Math.abs(q * denominator - numerator) / largest);
  }, 0);
}

/**
 * What two float64 routes to one measure may differ by: 1e-9 where no normal matrix and no Gram matrix is near a
 * lower rank, and more where the smallest pivot is below 1e-2. Worst gap of 4,000 draws: an eighth of it.
 */
export function digits(system: Ecosystem): number {
  const { public: shared, entities } = system;
  const equations = [...initialEquations(system), ...updateEquations(system)];
  const grams = [shared, ...entities.flatMap((entity) => [entity.private, entity.synthetic])];
  const pivot = Math.min(
    ...equations.map(({ smallestPivot }) => smallestPivot),
    ...grams.map(({ gram }) => pivotedCholesky(gram).smallestPivot),
  );
  return 1e-9 * Math.max(1, 1e-2 / pivot) ** 1.5;
}

/** The worst of several gaps. */
export const worst = (gaps: Readonly<Record<string, number>>): number =>
  Math.max(...Object.values(gaps));
