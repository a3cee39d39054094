import { categoricalEcosystem } from '../../ecosystem/categorical/categoricalEcosystem.js';
import { contextData } from '../../ecosystem/categorical/contextData.js';
import { addType, type MeasureSums, noSums } from '../../measures/categorical/measureSums.js';
import { contextRecurrence } from '../../recurrence/categorical/contextRecurrence.js';
import type { CategoricalScenario } from '../../scenario/categorical/categoricalScenario.js';
import { contextMoments } from '../../solution/categorical/contextMoments.js';
import { type ContextRates, contextRates } from '../../solution/categorical/contextRates.js';
import { quantity } from '../reportRows.js';
import { categoricalReport } from './categoricalReport.js';
import type {
  CategoricalOptions,
  CategoricalReport,
  CategoricalSolution,
} from './categoricalSolution.js';

/** Means are listed up to this many numbers. */
const MOST_MEANS = 10_000;
/** Rounding of one step, as a share of a probability. */
const UNIT = 2 ** -52;

/**
 * Solves a scenario of categorical models: exact first and second moments of every probability.
 *
 * @param scenario - Not modified.
 * @param options - T of a trajectory, and whether long tables of means are wanted.
 * @returns rates, measures at generation 0, in the limit and in every generation asked for.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function solveCategorical(
  scenario: CategoricalScenario,
  { generations, full = false }: CategoricalOptions = {},
): CategoricalSolution {
  const ecosystem = categoricalEcosystem(scenario);
  const { entities, contexts: C, types: V, network, weights } = ecosystem;
  const K = entities.length;
  const T = generations ?? 0;
  const tasks = [...entities.map(({ task }) => task), ecosystem.publicTask];
  const listMeans = full || K * C * V <= MOST_MEANS;
  const recurrences = Array.from({ length: C }, (_, c) => contextRecurrence(ecosystem, c));
  const rates = recurrences.map((recurrence) => contextRates(recurrence, network.memory));
  const stability = stabilityOf(rates, network.memory.kind === 'accumulate');
  const settles = stability.verdict === 'converges';
  const stages = Array.from({ length: T + 2 }, () => noSums(K));
  const means = stages.map(() =>
    listMeans
      ? Array.from({ length: K }, () =>
          Array.from({ length: C }, () => new Array<number>(V).fill(0)),
        )
      : null,
  );
  const shares = Float64Array.from({ length: K + 1 });
  let massResidual = 0;
  recurrences.forEach((recurrence, c) => {
    const weight = weights[c]!;
    tasks.forEach((task, j) => {
      shares[j] = task?.shares[c] ?? 0;
    });
    if (!listMeans && weight === 0 && shares.every((share) => share === 0)) return;
    const data = contextData(ecosystem, c);
    const mass = stages.map(() => new Float64Array(K));
    const rest = data.types.length - 1;
    const listed = new Set(data.types);
    contextMoments(
      ecosystem,
      c,
      data,
      recurrence,
      { generations: T, limit: settles },
      (stage, place, moments) => {
        addType(stages[stage]!, data, place, { weight, tasks: shares }, moments);
        const count = data.multiplicity[place]!;
        moments.mean.forEach((p, k) => {
          mass[stage]![k]! += count * p;
        });
        const table = means[stage];
        if (table == null) return;
        const type = data.types[place]!;
        table.forEach((rows, k) => {
          const row = rows[c]!;
          const p = moments.mean[k]!;
          if (type >= 0) row[type] = p;
          else if (place === rest) {
            for (let v = 0; v < V; v++) if (!listed.has(v)) row[v] = p;
          }
        });
      },
    );
    mass.forEach((sums, stage) => {
      if (stage === T + 1 && !settles) return;
      for (const sum of sums) massResidual = Math.max(massResidual, Math.abs(sum - 1));
    });
  });
  const absoluteError = Math.max(
    UNIT * 8 * (K + network.pools.length ** 4 + Math.sqrt(T + 1)),
    4 * massResidual,
  );
  const present = tasks.map((task) => task !== null);
  const report = (stage: number): CategoricalReport =>
    categoricalReport(stages[stage]!, means[stage] ?? null, present, absoluteError);
  const initial = report(0);
  const limit = settles ? report(T + 1) : null;
  return {
    scenario: ecosystem.name,
    model: 'categorical',
    types: V,
    contexts: C,
    entities: entities.map(({ name }) => name),
    stability,
    initial,
    limit,
    transfer:
      limit &&
      initial.risk.map((row, k) =>
        row.map((before, j) => {
          const after = limit.risk[k]![j]!;
          return before === null || after === null ? null : quantity(before / after);
        }),
      ),
    homogenization: limit && K > 1 ? quantity(1 - limit.dispersion / initial.dispersion) : null,
    ...(generations === undefined
      ? {}
      : {
          trajectory: Array.from({ length: T + 1 }, (_, generation) => ({
            generation,
            ...report(generation),
          })),
        }),
    evidence: {
      digits: digitsOf(stages.slice(0, settles ? T + 2 : T + 1), present, absoluteError),
      massResidual,
      absoluteError,
    },
  };
}

function stabilityOf(
  rates: readonly ContextRates[],
  accumulates: boolean,
): CategoricalSolution['stability'] {
  const largest = (key: 'mean' | 'second') =>
    rates.reduce((most, rate) => Math.max(most, rate[key]), 0);
  const drifting = rates.filter(({ drifts }) => drifts).length;
  const leading = largest('mean');
  const spectralRadius = accumulates ? 0 : drifting > 0 ? 1 : leading;
  const diversityRate = accumulates ? 0 : largest('second');
  const halfLife = (rate: number) =>
    rate >= 1 || accumulates ? null : rate === 0 ? 0 : Math.LN2 / -Math.log(rate);
  return {
    spectralRadius,
    diversityRate,
    verdict: drifting > 0 ? 'marginal' : 'converges',
    halfLife: drifting > 0 ? null : halfLife(spectralRadius),
    diversityHalfLife: halfLife(diversityRate),
    drifting,
    polynomial: accumulates
      ? {
          leading: drifting > 0 ? 1 : leading,
          bias: drifting > 0 ? 0 : 1 - leading,
          variance: drifting > 0 ? 0 : Math.min(1, 2 * (1 - leading)),
        }
      : null,
  };
}

/** Correct digits of the least certain number that is not reported as 0. */
function digitsOf(
  stages: readonly MeasureSums[],
  tasks: readonly boolean[],
  absoluteError: number,
): number {
  let smallest = 1;
  for (const sums of stages) {
    for (const [name, numbers] of Object.entries(sums) as [keyof MeasureSums, Float64Array][]) {
      numbers.forEach((x, i) => {
        if (name === 'risk' && !tasks[i % tasks.length]) return;
        const size = Math.abs(x);
        if (size > absoluteError) smallest = Math.min(smallest, size);
      });
    }
  }
  return Math.max(0, Math.floor(-Math.log10(absoluteError / smallest)));
}
