import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { type Measures, measures } from '../../src/measures/measures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { modelMoments } from '../../src/solution/linear/modelMoments.js';
import { lawAt } from '../../src/solution/stateLaw.js';
import {
  type Comparison,
  dispersionTest,
  entityTests,
  similarityTests,
} from '../../src/verification/entityTests.js';
import { tested } from '../../src/verification/representatives.js';

const system = ecosystem(readScenario('specialists', { set: ['entities.0.private.samples=20'] }));
const recurrence = pooledRecurrence(system);
const moments = modelMoments(recurrence, lawAt(recurrence, 2));
const { alone } = tested(system);
const run = await simulateEcosystem(system, {
  generations: 2,
  replicates: 800,
  seed: 4,
  record: [2],
});
const [sample] = run.trajectory;
if (sample === undefined) throw new Error('expected one generation');
const predicted = measures(system, moments);

/** The smallest p-value of every kind of test when `wrong` is reported. */
function smallest(wrong: Partial<Measures>) {
  const comparison: Comparison = {
    ecosystem: system,
    moments,
    predicted: { ...predicted, ...wrong },
    sample: sample as Comparison['sample'],
    replicates: 800,
    rounding: new Float64Array(system.features).fill(1e-9),
    transient: () => 0,
  };
  const all = [
    ...entityTests(comparison, alone),
    ...similarityTests(comparison, alone),
    dispersionTest(comparison),
  ];
  const kindOf = (quantity: string) => quantity.replace(/\[.*/, '');
  return Object.fromEntries(
    [...new Set(all.map(({ quantity }) => kindOf(quantity)))].map((kind) => [
      kind,
      Math.min(...all.filter((t) => kindOf(t.quantity) === kind).map(({ pValue }) => pValue)),
    ]),
  );
}

describe('entityTests, similarityTests, dispersionTest', () => {
  it('stand for what solve reports: no p-value below 1e-6 among 56', () => {
    for (const p of Object.values(smallest({}))) expect(p).toBeGreaterThan(1e-6);
  });

  const scaled = (values: readonly number[]) => values.map((x) => 1.4 * x);
  it.each<[string, Partial<Measures>]>([
    ['mse', { mse: scaled(predicted.mse) }],
    ['variance', { variance: scaled(predicted.variance) }],
    ['dispersion', { dispersion: 0.7 * predicted.dispersion }],
  ])('negative control: refute a report of %s that is 40 %% off, and only that', (kind, wrong) => {
    const { [kind]: refuted, ...others } = smallest(wrong);
    expect(refuted).toBeLessThan(1e-6);
    for (const p of Object.values(others)) expect(p).toBeGreaterThan(1e-6);
  });

  it('negative control: refute a report of risk or similarity that is off', () => {
    const risk = predicted.risk.clone().mul(0.6) as Measures['risk'];
    expect(smallest({ risk }).risk).toBeLessThan(1e-6);
    const distinct = predicted.similarity.distinct.clone().mul(0.999);
    const similarity = { ...predicted.similarity, distinct } as Measures['similarity'];
    expect(smallest({ similarity }).similarity).toBeLessThan(1e-6);
  });
});
