import { coefficientsIn } from '../../ecosystem/coordinates.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { lossGram, poolGrams, realGram } from '../../ecosystem/lossGram.js';
import { leading } from '../../linalg/doubleDouble.js';
import { type Matrix, rowOf, transposed } from '../../linalg/matrix.js';
import { product } from '../../linalg/product.js';

/** A coordinate below this share of the largest, each in the unit its feature has in the data, is rounding. */
const ROUNDING = 1e-9;
/** Data see a direction x where xᵀBx exceeds this share of Σ_i B_ii x_i²: its value where features are uncorrelated. */
const SEEN = 1e-12;

/**
 * Which directions no real data see: those x with B_k x = 0 for every kind k, where B_k = β_kS̃_k + β̄_kS* is what its
 * real data of positive weight show. That ρ = 1 does not imply it: where the one design of all synthetic data is
 * singular, models may drift along directions that real data do see.
 *
 * Judged on correlation scale, so that neither the units of features nor the weight of the data decide.
 *
 * @param ecosystem - who trains on whose data, in any coordinates. Not modified.
 * @param directions - rows in the user's coordinates, r×d. Not modified.
 * @returns for every row whether no real data see it.
 * @theorem T6, part 2
 */
export function unseenDirections(ecosystem: Ecosystem, directions: Matrix): boolean[] {
  const { entities, pools, crawl, public: shared, loss, coordinates } = ecosystem;
  const own = transposed(coefficientsIn(coordinates, transposed(directions)));
  const publicGram = lossGram(shared, loss);
  const people = pools.flatMap(({ people: writers }, m) =>
    writers !== null && crawl.some((row) => leading(row[m]!) > 0)
      ? [lossGram(writers.data, loss)]
      : [],
  );
  const grams = [
    ...entities.flatMap((entity) => [
      realGram(entity.beta, lossGram(entity.private, loss), publicGram),
      ...(entity.ridge === null ? [] : [entity.ridge.gram]),
    ]),
    ...people,
  ];
  const all = [...grams, ...poolGrams(ecosystem)];
  const scale = publicGram.diagonal().map((_, i) => Math.sqrt(largest(all, i)));
  return Array.from({ length: directions.rows }, (_, r) => {
    const x = withoutRounding(rowOf(own, r), scale);
    return grams.every((B) => !sees(B, x));
  });
}

const largest = (grams: readonly Matrix[], i: number): number =>
  grams.reduce((most, S) => Math.max(most, S.get(i, i)), 0);

function withoutRounding(x: Matrix, scale: readonly number[]): Matrix {
  const sizes = scale.map((s, i) => s * Math.abs(x.get(0, i)));
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  const clean = rowOf(x, 0);
  sizes.forEach((size, i) => {
    if (size <= ROUNDING * most) clean.set(0, i, 0);
  });
  return clean;
}

function sees(B: Matrix, x: Matrix): boolean {
  const value = product(product(x, B), transposed(x)).get(0, 0);
  const uncorrelated = B.diagonal().reduce((sum, b, i) => sum + b * x.get(0, i) ** 2, 0);
  return value > SEEN * uncorrelated;
}
