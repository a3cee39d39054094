import { affordableSolution } from '../ecosystem/capacity.js';
import { type Ecosystem, ecosystem } from '../ecosystem/ecosystem.js';
import { type Axes, inOwnCoordinates } from '../ecosystem/inCoordinates.js';
import { requireSchedule } from '../ecosystem/schedule.js';
import { NumericalError } from '../errors.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { MARGIN } from '../solution/spectrum.js';
import { affordable } from './affordable.js';
import { extendedErrors, sameShape } from './extendedErrors.js';
import { float64Errors } from './float64Errors.js';
import { type Certainty, judged, type Path } from './judged.js';
import { scalesOf, truthOf, unitOf } from './scales.js';
import type { Solution, SolveOptions } from './solution.js';
import { solveIn, type Working } from './solveIn.js';
import { underflow } from './underflow.js';
import { withoutEmptyRatios } from './withoutEmptyRatios.js';

/** With this many certain digits float64 is enough. */
const ENOUGH = 8;
/** With fewer, an answer is refused. */
const FEWEST = 2;
/** Places of numbers that are none where their denominator is zero. */
const RATIO = /^(homogenization|transfer)|relativeEfficiency|similarity/;

/** The answer of a scenario, and what it was computed with: for everything that asks more of it. */
export interface Analysis {
  readonly solution: Solution;
  readonly working: Working;
}

/**
 * Solves a scenario as `solve` does, and keeps the ecosystem, the recurrence, its spectrum and its limit, in the
 * precision and the coordinates that the digits asked for.
 *
 * In float64, with a bound on what it loses to rounding; where that leaves fewer than 8 digits of some number, in twice
 * the precision, in coordinates in which the data are well conditioned.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @throws what `solve` throws.
 * @theorem T1, T2
 */
export function analysis(scenario: Scenario, options: SolveOptions = {}): Analysis {
  affordableSolution(scenario, options.generations);
  const system = ecosystem(scenario);
  requireSchedule(system, scenario.source, options.generations ?? 1);
  const first = attempt(system, options);
  const quick =
    first instanceof NumericalError ? null : finished(first, 'double', float64Errors(first));
  if (quick !== null && digitsOf(quick) >= ENOUGH && !quick.working.doubtful) return quick;
  if (affordable(system, options.generations)) return trusted(analysedTwice(scenario, options));
  if (quick === null) throw first;
  return trusted(quick);
}

const digitsOf = ({ solution }: Analysis): number => solution.evidence.digits;

/** The better of two attempts in twice the precision: on axes that suit all data together, or on the user's own. */
function analysedTwice(scenario: Scenario, options: SolveOptions): Analysis {
  const systems = {
    extended: ecosystem(scenario, 'extended'),
    coarse: ecosystem(scenario, 'coarse'),
    coarser: ecosystem(scenario, 'coarser'),
  };
  const on = (axes: Axes): Analysis | NumericalError => {
    const fine = attempt(systems.extended, options, axes);
    if (fine instanceof NumericalError) return fine;
    const alike = (system: Ecosystem): Working | null => {
      const other = attempt(system, options, axes);
      return other instanceof NumericalError || !sameShape(fine.draft, other.draft) ? null : other;
    };
    const coarse = alike(systems.coarse);
    const coarser = coarse && alike(systems.coarser);
    if (coarse === null || coarser === null) return tooFew(0);
    return finished(fine, 'extended', extendedErrors(fine, [coarse, coarser]));
  };
  const best = on('orthogonal');
  if (!(best instanceof NumericalError) && digitsOf(best) >= ENOUGH) return best;
  const other = on('own');
  if (best instanceof NumericalError) {
    if (other instanceof NumericalError) throw best;
    return other;
  }
  return other instanceof NumericalError || digitsOf(best) >= digitsOf(other) ? best : other;
}

function attempt(
  system: Ecosystem,
  options: SolveOptions,
  axes: Axes = 'own',
): Working | NumericalError {
  try {
    return solveIn(inOwnCoordinates(system, axes), options);
  } catch (error) {
    if (error instanceof NumericalError) return error;
    throw error;
  }
}

function finished(
  working: Working,
  arithmetic: Solution['evidence']['arithmetic'],
  errorOf: (path: Path, value: number) => number,
): Analysis {
  const scaleOf = scalesOf(working);
  const known = truthOf(working);
  const underflowOf = underflow(working.draft);
  const certaintyOf = (path: Path, value: number): Certainty => ({
    error: errorOf(path, value) + underflowOf(path, value),
    scale: Math.min(scaleOf(path), known(path) ?? Number.POSITIVE_INFINITY),
    unit: unitOf(working, path, value),
  });
  const first = judged(working.draft, certaintyOf);
  const kept = withoutEmptyRatios(first.answer);
  // A ratio that is reported as none has no digits to lose.
  const { answer, digits, weakest } = RATIO.test(first.weakest)
    ? judged(kept, certaintyOf)
    : { ...first, answer: kept };
  if (digits < FEWEST && weakest.startsWith('anchoredLimit')) {
    // Near ρ = 1 the directions that drift may be too uncertain to say what happens outside them.
    const draft = { ...working.draft, anchoredLimit: null };
    return finished({ ...working, draft }, arithmetic, errorOf);
  }
  const evidence = verdictIsCertain(working)
    ? { digits, weakest, arithmetic, ...answer.evidence }
    : { digits: 0, weakest: 'stability.verdict', arithmetic, ...answer.evidence };
  return { solution: { ...answer, evidence }, working };
}

/** Whether ρ is on the side of 1 that the verdict says, whatever its error. */
function verdictIsCertain({ modes: { verdict, spectralRadius, uncertainty } }: Working): boolean {
  const [error = 0] = uncertainty;
  return verdict === 'marginal' ? error <= MARGIN : Math.abs(spectralRadius - 1) > error;
}

function trusted(answer: Analysis): Analysis {
  const { digits, weakest } = answer.solution.evidence;
  if (digits < FEWEST) throw tooFew(digits, weakest);
  return answer;
}

const tooFew = (digits: number, place = 'the verdict or what has a limit') =>
  new NumericalError(
    `solve: every number must have at least ${FEWEST} significant digits, found ${digits} in ${place}. Columns are too nearly collinear, weights too far apart or ρ too close to 1: leave out a column, centre or standardize the columns, or change a weight a little.`,
  );
