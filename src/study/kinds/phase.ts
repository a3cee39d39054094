import { suitedEcosystem } from '../../answer/suitedEcosystem.js';
import { noData } from '../../ecosystem/dataSet.js';
import { type Ecosystem, population, ecosystem as realised } from '../../ecosystem/ecosystem.js';
import { lossGram, poolGrams, realGram } from '../../ecosystem/lossGram.js';
import { phaseFigure } from '../../figures/kinds/phase.js';
import type { PhaseTable } from '../../figures/kinds/phaseTable.js';
import { linearCombination } from '../../linalg/linearCombination.js';
import { type Matrix, scaled, transposed } from '../../linalg/matrix.js';
import { factorOf } from '../../linalg/pivotedCholesky.js';
import { pooledRecurrence } from '../../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import { longRun } from '../../solution/linear/longRun.js';
import { universalBound } from '../../solution/linear/universalBound.js';
import { driftOf } from '../driftOf.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** Where the interaction converges and where it diverges. */
export const phaseKind: KindOfFigure = {
  draw: (scenario, { grid }) => phaseFigure(phaseTable(scenario, grid)),
};

/** Powers of ten between which anchoring runs, unless the scenario itself lies further out. */
const DECADES = [-2, 1] as const;
/** Decades at least between the scenario and the end of the axis. */
const BEYOND = 0.25;
/** Points on each side of the grid; fewer where many kinds make each point costly. */
const FINE = 41;
const COARSE = 25;
const MANY_KINDS = 12;

/**
 * Spectral radius over the weight of real against synthetic data and the mismatch m of their designs.
 *
 * The recurrence depends on α_k and B_k only through W_k = (ᾱ_k/α_k) B_k: R = Σ_j g_j S_j(W_j + H)⁺ over the kinds
 * with α_j > 0. The map replaces W_k by t[(1 − m) c S_k + m W_k] with c = tr W̄ / tr H, so that the anchoring
 * tr W̄ / tr H is t times the scenario's own, whatever m. At m = 0 every model's real data look like what it
 * publishes, and T5 holds; at m = 1 and t = 1 stands the scenario itself.
 *
 * @param scenario - with one pool. Where α = 1 or no real data exist, there is nothing to vary.
 * @param grid - points on each side, 2 or more.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 * @theorem T4, T5
 */
export function phaseTable(scenario: Scenario, grid?: number): PhaseTable {
  const { precision } = suitedEcosystem(scenario);
  const ecosystem = realised(scenario, precision);
  const K = population(ecosystem);
  const weights = realWeights(ecosystem);
  const traces = {
    real: averageTrace(ecosystem, weights),
    synthetic: poolGrams(ecosystem)[0]!.trace(),
  };
  const common = { scenario: ecosystem.name, population: K, bound: universalBound(K) };
  if (!(traces.real > 0 && traces.synthetic > 0)) {
    return { ...common, anchorings: [], mismatches: [], radii: [], own: null };
  }
  const own = traces.real / traces.synthetic;
  const n = grid ?? (ecosystem.entities.length > MANY_KINDS ? COARSE : FINE);
  const first = Math.min(DECADES[0], Math.floor(Math.log10(own) - BEYOND));
  const last = Math.max(DECADES[1], Math.ceil(Math.log10(own) + BEYOND));
  const steps = Array.from({ length: n }, (_, i) => i / (n - 1));
  const anchorings = steps.map((step) => 10 ** (first + (last - first) * step));
  const at = (anchoring: number, mismatch: number) => {
    const point = mixed(ecosystem, weights, own, { anchoring, mismatch });
    const recurrence = pooledRecurrence(point);
    const modes = longRun(recurrence);
    const radius = modes.verdict === 'marginal' ? 1 : modes.spectralRadius;
    return { radius, drift: () => driftOf(point, recurrence, modes) };
  };
  const mine = at(own, 1);
  return {
    ...common,
    anchorings,
    mismatches: steps,
    radii: steps.flatMap((m) => anchorings.map((x) => at(x, m).radius)),
    own: { anchoring: own, mismatch: 1, radius: mine.radius, drift: mine.drift() },
  };
}

/** W_k = (ᾱ_k/α_k) B_k for every kind: how much real data weigh against synthetic; null where α_k = 0. */
const realWeights = ({ entities, public: shared, loss }: Ecosystem): (Matrix | null)[] =>
  entities.map(({ alpha, beta, private: own }) => {
    if (alpha === 0) return null;
    const B = realGram(beta, lossGram(own, loss), lossGram(shared, loss));
    return scaled(B, (1 - alpha) / alpha);
  });

/** tr W̄, averaged over the entities with α_k > 0. */
function averageTrace({ entities }: Ecosystem, weights: readonly (Matrix | null)[]): number {
  let count = 0;
  let sum = 0;
  entities.forEach(({ copies }, k) => {
    const W = weights[k];
    if (!W) return;
    count += copies;
    sum += copies * W.trace();
  });
  return count === 0 ? 0 : sum / count;
}

/** The ecosystem at a point of the map: α = ½, and t[(1 − m) c S_k + m W_k] as the only real data of kind k. */
const factorIn = (gram: Matrix): Matrix | null =>
  gram.low === null ? null : transposed(factorOf(gram));

function mixed(
  ecosystem: Ecosystem,
  weights: readonly (Matrix | null)[],
  own: number,
  { anchoring, mismatch }: { readonly anchoring: number; readonly mismatch: number },
): Ecosystem {
  const { features: d, loss } = ecosystem;
  const data = (gram: Matrix) => ({ gram, samples: d, rows: null, factor: factorIn(gram) });
  return {
    ...ecosystem,
    loss: 'mean',
    public: noData(d),
    entities: ecosystem.entities.map((entity, k) => {
      const S = lossGram(entity.synthetic, loss);
      const synthetic = data(S);
      const W = weights[k];
      if (!W) return { ...entity, synthetic };
      const gram = linearCombination(d, d, [
        [anchoring * (1 - mismatch), S],
        [(anchoring / own) * mismatch, W],
      ]);
      return {
        ...entity,
        alpha: 0.5,
        beta: 1,
        synthetic,
        private: {
          ...data(gram),
          labels: null,
          fresh: false,
          column: null,
          normal: null,
          projected: null,
        },
      };
    }),
  };
}
