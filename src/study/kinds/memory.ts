import { analysis } from '../../answer/analysis.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import type { Memory } from '../../ecosystem/pools.js';
import { NumericalError } from '../../errors.js';
import { memoryFigure } from '../../figures/kinds/memory.js';
import type { MemoryCourse, MemoryTable } from '../../figures/kinds/memoryTable.js';
import { type Measures, measures } from '../../measures/measures.js';
import { course } from '../../measures/trajectory.js';
import { pooledRecurrence } from '../../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import { limitOrReason } from '../../solution/linear/limitOrReason.js';
import { longRun } from '../../solution/linear/longRun.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** T of the figure: far enough to see powers of 1/t. */
const GENERATIONS = 200;
/** Samples in a decade of generations. */
const PER_DECADE = 12;

const MEMORIES: readonly (readonly [string, Memory])[] = [
  ['replace', { kind: 'replace' }],
  ['decay 0.3', { kind: 'decay', rate: 0.3 }],
  ['window 5', { kind: 'window', batches: 5 }],
  ['accumulate', { kind: 'accumulate' }],
];

/** What the memory of pools does to the error. */
export const memoryKind: KindOfFigure = {
  draw: (scenario) => memoryFigure(memoryTable(scenario)),
};

/**
 * What the memory figure of a scenario shows: the average mse in generations 1 … 200 with the same memory in every
 * pool, for each kind of memory.
 *
 * @throws what `solve` throws of the scenario.
 * @theorem T1, T13
 */
export function memoryTable(scenario: Scenario): MemoryTable {
  const { ecosystem: system } = analysis(scenario).working;
  const generations = logSpaced(GENERATIONS, PER_DECADE);
  return {
    scenario: system.name,
    generations,
    courses: MEMORIES.map(([name, memory]) =>
      courseWith(name, withMemory(system, memory), generations),
    ),
    sharedInstead: system.pools.some(({ labels }) => labels === 'own'),
  };
}

/**
 * An ecosystem in which every pool remembers alike; labels are shared, as a memory needs them.
 *
 * @param system - Not modified.
 */
export function withMemory(system: Ecosystem, memory: Memory): Ecosystem {
  const pools = system.pools.map((pool) => ({ ...pool, memory, labels: 'shared' as const }));
  return { ...system, pools, source: system.source && withMemory(system.source, memory) };
}

function courseWith(
  memory: string,
  system: Ecosystem,
  generations: readonly number[],
): MemoryCourse {
  const recurrence = pooledRecurrence(system);
  const { verdict, polynomial } = longRun(recurrence);
  const long = limitOrReason(recurrence);
  const average = averageOf(system);
  const mse: number[] = [];
  const wanted = new Set(generations);
  try {
    let t = 0;
    for (const now of course(system, recurrence, generations.at(-1)!)) {
      if (wanted.has(t)) mse.push(average(now));
      t++;
    }
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
  }
  const limit = 'moments' in long ? average(measures(system, long.moments)) : null;
  return { memory, verdict, mse, limit, polynomial };
}

/** The mean of mse over entities, divided first: a sum may overflow where its mean does not. */
function averageOf({ entities }: Ecosystem): (at: Measures) => number {
  const all = entities.reduce((sum, { copies }) => sum + copies, 0);
  return ({ mse }) => entities.reduce((sum, { copies }, k) => sum + (copies / all) * mse[k]!, 0);
}

/** 1 … T, evenly on a logarithmic scale, each once. */
function logSpaced(last: number, perDecade: number): number[] {
  const steps = Math.ceil(Math.log10(last) * perDecade);
  const all = Array.from({ length: steps + 1 }, (_, i) => Math.round(last ** (i / steps)));
  return [...new Set(all)];
}
