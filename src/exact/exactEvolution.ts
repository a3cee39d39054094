import type { Rational } from '../rational/rational.js';
import { rational } from '../rational/rational.js';
import { blockMatrix } from '../rational/rationalBlocks.js';
import {
  congruence,
  product,
  type RationalMatrix,
  rowsBetween,
  scalarMatrix,
  scaled,
  sum,
  zeros,
} from '../rational/rationalMatrix.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import type { ExactForm } from './exactForm.js';
import { type ExactGeneration, names, stateNames } from './exactGeneration.js';
import type { ExactImage, ExactSources } from './exactMoments.js';
import { exactInput } from './exactRecurrence.js';

/** The law of the state, N numbers: s = a + Σ_i Γ_i b_i + ξ, Cov ξ = C independent of the real inputs b_i. */
export interface ExactState {
  /** a, N×1. */
  readonly constant: RationalMatrix;
  /** Γ_i, N×d, by the names of the inputs. */
  readonly loadings: ReadonlyMap<string, RationalMatrix>;
  /** C, N×N. */
  readonly covariance: RationalMatrix;
}

/** One generation as matrices: s' = Qs + a + Σ_i Z_i b_i + ν, Cov ν = N. */
export interface ExactStep {
  readonly Q: RationalMatrix;
  readonly constant: RationalMatrix;
  readonly loadings: ReadonlyMap<string, RationalMatrix>;
  readonly noise: RationalMatrix;
}

/** @param state - the forms of a generation, by name; those that are missing stay 0. */
export function stepOf(
  system: ExactEcosystem,
  state: ReadonlyMap<string, ExactForm>,
  noises: ExactGeneration['noises'],
): ExactStep {
  const { features: d, entities } = system;
  const blocks = stateNames(system);
  const none = { square: zeros(d, d), column: zeros(d, 1) };
  const column = (name: string): RationalMatrix =>
    blockMatrix(
      blocks.length,
      1,
      d,
      (i) => state.get(blocks[i]!)?.get(name) ?? (name === names.one ? none.column : none.square),
    );
  const n = blocks.length * d;
  const inputs = [names.shared, ...entities.flatMap((_, k) => [names.own(k), names.apart(k)])];
  let noise = zeros(n, n);
  for (const [name, covariance] of noises) noise = sum(noise, congruence(column(name), covariance));
  return {
    Q: blockMatrix(
      blocks.length,
      blocks.length,
      d,
      (i, j) => state.get(blocks[i]!)?.get(blocks[j]!) ?? none.square,
    ),
    constant: column(names.one),
    loadings: new Map(inputs.map((name) => [name, column(name)])),
    noise,
  };
}

/** The state of generation 0, in which nothing comes from before. */
export const beginning = ({ constant, loadings, noise }: ExactStep): ExactState => ({
  constant,
  loadings,
  covariance: noise,
});

/** One generation further. */
export const advanced = (
  { Q, constant, loadings, noise }: ExactStep,
  state: ExactState,
): ExactState => ({
  constant: sum(product(Q, state.constant), constant),
  loadings: new Map(
    [...loadings].map(([name, Z]) => [name, sum(product(Q, state.loadings.get(name)!), Z)]),
  ),
  covariance: sum(congruence(Q, state.covariance), noise),
});

/** Real inputs as the moments of models need them; the noise of fresh ones is new in every generation, and counted there. */
export function exactSources(system: ExactEcosystem): ExactSources {
  const { entities, features: d, loss } = system;
  const input = (fresh: boolean, found: ReturnType<typeof exactInput>) =>
    fresh ? { ...found, covariance: zeros(d, d) } : found;
  return {
    features: d,
    copies: entities.map(({ copies }) => copies),
    inputs: {
      public: input(system.fresh, exactInput(system.public, system, loss)),
      private: entities.map((entity) =>
        input(entity.fresh, exactInput(entity.private, entity, loss)),
      ),
    },
  };
}

/** The models in a state, one for every kind. */
export function modelsIn(system: ExactEcosystem, { constant, loadings }: ExactState): ExactImage[] {
  const { entities, features: d } = system;
  const blocks = stateNames(system);
  const rowsOf = (name: string, A: RationalMatrix): RationalMatrix => {
    const at = blocks.indexOf(name);
    return rowsBetween(A, at * d, (at + 1) * d);
  };
  const selector = (...chosen: readonly string[]): RationalMatrix =>
    blockMatrix(1, blocks.length, d, (_, i) =>
      chosen.includes(blocks[i]!) ? scalarMatrix(d) : zeros(d, d),
    );
  return entities.map(({ copies }, k) => {
    const average = names.average(k);
    const deviation = names.deviation(k);
    const apart = copies > 1 ? rowsOf(deviation, loadings.get(names.apart(k))!) : zeros(d, d);
    const perCopy = (j: number): Rational => rational(1, entities[j]!.copies);
    return {
      constant: rowsOf(average, constant),
      public: rowsOf(average, loadings.get(names.shared)!),
      // b̄ is 1/c of every copy; b − b̄ is 1 of its own copy less 1/c of every one.
      private: entities.map((_, j) => {
        const onAverage = scaled(perCopy(j), rowsOf(average, loadings.get(names.own(j))!));
        return j === k ? sum(onAverage, scaled(perCopy(j).neg(), apart)) : onAverage;
      }),
      own: entities.map((_, j) => (j === k ? apart : zeros(d, d))),
      noise: copies > 1 ? selector(average, deviation) : selector(average),
      common: selector(average),
    };
  });
}
