import { analysis } from '../../answer/analysis.js';
import { type Ecosystem, population, ecosystem as realised } from '../../ecosystem/ecosystem.js';
import type { Simulated } from '../../figures/kinds/simulatedText.js';
import { trajectoryFigure } from '../../figures/kinds/trajectory.js';
import type { TrajectoryPanel, TrajectoryTable } from '../../figures/kinds/trajectoryTable.js';
import type { Measures } from '../../measures/measures.js';
import { course } from '../../measures/trajectory.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import type { SampleMeasures } from '../../simulation/sampledGeneration.js';
import { driftOf } from '../driftOf.js';
import { idealErrors } from '../idealErrors.js';
import type { KindOfFigure } from '../kindOfFigure.js';
import { simulable } from '../simulable.js';
import { type OptionalReplication, simulatedTrajectory } from '../simulatedTrajectory.js';

/** Errors over generations. */
export const trajectoryKind: KindOfFigure = {
  draw: async (scenario, options) => trajectoryFigure(await trajectoryTable(scenario, options)),
};

/** How a panel reads one kind's number from theory, and one entity's from a simulation. */
interface Reading {
  readonly quantity: TrajectoryPanel['quantity'];
  readonly theory: (measures: Measures, kind: number) => number;
  readonly sample: (measures: SampleMeasures, entity: number) => number;
}

/**
 * What the trajectory figure of a scenario shows: errors of every kind in generations 0 … T, in theory and as
 * simulated.
 *
 * @throws what `ecosystem` and `simulate` throw of the scenario.
 * @theorem T1
 */
export async function trajectoryTable(
  scenario: Scenario,
  { theoryOnly = false, ...options }: OptionalReplication,
): Promise<TrajectoryTable> {
  const { ecosystem, recurrence, modes } = analysis(scenario).working;
  const { spectralRadius, verdict } = modes;
  const theory = [...course(ecosystem, recurrence, options.generations)];
  const last = simulable(theory);
  const generations = Math.min(last, options.generations);
  const cut = !theoryOnly && generations < options.generations;
  const simulation = theoryOnly
    ? null
    : await simulatedTrajectory(realised(scenario, ecosystem.precision), {
        ...options,
        generations,
      });
  const copies = ecosystem.entities.map((entity) => entity.copies);
  const firsts = copies.map((_, k) => copies.slice(0, k).reduce((sum, c) => sum + c, 0));
  const each = Array.from({ length: population(ecosystem) }, () => 1);
  const ideal = idealErrors(ecosystem);
  return {
    scenario: ecosystem.name,
    spectralRadius,
    verdict,
    drift: driftOf(ecosystem, recurrence, modes),
    kinds: ecosystem.entities.map(({ name, copies: count }) => ({ name, copies: count })),
    replicates: simulation?.replicates ?? null,
    seed: simulation?.seed ?? null,
    simulatedTo: cut && (simulation !== null || generations < 0) ? generations : null,
    panels: readings(ecosystem).map(({ quantity, theory: read, sample }) => ({
      quantity,
      theory: copies.map((_, k) => theory.map((at) => read(at, k))),
      mean: theory.map((at) =>
        average(
          copies.map((_, k) => read(at, k)),
          copies,
        ),
      ),
      ideal: ideal[quantity],
      simulated: (simulation?.trajectory ?? []).map((at) => {
        const simulated = (entities: readonly number[]): Simulated[] =>
          entities.map((k) => ({
            value: sample(at, k),
            standardError: sample(at.standardErrors, k),
          }));
        const all = simulated([...each.keys()]);
        return {
          generation: at.generation,
          kinds: simulated(firsts),
          mean: {
            value: average(
              all.map(({ value }) => value),
              each,
            ),
            standardError: average(
              all.map(({ standardError }) => standardError),
              each,
            ),
          },
        };
      }),
    })),
  };
}

/** The panels that exist: tasks need private data, those of others need others, the public task public data. */
function readings(ecosystem: Ecosystem): Reading[] {
  const { entities, public: shared } = ecosystem;
  const kindOf = entities.flatMap(({ copies }, k) => Array.from({ length: copies }, () => k));
  const hasTask = entities.map((entity) => entity.private.samples > 0);
  const withTask = entities.reduce((sum, { copies }, j) => sum + (hasTask[j] ? copies : 0), 0);
  const others = (k: number) => withTask - (hasTask[k] ? 1 : 0);
  const all: (Reading & { exists: boolean })[] = [
    {
      quantity: 'mse',
      exists: true,
      theory: ({ mse }, k) => mse[k]!,
      sample: ({ mse }, k) => mse[k]!,
    },
    {
      quantity: 'own',
      exists: withTask > 0,
      theory: ({ risk }, k) => (hasTask[k] ? risk.get(k, k) : Number.NaN),
      sample: ({ risk }, k) => (hasTask[kindOf[k]!] ? risk[k]![k]! : Number.NaN),
    },
    {
      quantity: 'others',
      exists: entities.some((_, k) => others(k) > 0),
      // Divided first: a sum may overflow where its mean does not.
      theory: ({ risk }, k) =>
        entities.reduce(
          (sum, { copies }, j) => sum + ((copies - (j === k ? 1 : 0)) / others(k)) * risk.get(k, j),
          0,
        ),
      // For standard errors an upper bound: that of a mean is at most the mean of those of its terms.
      sample: ({ risk }, k) =>
        kindOf.reduce((sum, _, j) => sum + (j === k ? 0 : risk[k]![j]!), 0) / others(kindOf[k]!),
    },
    {
      quantity: 'public',
      exists: shared.samples > 0,
      theory: ({ risk }, k) => risk.get(k, entities.length),
      sample: ({ risk }, k) => risk[k]![kindOf.length]!,
    },
  ];
  return all.filter(({ exists }) => exists);
}

/** The average of the numbers that exist. */
function average(values: readonly number[], weights: readonly number[]): number {
  const all = values.flatMap((x, i) => (Number.isNaN(x) ? [] : [{ x, weight: weights[i]! }]));
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return all.reduce((sum, { x, weight }) => sum + (weight / total) * x, 0);
}
