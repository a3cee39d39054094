import { NumericalError } from '../errors.js';
import { affordableSolution } from '../scenario/capacity.js';
import type { Axes } from '../scenario/coordinates.js';
import { type Ecosystem, ecosystem } from '../scenario/ecosystem.js';
import { inOwnCoordinates } from '../scenario/inCoordinates.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { affordable } from './affordable.js';
import { extendedErrors, sameShape } from './extendedErrors.js';
import { float64Errors } from './float64Errors.js';
import { judged, type Path } from './judged.js';
import { scalesOf, unitOf } from './scales.js';
import type { Solution, SolveOptions } from './solution.js';
import { solveIn, type Working } from './solveIn.js';

/** With this many digits for certain, float64 will do. */
const ENOUGH = 8;
/** With fewer, an answer is refused. */
const FEWEST = 2;

/**
 * Solves a scenario: what happens when K models train on each other's outputs, in closed form.
 *
 * In float64, with a bound on what it loses to rounding; where that leaves fewer than 8 digits of some number, in twice
 * the precision, in coordinates in which the data are well conditioned.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @returns stability, measures at generation 0 and in the limit, transfer, homogenization, and the evidence.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data; DomainError if it does not fit into
 *   memory.
 * @throws NumericalError if no precision here carries two digits of every number.
 * @theorem T1, T2, T4, T4b, T5
 */
export function solve(scenario: Scenario, options: SolveOptions = {}): Solution {
  affordableSolution(scenario, options.generations);
  const system = ecosystem(scenario);
  const first = attempt(system, options);
  const quick =
    first instanceof NumericalError ? null : finished(first, 'double', float64Errors(first));
  if (quick !== null && quick.evidence.digits >= ENOUGH && !doubtful(first)) return quick;
  if (!affordable(system, options.generations)) {
    if (first instanceof NumericalError) throw first;
    return trusted(quick!);
  }
  return trusted(solvedTwice(scenario, options));
}

/** The better of two attempts in twice the precision: on axes that suit all data together, or on the user's own. */
function solvedTwice(scenario: Scenario, options: SolveOptions): Solution {
  const systems = {
    extended: ecosystem(scenario, 'extended'),
    coarse: ecosystem(scenario, 'coarse'),
  };
  const on = (axes: Axes): Solution | NumericalError => {
    const fine = attempt(systems.extended, options, axes);
    if (fine instanceof NumericalError) return fine;
    const coarse = attempt(systems.coarse, options, axes);
    if (coarse instanceof NumericalError || !sameShape(fine.draft, coarse.draft)) return tooFew(0);
    return finished(fine, 'extended', extendedErrors(fine, coarse));
  };
  const best = on('orthogonal');
  if (!(best instanceof NumericalError) && best.evidence.digits >= ENOUGH) return best;
  const other = on('own');
  if (other instanceof NumericalError) {
    if (best instanceof NumericalError) throw best;
    return best;
  }
  if (best instanceof NumericalError) return other;
  return other.evidence.digits > best.evidence.digits ? other : best;
}

const doubtful = (working: Working | NumericalError): boolean =>
  working instanceof NumericalError || working.doubtful;

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
): Solution {
  const scaleOf = scalesOf(working);
  const { answer, digits, weakest } = judged(working.draft, (path, value) => ({
    error: errorOf(path, value),
    scale: scaleOf(path),
    unit: unitOf(working, path, value),
  }));
  if (digits < FEWEST && weakest.startsWith('anchoredLimit')) {
    // Near ρ = 1 the directions that drift may be known too badly to tell what happens outside them.
    const draft = { ...working.draft, anchoredLimit: null };
    return finished({ ...working, draft }, arithmetic, errorOf);
  }
  return { ...answer, evidence: { digits, weakest, arithmetic, ...answer.evidence } };
}

function trusted(solution: Solution): Solution {
  const { digits, weakest } = solution.evidence;
  if (digits < FEWEST) throw tooFew(digits, weakest);
  return solution;
}

const tooFew = (digits: number, place = 'the verdict or what has a limit') =>
  new NumericalError(
    `solve: every number must have at least ${FEWEST} significant digits, found ${digits} in ${place}. Columns are too nearly collinear, weights too far apart or ρ too close to 1: leave out a column, centre or standardize the columns, or change a weight a little.`,
  );
