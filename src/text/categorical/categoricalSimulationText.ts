import type { CategoricalSimulation } from '../../simulation/categorical/simulateCategorical.js';
import { alignedColumns, indented } from '../alignedColumns.js';
import { countText, numberText } from '../numberText.js';

/** A simulation of categorical models for people: averages ± standard errors, a line for every generation. */
export function categoricalSimulationText(simulation: CategoricalSimulation): string {
  const { scenario, replicates, seed, trajectory, entities } = simulation;
  const average = (numbers: readonly number[]) =>
    numbers.reduce((sum, x) => sum + x, 0) / entities.length;
  const keys = ['totalDiversity', 'dispersion'] as const;
  const rows = trajectory.map((now) => [
    String(now.generation),
    numberText(average(now.diversity)),
    ...keys.flatMap((key) => {
      const error = now.standardErrors[key];
      return [
        numberText(now[key]),
        Number.isFinite(error) ? `± ${numberText(Number(error.toPrecision(2)))}` : '',
      ];
    }),
    numberText(average(now.mse)),
  ]);
  const header = ['generation', 'diversity', 'total diversity', '', 'dispersion', '', 'mse'];
  const sides = ['right', 'right', 'right', 'left', 'right', 'left', 'right'] as const;
  return [
    `${scenario}\n${countText(replicates, 'replicate')}, seed ${seed}`,
    indented(alignedColumns([header, ...rows], sides)),
    '  (averages over replicates ± standard errors; diversity and mse are averages over entities)',
    '',
  ].join('\n\n');
}
