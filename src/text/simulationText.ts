import type { SampledGeneration } from '../simulation/sampledGeneration.js';
import { alignedColumns, indented } from './alignedColumns.js';
import { countText, numberText } from './numberText.js';

/** Entities shown one by one in a table; the JSON object has them all. */
const MOST_ENTITIES = 4;

/** What the table shows of a simulation. */
export interface SimulationReport {
  readonly scenario: string;
  readonly entities: readonly string[];
  readonly replicates: number;
  readonly seed: number;
  readonly synthetic: 'fixed' | 'redrawn';
  readonly trajectory: readonly SampledGeneration[];
}

/** A simulation for people: averages ± standard errors, a line for every generation. */
export function simulationText({
  scenario,
  entities,
  replicates,
  seed,
  synthetic,
  trajectory,
}: SimulationReport): string {
  const shown = entities.slice(0, MOST_ENTITIES);
  const rows = trajectory.map(({ generation, mse, dispersion, standardErrors }) => [
    String(generation),
    ...shown.flatMap((_, k) => withError(mse[k]!, standardErrors.mse[k]!)),
    ...withError(dispersion, standardErrors.dispersion),
  ]);
  const header = ['generation', ...shown.flatMap((name) => [`mse ${name}`, '']), 'dispersion', ''];
  const sides = header.map((_, c) =>
    c === 0 || c % 2 === 1 ? ('right' as const) : ('left' as const),
  );
  const left = entities.length - shown.length;
  return [
    `${scenario}\n${countText(replicates, 'replicate')}, seed ${seed}, synthetic rows ${synthetic}`,
    indented(alignedColumns([header, ...rows], sides)),
    `  (averages ± standard errors${left > 0 ? `; ${countText(left, 'more entity', 'more entities')}: see --json` : ''})`,
    '',
  ].join('\n\n');
}

const withError = (value: number, error: number): string[] => [
  numberText(value),
  Number.isFinite(error) ? `± ${numberText(Number(error.toPrecision(2)))}` : '',
];
