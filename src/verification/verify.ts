import { analysis } from '../answer/analysis.js';
import { rowCondition } from '../answer/rowCondition.js';
import { affordableVerification } from '../ecosystem/capacity.js';
import { type Ecosystem, population, ecosystem as realised } from '../ecosystem/ecosystem.js';
import { requireSchedule } from '../ecosystem/schedule.js';
import { DomainError, NumericalError } from '../errors.js';
import { type Matrix, subtract, zeros } from '../linalg/matrix.js';
import { congruence } from '../linalg/product.js';
import { type Measures, measures } from '../measures/measures.js';
import type { LinearRecurrence } from '../recurrence/linear/linearRecurrence.js';
import type { CategoricalScenario } from '../scenario/categorical/categoricalScenario.js';
import type { AnyScenario, Scenario } from '../scenario/parseScenario.js';
import {
  isCategorical,
  requireAnyScenario,
  requireOptions,
  requireScenario,
} from '../scenario/requireScenario.js';
import type { RunOptions } from '../simulation/options.js';
import { type Simulation, simulateEcosystem } from '../simulation/simulate.js';
import { jointMoments } from '../solution/linear/jointMoments.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import { momentsAt } from '../solution/linear/momentsOverTime.js';
import {
  type CategoricalVerification,
  type CategoricalVerifyOptions,
  verifyCategorical,
} from './categorical/verifyCategorical.js';
import { type Detectable, detectable } from './detectable.js';
import { dispersionTest, entityTests, similarityTests } from './entityTests.js';
import { covarianceTests, gaussianTests, meanTests } from './gaussianTests.js';
import { holm } from './holm.js';
import type { Test } from './hypothesisTest.js';
import { tested } from './representatives.js';
import { requireTesting } from './requireTesting.js';
import { roundingOf, sizesOf } from './rounding.js';
import { whitening } from './whitening.js';

/** What `verify` assumes unless told otherwise. */
export const verificationDefaults = {
  replicates: 5000,
  seed: 1,
  synthetic: 'fixed',
  falseAlarm: 1e-6,
} as const;
/** A mode below this share of its initial size has settled: no sample could show the rest. */
const SETTLED = 1e-6;
/** A mode below this share of its start is nothing but rounding. */
const GONE = 1e-20;
/** A change of the whitened covariance below this many standard errors moves no test of it. */
const INVISIBLE = 1e-3;
const FEWEST_GENERATIONS = 5;
const MOST_GENERATIONS = 60;
/** Joint law of all entities, K·d numbers, up to which dispersion is tested. */
const MOST_STACKED = 400;

/** How a verification is run; `generations` defaults to those until the slowest mode has decayed, at most 60. */
export interface VerifyOptions extends RunOptions {
  /** Probability with which a true theory may be refuted. */
  readonly falseAlarm?: number;
  /** The scenario that is simulated, if it is not the one predicted: this shows that the check can fail. */
  readonly simulated?: Scenario;
}

/** What a verification found: plain data, the object that `monoculture verify --json` prints. */
export interface Verification {
  readonly scenario: string;
  readonly featureNames: readonly string[];
  readonly verdict: 'consistent' | 'refuted';
  readonly falseAlarm: number;
  readonly replicates: number;
  readonly seed: number;
  readonly generations: number;
  /** `fixed`: the theory is exact. `redrawn`: it is the limit of large samples, and deviations of order d/n are real. */
  readonly synthetic: 'fixed' | 'redrawn';
  readonly tests: readonly (Test & { readonly refuted: boolean })[];
  readonly detectable: Detectable;
  /** Whether the limit was tested as well: null where there is none. */
  readonly limit: {
    readonly tested: boolean;
    /** What is left of the slowest mode at the last generation, as a share of its start. */
    readonly remaining: number;
  } | null;
}

/**
 * Checks the theory against Monte Carlo of the interaction itself: the same scenario is solved in closed form and
 * simulated row by row, and every moment of the one is tested against the sample of the other.
 *
 * All tests have known laws or bounds that are never too small, corrected together by Holm's method: a true theory is
 * refuted with probability ≤ falseAlarm. Tested are generations 0, 1, T/2, T and, where the slowest mode has settled
 * by T, the limit: it is compared with generation T, whose law is known, and may differ from it by what theory says is
 * still to come.
 *
 * @param scenario - what is predicted. Not modified.
 * @param options - how much is simulated, of which scenario, and where (default: 5000 runs in this thread, seed 1, false
 *   alarms with probability 1e-6 at most).
 * @returns the verdict, every test with its p-value, and the smallest errors that this run would have detected.
 * @throws DomainError if an option is out of its range, the work does not fit into memory, or the simulated scenario
 *   has other entities or features; NumericalError if numbers overflow; the reason of `signal` when it aborts.
 * @example
 * import { verify } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const { verdict, detectable } = await verify(readScenario('twins'), { replicates: 500 });
 * console.log(verdict, detectable.variance);
 */
export function verify(scenario: Scenario, options?: VerifyOptions): Promise<Verification>;
export function verify(
  scenario: CategoricalScenario,
  options?: CategoricalVerifyOptions,
): Promise<CategoricalVerification>;
export async function verify(
  scenario: AnyScenario,
  options: VerifyOptions | CategoricalVerifyOptions = {},
): Promise<Verification | CategoricalVerification> {
  requireAnyScenario('verify', scenario);
  requireOptions('verify', options);
  const { simulated } = options;
  if (simulated !== undefined && isCategorical(simulated) !== isCategorical(scenario)) {
    throw new DomainError(
      `verify: the simulated scenario must be of the same family of models, found model: ${simulated.file.model ?? 'linear'}.`,
    );
  }
  if (isCategorical(scenario)) {
    return verifyCategorical(scenario, options as CategoricalVerifyOptions);
  }
  requireScenario('verify', scenario);
  return verifyLinear(scenario, options as VerifyOptions);
}

async function verifyLinear(scenario: Scenario, options: VerifyOptions): Promise<Verification> {
  const { replicates, seed, falseAlarm, synthetic, engine, onProgress, signal } = {
    ...verificationDefaults,
    ...options,
  };
  requireTesting(falseAlarm, replicates, verificationDefaults.replicates);
  const work = { replicates, redrawn: synthetic === 'redrawn' };
  const given = options.generations;
  for (const each of [scenario, options.simulated ?? scenario]) {
    affordableVerification(each, given === undefined ? work : { ...work, generations: given });
  }
  const { working } = analysis(scenario);
  const { ecosystem: own, recurrence, modes, limit } = working;
  const ecosystem = realised(scenario, own.precision);
  const changed =
    options.simulated === undefined ? ecosystem : realised(options.simulated, own.precision);
  requireSameShape(ecosystem, changed);
  const condition = rowCondition(working);
  requireFitting(ecosystem, condition);
  const { spectralRadius, verdict } = modes;
  const generations = options.generations ?? settlingTime(spectralRadius);
  // What accumulates settles like a power of 1/t, and a schedule when it likes: their limits are not tested.
  const geometric = recurrence.slow.length === 0 && own.schedule.length === 0;
  const settled = geometric && verdict === 'converges' && spectralRadius ** generations <= SETTLED;
  const times = [...new Set([0, 1, Math.ceil(generations / 2), generations])].filter(
    (t) => t <= generations,
  );

  requireSchedule(ecosystem, scenario.source, generations);
  const { alone, jointly } = tested(ecosystem);
  const simulation = await simulateEcosystem(changed, {
    ...{ generations, replicates, seed, synthetic, engine, onProgress, signal },
    record: times,
    moments: { generations: times, functionals: selection(ecosystem, jointly) },
  });
  const predictions = times.map((t) => ({ at: t, moments: momentsAt(recurrence, t) }));
  const last = predictions.at(-1)!;
  const tests = [
    ...predictions.flatMap(({ at, moments }) =>
      testsAt({ ecosystem, own, condition }, moments, simulation, at),
    ),
    ...(settled && limit !== null
      ? limitTests(
          { ecosystem, own, condition },
          {
            now: last.moments,
            // Computed from a later generation: the remaining change must not rest on the limit that is tested.
            later: momentsAt(recurrence, generations + vanishingTime(recurrence, spectralRadius)),
            limit: limit.moments,
          },
          simulation,
          generations,
        )
      : []),
  ];
  requireNumbers(tests);
  const refuted = holm(
    tests.map(({ pValue }) => pValue),
    falseAlarm,
  );
  return {
    scenario: ecosystem.name,
    featureNames: ecosystem.featureNames,
    verdict: refuted.some(Boolean) ? 'refuted' : 'consistent',
    falseAlarm,
    replicates,
    seed,
    generations,
    synthetic,
    tests: tests.map((test, i) => ({ ...test, refuted: refuted[i]! })),
    detectable: detectable(
      ecosystem,
      predictions.map(({ moments }) => moments),
      alone,
      replicates,
      falseAlarm / tests.length,
    ),
    limit:
      verdict === 'converges' && geometric
        ? { tested: settled, remaining: spectralRadius ** generations }
        : null,
  };
}

/** The predicted ecosystem as the user states it, and in the coordinates that it was solved in. */
interface Ecosystems {
  readonly ecosystem: Ecosystem;
  readonly own: Ecosystem;
  /** κ of the rows that models are fitted to. */
  readonly condition: number;
}

function testsAt(
  { ecosystem, own, condition }: Ecosystems,
  moments: ModelMoments,
  simulation: Simulation,
  generation: number,
): Test[] {
  const { jointly } = tested(ecosystem);
  const rounding = roundingAt(ecosystem, moments, condition);
  const law = jointMoments(moments, kindsOf(jointly));
  return [
    ...gaussianTests(law, samplesAt(simulation, generation).stacked, {
      rounding: repeated(rounding, jointly.length),
    }),
    ...reportTests(ecosystem, simulation, generation, {
      moments,
      predicted: measures(own, moments),
      rounding,
      transient: () => 0,
    }),
  ];
}

/** The limit against the sample of a generation, whose own law gives its spread and the remaining distance. */
function limitTests(
  { ecosystem, own, condition }: Ecosystems,
  { now, later, limit }: Record<'now' | 'later' | 'limit', ModelMoments>,
  simulation: Simulation,
  generation: number,
): Test[] {
  const { jointly } = tested(ecosystem);
  const { stacked } = samplesAt(simulation, generation);
  const rounding = roundingAt(ecosystem, now, condition);
  const [present, future, final] = [now, later, limit].map((moments) =>
    jointMoments(moments, kindsOf(jointly)),
  );
  const conditions = {
    rounding: repeated(rounding, jointly.length),
    transient: subtract(future!.mean, present!.mean).data.map(Math.abs),
  };
  const still = unmoved(
    present!.covariance,
    future!.covariance,
    conditions.rounding,
    simulation.replicates,
  );
  const [measured, to] = [measures(own, now), measures(own, later)];
  return [
    ...meanTests({ mean: final!.mean, covariance: present!.covariance }, stacked, conditions),
    ...(still ? covarianceTests(final!.covariance, stacked, conditions) : []),
    ...reportTests(ecosystem, simulation, generation, {
      moments: now,
      predicted: measures(own, limit),
      rounding,
      transient: (read) => Math.abs(read(to) - read(measured)),
    }),
  ].map((test) => ({ ...test, quantity: `${test.quantity} (limit)` }));
}

/** Tests of what is reported of single entities and of all of them. */
function reportTests(
  ecosystem: Ecosystem,
  simulation: Simulation,
  generation: number,
  report: {
    readonly moments: ModelMoments;
    readonly predicted: Measures;
    readonly rounding: Float64Array;
    readonly transient: (read: (measures: Measures) => number) => number;
  },
): Test[] {
  const { sample } = samplesAt(simulation, generation);
  const { alone } = tested(ecosystem);
  const comparison = { ...report, ecosystem, sample, replicates: simulation.replicates };
  const stackable = population(ecosystem) * ecosystem.features <= MOST_STACKED;
  return [
    ...entityTests(comparison, alone),
    ...similarityTests(comparison, alone),
    ...(stackable ? [dispersionTest(comparison)] : []),
  ];
}

/** Whether a covariance has moved by less than a sample of that size can see. */
function unmoved(from: Matrix, to: Matrix, rounding: Float64Array, replicates: number): boolean {
  const { standard } = whitening(from, rounding, replicates);
  const change = congruence(standard, subtract(to, from)).norm();
  return change * Math.sqrt(replicates) <= INVISIBLE;
}

const samplesAt = (simulation: Simulation, generation: number) => ({
  sample: simulation.trajectory.find((now) => now.generation === generation)!,
  stacked: simulation.moments.find((now) => now.generation === generation)!,
});

const kindsOf = (entities: readonly { readonly kind: number }[]): number[] =>
  entities.map(({ kind }) => kind);

/** What rounding may add to each coordinate of the models of a generation. */
function roundingAt(ecosystem: Ecosystem, moments: ModelMoments, condition: number): Float64Array {
  const laws = moments.models.map((_, kind) => jointMoments(moments, [kind]));
  return roundingOf(
    ecosystem,
    laws.map(({ mean, covariance }) => sizesOf(mean, covariance)),
    condition,
  );
}

const repeated = (numbers: Float64Array, times: number): Float64Array =>
  Float64Array.from({ length: times * numbers.length }, (_, i) => numbers[i % numbers.length]!);

/**
 * Models are simulated in float64: beyond these condition numbers of their rows too few digits are left there for any
 * test. Rows that stand for a Gram matrix have lost half of them before.
 */
const MOST_CONDITION = { ofRows: 1e8, ofGram: 1e5 } as const;

function requireFitting({ entities, public: shared }: Ecosystem, condition: number): void {
  const real = [shared, ...entities.map((entity) => entity.private)];
  const known = real.filter(({ rows }) => rows !== null).map(({ gram }) => gram);
  const all = [...real, ...entities.map((entity) => entity.synthetic)];
  const byRows = all.every(
    ({ rows, gram, samples }) => samples === 0 || rows !== null || known.includes(gram),
  );
  const most = MOST_CONDITION[byRows ? 'ofRows' : 'ofGram'];
  if (condition <= most) return;
  throw new NumericalError(
    `verify: rows must have a condition number of at most ${most.toExponential(0)} to be fitted by simulation, found ${condition.toExponential(1)}. Centre or standardize the columns; solve has no such limit.`,
  );
}

function requireNumbers(tests: readonly Test[]): void {
  const broken = tests.find(({ pValue }) => Number.isNaN(pValue));
  if (broken === undefined) return;
  throw new NumericalError(
    `verify: every test must have a p-value, found none for ${broken.quantity} of generation ${broken.generation}. Its numbers leave float64: rescale the features or the truth.`,
  );
}

/** Generations until the slowest mode has settled, within sensible limits. */
function settlingTime(rho: number): number {
  if (!(rho < 1)) return FEWEST_GENERATIONS * 2;
  const needed = rho === 0 ? 1 : Math.ceil(Math.log(SETTLED) / Math.log(rho));
  return Math.min(MOST_GENERATIONS, Math.max(FEWEST_GENERATIONS, needed));
}

/** Generations after which float64 cannot distinguish the models from the limit. */
function vanishingTime({ Q }: LinearRecurrence, rho: number): number {
  const decay = rho === 0 ? 0 : Math.ceil(Math.log(GONE) / Math.log(rho));
  return Math.max(decay, Q.rows);
}

/** The rows that pick the jointly tested entities out of the stacked estimates. */
function selection(
  { features: d, ...ecosystem }: Ecosystem,
  chosen: ReturnType<typeof tested>['jointly'],
) {
  const F = zeros(chosen.length * d, population(ecosystem) * d);
  chosen.forEach(({ row }, i) => {
    for (let f = 0; f < d; f++) F.set(i * d + f, row * d + f, 1);
  });
  return F;
}

function requireSameShape(predicted: Ecosystem, simulated: Ecosystem): void {
  const shape = ({ features, entities }: Ecosystem) =>
    `${features} features, entities ${entities.map(({ name, copies }) => `${name} × ${copies}`).join(', ')}`;
  if (shape(predicted) !== shape(simulated)) {
    throw new DomainError(
      `verify: the simulated scenario must have the same features and entities, found ${shape(simulated)}. Misspecify a weight, a noise or a sample size instead.`,
    );
  }
}
