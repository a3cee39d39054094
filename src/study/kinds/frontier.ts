import { type Ecosystem, population } from '../../ecosystem/ecosystem.js';
import type { EfficiencyPoint, MappedQuantity } from '../../figures/kinds/efficiencyTable.js';
import { frontierFigure } from '../../figures/kinds/frontier.js';
import type { FrontierPoint, FrontierTable } from '../../figures/kinds/frontierTable.js';
import { dispersion } from '../../measures/dispersion.js';
import { exactly, meansOf } from '../../measures/measures.js';
import { quotient } from '../../measures/quotient.js';
import { risk } from '../../measures/risk.js';
import { squaredNorms } from '../../measures/similarity.js';
import { testGramIn } from '../../measures/testGram.js';
import { transfer } from '../../measures/transfer.js';
import { pooledRecurrence } from '../../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import { limitOrReason } from '../../solution/linear/limitOrReason.js';
import {
  initialMoments,
  type ModelMoments,
  modelCovariances,
} from '../../solution/linear/modelMoments.js';
import {
  cellsOf,
  type EfficiencyMap,
  efficiencyMap,
  optimumOf,
  quantityOf,
} from '../efficiencyMap.js';
import { gainOnOthers } from '../gainOnOthers.js';
import type { KindOfFigure } from '../kindOfFigure.js';
import { hasOwnWeights, PAPER, weightings } from '../weightings.js';

/** Transfer against homogenization. */
export const frontierKind: KindOfFigure = {
  draw: (scenario) => frontierFigure(frontierTable(scenario)),
};

/** One curve each. */
const BETAS = [0.1, 0.3, 0.5, 0.7, 0.9];
/** Points of α on every curve: hundredths to 0.95; from there to 1, where there is no limit as a rule, errors explode. */
const ALPHAS = Array.from({ length: 96 }, (_, i) => i / 100);
/** Points on each side of the grid on which the search for the optimum starts. */
const COARSE = 11;

/**
 * The trade-off between transfer and homogenization: gain on others' tasks against homogenization in the limit, as α
 * runs from 0 to 0.95, for several β. Every entity's own α and β are replaced. Where there are no public or no private
 * data β only dilutes the real data, and there is one curve.
 *
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function frontierTable(scenario: Scenario): FrontierTable {
  const weighted = weightings(scenario);
  const ecosystem = weighted(PAPER, PAPER);
  const hasPublic = ecosystem.public.samples > 0;
  const hasPrivate = ecosystem.entities.some((entity) => entity.private.samples > 0);
  const tradeOff = (alpha: number, beta: number) => tradeOffAt(weighted, alpha, beta);

  const betas = hasPublic && hasPrivate ? BETAS : [hasPrivate ? 1 : 0];
  const [only, another] = betas;
  const paperBeta = another === undefined ? only! : PAPER;
  const { quantity, best } = bestWeights(scenario, another === undefined ? only! : null);
  return {
    scenario: ecosystem.name,
    population: population(ecosystem),
    hasPrivate,
    betaMatters: betas.length > 1,
    replacesWeights: hasOwnWeights(scenario),
    curves: betas.map((beta) => ({ beta, points: ALPHAS.map((alpha) => tradeOff(alpha, beta)) })),
    quantity,
    optimum: best && tradeOff(best.alpha, best.beta),
    paper: tradeOff(PAPER, paperBeta),
  };
}

/** The weights of highest efficiency, or of least error, β fixed where it is given. */
function bestWeights(
  scenario: Scenario,
  fixed: number | null,
): { readonly quantity: MappedQuantity; readonly best: EfficiencyPoint | null } {
  const map = efficiencyMap(scenario);
  const restricted: EfficiencyMap = (alpha, beta) => map(alpha, fixed ?? beta);
  const cells = cellsOf(restricted, COARSE);
  const quantity = quantityOf(cells);
  const best = optimumOf(restricted, cells, quantity, 1 / (COARSE - 1));
  return { quantity, best: best && { ...best, beta: fixed ?? best.beta } };
}

function tradeOffAt(
  weighted: ReturnType<typeof weightings>,
  alpha: number,
  beta: number,
): FrontierPoint {
  const ecosystem = weighted(alpha, beta);
  const recurrence = pooledRecurrence(ecosystem);
  const answer = limitOrReason(recurrence);
  if ('reason' in answer) return { alpha, beta, homogenization: null, gain: null };
  const before = readingsOf(ecosystem, initialMoments(recurrence));
  const after = readingsOf(ecosystem, answer.moments);
  const copies = ecosystem.entities.map((entity) => entity.copies);
  const gain = gainOnOthers(transfer(ecosystem, before, after), copies);
  const homogenization = 1 - quotient(after.dispersion, before.dispersion, before.scale);
  return { alpha, beta, homogenization: finite(homogenization), gain: finite(gain) };
}

/** What of `measures` the trade-off needs; the rest costs more than everything else here. */
function readingsOf(ecosystem: Ecosystem, moments: ModelMoments) {
  const covariances = modelCovariances(moments);
  const testGram = testGramIn(ecosystem.coordinates, null);
  const norms = squaredNorms(meansOf(moments), covariances, testGram);
  const K = population(ecosystem);
  return {
    risk: risk(ecosystem, moments, covariances),
    exact: exactly(moments),
    dispersion: dispersion(moments, testGram),
    scale: norms.reduce((sum, norm, k) => sum + (moments.copies[k]! / K) * norm, 0),
  };
}

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
