import { DomainError } from '../errors.js';
import { zeros } from '../linalg/matrix.js';
import { measures } from '../measures/measures.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';
import { pooledRecurrence } from '../recurrence/pooledRecurrence.js';
import { affordableVerification } from '../scenario/capacity.js';
import { type Ecosystem, ecosystem, population } from '../scenario/ecosystem.js';
import type { Scenario } from '../scenario/parseScenario.js';
import type { SimulationOptions } from '../simulation/options.js';
import { type Engine, type Simulation, simulate } from '../simulation/simulate.js';
import { jointMoments } from '../solution/jointMoments.js';
import { limitMoments } from '../solution/limitMoments.js';
import { initialMoments, type ModelMoments, modelMoments } from '../solution/modelMoments.js';
import { spectrum } from '../solution/spectrum.js';
import { lawAt } from '../solution/stateLaw.js';
import { type Detectable, detectable } from './detectable.js';
import { dispersionTest, entityTests, similarityTests } from './entityTests.js';
import { gaussianTests } from './gaussianTests.js';
import { holm } from './holm.js';
import { tested } from './representatives.js';
import type { Test } from './test.js';

/** Defaults of a verification. */
export const defaults = { replicates: 5000, seed: 1, falseAlarm: 1e-6 } as const;
/** A mode below this share of its start has settled, as far as any sample can tell. */
const SETTLED = 1e-6;
const FEWEST_GENERATIONS = 5;
const MOST_GENERATIONS = 60;
/** Joint law of all entities, K·d numbers, up to which dispersion is tested. */
const MOST_STACKED = 400;

export interface VerifyOptions {
  /** T; enough for the slowest mode to settle unless given, 60 at most. */
  readonly generations?: number;
  readonly replicates?: number;
  readonly seed?: number;
  /** Probability with which a true theory may be refuted. */
  readonly falseAlarm?: number;
  readonly synthetic?: 'fixed' | 'redrawn';
  /** The scenario that is simulated, where it is not the one predicted: how to see that the check can fail. */
  readonly simulated?: Scenario;
  readonly onProgress?: SimulationOptions['onProgress'];
  readonly signal?: AbortSignal;
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
}

/**
 * Checks the theory against Monte Carlo of the interaction itself: the same scenario is solved in closed form and
 * simulated row by row, and every moment of the one is tested against the sample of the other.
 *
 * All tests have known laws or bounds that are never too small, corrected together by Holm's method: a true theory is
 * refuted with probability ≤ falseAlarm. Tested are generations 0, 1, T/2, T and, where the slowest mode has settled
 * by T, the limit.
 *
 * @param scenario - what is predicted. Not modified.
 * @param options - how much is simulated, and of which scenario.
 * @param engine - where; this thread unless given.
 * @throws DomainError if an option is out of its range, the work does not fit into memory, or the simulated scenario has other entities or features.
 */
export async function verify(
  scenario: Scenario,
  options: VerifyOptions = {},
  engine?: Engine,
): Promise<Verification> {
  const { replicates, seed, falseAlarm, synthetic = 'fixed' } = { ...defaults, ...options };
  if (!(falseAlarm > 0 && falseAlarm < 1)) {
    throw new DomainError(
      `verify: falseAlarm must be between 0 and 1, found ${falseAlarm}. Try 1e-6.`,
    );
  }
  if (!(Number.isInteger(replicates) && replicates >= 2)) {
    throw new DomainError(
      `verify: replicates must be a whole number, 2 or more, found ${replicates}. Try 5000.`,
    );
  }
  const work = { replicates, redrawn: synthetic === 'redrawn' };
  const given = options.generations;
  for (const each of [scenario, options.simulated ?? scenario]) {
    affordableVerification(each, given === undefined ? work : { ...work, generations: given });
  }
  const system = ecosystem(scenario);
  const world = options.simulated === undefined ? system : ecosystem(options.simulated);
  requireSameShape(system, world);
  const recurrence = pooledRecurrence(system);
  const { spectralRadius, verdict } = spectrum(recurrence);
  const generations = options.generations ?? settlingTime(spectralRadius);
  const settled = verdict === 'converges' && spectralRadius ** generations <= SETTLED;
  const times = [...new Set([0, 1, Math.ceil(generations / 2), generations])].filter(
    (t) => t <= generations,
  );

  const { alone, jointly } = tested(system);
  const simulation = await simulate(
    world,
    {
      generations,
      replicates,
      seed,
      synthetic,
      record: times,
      moments: { generations: times, functionals: selection(system, jointly) },
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
    engine,
  );
  const predictions = [
    ...times.map((t) => ({ at: t, suffix: '', moments: momentsAt(recurrence, t) })),
    ...(settled
      ? [{ at: generations, suffix: ' (limit)', moments: limitMoments(recurrence).moments }]
      : []),
  ];
  const tests = predictions.flatMap(({ at, suffix, moments }) =>
    testsAt(system, moments, simulation, at).map((test) => ({
      ...test,
      quantity: test.quantity + suffix,
    })),
  );
  const refuted = holm(
    tests.map(({ pValue }) => pValue),
    falseAlarm,
  );
  return {
    scenario: system.name,
    featureNames: system.featureNames,
    verdict: refuted.some(Boolean) ? 'refuted' : 'consistent',
    falseAlarm,
    replicates,
    seed,
    generations,
    synthetic,
    tests: tests.map((test, i) => ({ ...test, refuted: refuted[i]! })),
    detectable: detectable(
      predictions.map(({ moments }) => moments),
      alone,
      replicates,
      falseAlarm / tests.length,
    ),
  };
}

function testsAt(
  system: Ecosystem,
  moments: ModelMoments,
  simulation: Simulation,
  generation: number,
): Test[] {
  const sample = simulation.trajectory.find((now) => now.generation === generation)!;
  const stacked = simulation.moments.find((now) => now.generation === generation)!;
  const { alone, jointly } = tested(system);
  const comparison = {
    ecosystem: system,
    moments,
    predicted: measures(system, moments),
    sample,
    replicates: simulation.replicates,
  };
  const stackable = population(system) * system.features <= MOST_STACKED;
  return [
    ...gaussianTests(
      jointMoments(
        moments,
        jointly.map(({ kind }) => kind),
      ),
      stacked,
    ),
    ...entityTests(comparison, alone),
    ...similarityTests(comparison, alone),
    ...(stackable ? [dispersionTest(comparison)] : []),
  ];
}

function momentsAt(recurrence: AffineRecurrence, t: number): ModelMoments {
  return t === 0 ? initialMoments(recurrence) : modelMoments(recurrence, lawAt(recurrence, t));
}

/** Generations until the slowest mode has settled, within sensible limits. */
function settlingTime(rho: number): number {
  if (!(rho < 1)) return FEWEST_GENERATIONS * 2;
  const needed = rho === 0 ? 1 : Math.ceil(Math.log(SETTLED) / Math.log(rho));
  return Math.min(MOST_GENERATIONS, Math.max(FEWEST_GENERATIONS, needed));
}

/** The rows that pick the jointly tested entities out of the stacked estimates. */
function selection(
  { features: d, ...system }: Ecosystem,
  chosen: ReturnType<typeof tested>['jointly'],
) {
  const F = zeros(chosen.length * d, population(system) * d);
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
