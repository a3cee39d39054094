import { type Ecosystem, ecosystem, type Loss, population } from '../ecosystem/ecosystem.js';
import { DomainError } from '../errors.js';
import { decimalRational, one, type Rational, rational } from '../rational/rational.js';
import { columnOf, matrixOf, type RationalMatrix } from '../rational/rationalMatrix.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { place } from '../scenario/place.js';
import type { EntityFile, ScenarioFile } from '../scenario/schema.js';
import { type ExactDataSet, exactRealData, exactSyntheticData, noExactData } from './exactData.js';
import { exactFit } from './exactFit.js';

/** A kind of model maker, its numbers exact. */
export interface ExactEntity {
  readonly name: string;
  readonly copies: number;
  readonly alpha: Rational;
  readonly beta: Rational;
  /** σ_k². */
  readonly variance: Rational;
  /** θ_k, d×1. */
  readonly truth: RationalMatrix;
  readonly private: ExactDataSet;
  readonly synthetic: ExactDataSet;
}

/** Who trains on whose data, every number a fraction: what `Ecosystem` is in float64. */
export interface ExactEcosystem {
  readonly name: string;
  readonly features: number;
  readonly featureNames: readonly string[];
  readonly loss: Loss;
  /** θ, d×1. */
  readonly truth: RationalMatrix;
  /** σ² of the public labels. */
  readonly variance: Rational;
  readonly public: ExactDataSet;
  readonly entities: readonly ExactEntity[];
  readonly publish: readonly (readonly Rational[])[];
  readonly crawl: readonly (readonly Rational[])[];
}

/**
 * Realises a scenario in fractions. A number in the file is the decimal that it shows: 0.3 is 3/10.
 *
 * Where real labels are given, θ defaults to the least-squares fit of least norm to all labelled real data and σ² to
 * RSS/(n − rank), both rational.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @throws ScenarioError if the scenario breaks a rule, or something in it is irrational.
 * @throws DomainError if it has a key that exact arithmetic does not read.
 */
export function exactEcosystem(scenario: Scenario): ExactEcosystem {
  const { file, source, tables } = scenario;
  requireKnownKeys(file, source);
  const realised = ecosystem(scenario);
  const top = place(source);
  const { features: d } = file;
  const none = noExactData(d);
  const at = (...parts: readonly (string | number)[]) => ({ here: top.at(...parts), tables });
  const shared = file.public ? exactRealData(file.public, realised.public, at('public')) : none;
  const owned = file.entities.map((entity, k) =>
    entity.private
      ? exactRealData(entity.private, realised.entities[k]!.private, at('entities', k, 'private'))
      : none,
  );
  const fit = exactFit([
    { data: shared, copies: 1 },
    ...owned.map((data, k) => ({ data, copies: realised.entities[k]!.copies })),
  ]);
  const truth = truthOf(file.truth, d) ?? fit?.coefficients ?? ones(d);
  const variance = square(file.noise) ?? fit?.residualVariance ?? one;
  return {
    name: realised.name,
    features: d,
    featureNames: realised.featureNames,
    loss: realised.loss,
    truth,
    variance,
    public: shared,
    entities: file.entities.map((entity, k): ExactEntity => {
      const { name, copies, alpha, beta, synthetic } = realised.entities[k]!;
      const weights = { alpha: decimalRational(alpha), beta: decimalRational(beta) };
      const own = owned[k]!;
      const sources = { private: own, public: shared, beta: weights.beta };
      return {
        name,
        copies,
        ...weights,
        variance: square(entity.noise) ?? variance,
        truth: truthOf(entity.truth, d) ?? truth,
        private: own,
        synthetic: exactSyntheticData(
          entity.synthetic,
          synthetic,
          at('entities', k, 'synthetic'),
          sources,
        ),
      };
    }),
    ...onePool(realised),
  };
}

/** The paper's interaction: one pool, equal shares, crawled by all. */
function onePool(realised: Ecosystem): Pick<ExactEcosystem, 'publish' | 'crawl'> {
  const share = rational(1, population(realised));
  return {
    publish: [realised.entities.map(() => share)],
    crawl: realised.entities.map(() => [one]),
  };
}

/** What this file reads. A key that is not here would change the answer unseen. */
const read: Readonly<Record<'scenario' | 'entity' | 'data', readonly string[]>> = {
  scenario: '$schema name features featureNames truth noise alpha beta loss public entities'.split(
    ' ',
  ),
  entity: 'name copies alpha beta noise truth private synthetic'.split(' '),
  data: ['samples', 'design'],
};

function requireKnownKeys(file: ScenarioFile, source: string): void {
  const refuse = (path: string, key: string) =>
    new DomainError(
      `${source}: ${path}${key}: must not be there for exact arithmetic, found ${key}. Remove it, or solve without exact arithmetic.`,
    );
  const check = (path: string, part: object | undefined, known: readonly string[]) => {
    for (const [key, value] of Object.entries(part ?? {})) {
      const text = typeof value === 'string' && ['alpha', 'beta', 'samples'].includes(key);
      if (text || !known.includes(key)) throw refuse(path, key);
    }
  };
  check('', file, read.scenario);
  check('public.', file.public, read.data);
  file.entities.forEach((entity, k) => {
    check(`entities[${k}].`, entity, read.entity);
    check(`entities[${k}].private.`, entity.private, read.data);
    check(`entities[${k}].synthetic.`, entity.synthetic, read.data);
  });
}

const square = (sigma: number | undefined): Rational | undefined =>
  sigma === undefined ? undefined : decimalRational(sigma).mul(decimalRational(sigma));

function truthOf(truth: EntityFile['truth'], d: number): RationalMatrix | undefined {
  if (truth === undefined) return undefined;
  return truth === 'ones' ? ones(d) : columnOf(truth.map(decimalRational));
}

const ones = (d: number): RationalMatrix => matrixOf(d, 1, () => one);
