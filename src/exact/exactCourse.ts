import { characteristicPolynomial } from '../rational/polynomial.js';
import type { Rational } from '../rational/rational.js';
import { type RationalMatrix, zeros } from '../rational/rationalMatrix.js';
import { requireFewBlocks, requireShortFractions, requireShortSteps } from './capacity.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import {
  advanced,
  beginning,
  type ExactState,
  exactSources,
  modelsIn,
  stepOf,
} from './exactEvolution.js';
import { exactBeginning, exactGeneration, stateNames } from './exactGeneration.js';
import { exactLimit, exactNext, exactStart } from './exactLaw.js';
import { exactLongRun } from './exactLongRun.js';
import { type ExactImage, type ExactSources, exactImages, initialImages } from './exactMoments.js';
import { lastingNumbers, numbersAt } from './exactNumbers.js';
import { exactRecurrence } from './exactRecurrence.js';
import { type ExactVerdict, exactVerdict } from './exactStability.js';

/** The models of one generation. */
export interface Models {
  readonly images: readonly ExactImage[];
  /** Of the noise that the images act on. */
  readonly covariance: RationalMatrix;
}

/** What becomes of an ecosystem, generation by generation and in the long run. */
export interface ExactCourse {
  /** Null where its numbers do not settle. */
  readonly verdict: ExactVerdict | null;
  /** Why there is no verdict. */
  readonly reason: string | null;
  /** Of the transition of what does not accumulate, highest power first. */
  readonly polynomial: readonly Rational[] | null;
  /** Of S, what accumulating pools do to themselves; null where none does. */
  readonly slow: readonly Rational[] | null;
  readonly sources: ExactSources;
  readonly start: Models;
  /** The models of generations 1 … T. */
  readonly later: (generations: number) => Generator<Models>;
  /** Null unless it converges. */
  readonly limit: () => Models | null;
}

/** Whether an ecosystem has the pooled form: refits around pools that hold the last batch, which all read alike. */
export const isPlain = ({ entities, pools, fresh, schedule }: ExactEcosystem): boolean =>
  !fresh &&
  schedule.length === 0 &&
  pools.every(
    ({ memory, people, labels }) =>
      memory.kind === 'replace' && people === null && labels === 'shared',
  ) &&
  entities.every(
    ({ fresh: renewed, publications, filter, ridge, update }) =>
      !renewed &&
      filter === null &&
      ridge === null &&
      update.kind === 'refit' &&
      publications.every((own) => own === null),
  );

/** By the pooled form: M·d numbers, copies for nothing. */
export function plainCourse(
  system: ExactEcosystem,
  source: string,
  generations: number | undefined,
): ExactCourse {
  const recurrence = exactRecurrence(system);
  const polynomial = characteristicPolynomial(recurrence.R);
  requireShortFractions(source, polynomial, recurrence.R, generations);
  const verdict = exactVerdict(polynomial);
  return {
    verdict,
    reason: null,
    polynomial,
    slow: null,
    sources: recurrence,
    start: { images: initialImages(recurrence), covariance: zeros(0, 0) },
    *later(last) {
      let law = exactStart(recurrence);
      for (let t = 1; t <= last; t++) {
        yield { images: exactImages(recurrence, law), covariance: law.covariance };
        law = exactNext(recurrence, law);
      }
    },
    limit: () => {
      if (verdict !== 'converges') return null;
      const law = exactLimit(recurrence, polynomial);
      return { images: exactImages(recurrence, law), covariance: law.covariance };
    },
  };
}

/** Generation by generation from the definition, models and what pools keep as the state. */
export function extendedCourse(
  system: ExactEcosystem,
  source: string,
  generations: number | undefined,
): ExactCourse {
  requireFewBlocks(source, system.features, stateNames(system).length);
  requireShortSteps(source, system);
  const models = (state: ExactState): Models => ({
    images: modelsIn(system, state),
    covariance: state.covariance,
  });
  const first = exactBeginning(system, numbersAt(system, 0));
  const start = beginning(stepOf(system, first.state, first.noises));
  const lasting = lastingNumbers(system);
  const longRun =
    lasting &&
    exactLongRun(system, lasting, (polynomial, Q) => {
      requireShortFractions(source, polynomial, Q, generations);
    });
  return {
    verdict: longRun?.verdict ?? null,
    reason:
      longRun === null
        ? 'a number that changes with the generation does not settle, or not on a number that exact arithmetic can tell'
        : null,
    polynomial: longRun?.polynomial ?? null,
    slow: longRun?.slow ?? null,
    sources: exactSources(system),
    start: models(start),
    *later(last) {
      let [state, shares] = [start, first.shares];
      for (let t = 1; t <= last; t++) {
        const next = exactGeneration(system, numbersAt(system, t), shares, t);
        state = advanced(stepOf(system, next.state, next.noises), state);
        shares = next.shares;
        yield models(state);
      }
    },
    limit: () => (longRun?.verdict === 'converges' ? models(longRun.limit()) : null),
  };
}
