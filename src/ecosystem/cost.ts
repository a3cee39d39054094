import type { Sizes } from './sizes.js';

/** What a job takes, roughly: within a factor three of what was measured on one thread of an ordinary machine. */
export interface Cost {
  readonly bytes: number;
  readonly seconds: number;
}

/** The options of a simulation that determine its cost. */
export interface SimulatedWork {
  readonly generations: number;
  readonly replicates: number;
  /** Generations whose averages are kept (default: all). */
  readonly recorded?: number;
  readonly redrawn?: boolean;
  readonly threads?: number;
}

/** Bytes of a number. */
const NUMBER = 8;
/** The program itself. */
const PROGRAM: Cost = { bytes: 70e6, seconds: 0.4 };
/** Up to this many entities every copy has its own row in a result. */
const MOST_ROWS = 1000;
/** A simulation refuses more entities than this for a reason of its own. */
const MOST_SIMULATED = 2000;
/** Replicates that are simulated side by side. */
const BATCH = 32;

/**
 * Cost of solving in closed form: some d×d matrices for every kind, some more for the system, whose state has so many
 * blocks of d numbers, and a number for every pair of kinds in every table of a result.
 *
 * @param generations - of the trajectory, if any.
 */
export function solveCost(sizes: Sizes, generations = 0): Cost {
  const { features: d, kinds: K, population, givenRows, blocks } = sizes;
  const rows = population <= MOST_ROWS ? population : K;
  const matrix = NUMBER * d * d;
  const once =
    (blocks * d) ** 3 * 4e-8 +
    d ** 3 * 3e-8 * K +
    K * K * (1.1e-6 + 3.3e-9 * d * d) +
    4e-7 * rows * rows;
  const each =
    (blocks * d) ** 3 * 5e-9 +
    d ** 3 * 7e-9 * K +
    K * K * (9e-7 + 1e-9 * d * d) +
    1.3e-7 * rows * rows;
  return {
    bytes:
      PROGRAM.bytes +
      matrix * (70 * blocks ** 2 + 42 * K) +
      40 * K * K +
      60 * rows * rows +
      3 * NUMBER * d * givenRows +
      generations * (18 * rows * rows + 10 * d * rows),
    seconds: PROGRAM.seconds + once + generations * each + givenRows * d * (d + 20) * 2e-9,
  };
}

/** Cost of simulating row by row: rows are held both ways round, for every thread, and compared entities in pairs. */
export function simulationCost(
  sizes: Sizes,
  { generations: T, replicates: R, recorded = T + 1, redrawn = false, threads = 1 }: SimulatedWork,
): Cost {
  const { features: d, kinds, heldRows, realRows, freshRows } = sizes;
  const K = sizes.population;
  if (K > MOST_SIMULATED) return PROGRAM;
  const wide = 4 * Math.ceil(d / 4);
  const sent = threads > 1 ? d : 0;
  const readings = 2.5 * K * K + K * (kinds + d);
  const labels = R * (realRows + T * freshRows);
  const drawn = redrawn ? R * T * freshRows : 0;
  const inAll =
    1e-9 * labels * (8 + 0.4 * d) +
    1e-9 * drawn * (10 * d + 0.5 * d * d) +
    (redrawn ? 1e-9 * R * T * kinds * d ** 3 : 0) +
    R * recorded * (K * K * (1.2e-8 + 5e-10 * d) + 1e-9 * K * kinds * d * d);
  return {
    bytes:
      PROGRAM.bytes +
      NUMBER * heldRows * (1.3 * d + threads * (sent + 2 * wide)) +
      NUMBER * d * d * kinds * (8 + 6 * threads) +
      NUMBER * readings * (recorded * (2 + threads) + BATCH * threads) +
      4 * NUMBER * K * K * recorded,
    seconds:
      PROGRAM.seconds +
      2.5e-7 * heldRows * d +
      1e-9 * heldRows * d * d +
      2e-8 * kinds * d ** 3 +
      3e-6 * recorded * K * K +
      inAll / threads,
  };
}

/** Generations that `verify` takes where none are given: until the slowest mode has settled, 5 … 60. */
const USUAL_GENERATIONS = 20;
/** Of these, and the limit. */
const TESTED_GENERATIONS = 4;

/** Cost of verifying: of both sides. */
export function verificationCost(
  sizes: Sizes,
  {
    generations = USUAL_GENERATIONS,
    ...work
  }: Omit<SimulatedWork, 'generations'> & {
    readonly generations?: number;
  },
): Cost {
  const theory = solveCost(sizes, TESTED_GENERATIONS);
  const simulation = simulationCost(sizes, {
    ...work,
    generations,
    recorded: Math.min(generations + 1, TESTED_GENERATIONS),
  });
  return {
    bytes: theory.bytes + simulation.bytes - PROGRAM.bytes,
    seconds: theory.seconds + simulation.seconds - PROGRAM.seconds,
  };
}
