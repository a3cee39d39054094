import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { trajectoryTable } from '../../../src/study/kinds/trajectory.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';

const T = 4;
const options = { generations: T, replicates: 60, seed: 3 };
const quantities = async (...[scenario]: Parameters<typeof trajectoryTable>) =>
  (await trajectoryTable(scenario, { ...options, theoryOnly: true })).panels.map(
    ({ quantity }) => quantity,
  );
const panelOf = (
  table: Awaited<ReturnType<typeof trajectoryTable>>,
  quantity: 'mse' | 'own' | 'others' | 'public',
) => table.panels.find((panel) => panel.quantity === quantity)!;

describe('trajectoryTable', () => {
  it('[T1] holds the numbers of solve, entity by entity, copies averaged over', async () => {
    const scenario = readScenario('fifty');
    const table = await trajectoryTable(scenario, { ...options, theoryOnly: true });
    const { trajectory, kinds } = solve(scenario, { generations: T });
    const K = kinds.length;
    table.kinds.forEach(({ name }, k) => {
      const first = kinds.indexOf(name);
      trajectory!.forEach(({ mse, risk }, t) => {
        const row = risk[first]!.map((x) => x!);
        const others = row.slice(0, K).filter((_, j) => j !== first);
        const expected = {
          mse: mse[first]!,
          own: row[first]!,
          others: others.reduce((a, b) => a + b, 0) / (K - 1),
          public: row[K]!,
        };
        for (const { quantity, theory } of table.panels) {
          expect(theory[k]![t]! / expected[quantity] - 1).toBeCloseTo(0, 12);
        }
      });
    });
    trajectory!.forEach(({ mse }, t) => {
      const mean = mse.reduce<number>((sum, x) => sum + x! / K, 0);
      expect(panelOf(table, 'mse').mean[t]! / mean - 1).toBeCloseTo(0, 12);
    });
  });

  it('has simulated points within 5 standard errors of theory, the first copy of each kind', async () => {
    const table = await trajectoryTable(readScenario('fifty'), { ...options, replicates: 400 });
    for (const { theory, simulated, mean } of table.panels) {
      expect(simulated).toHaveLength(T + 1);
      for (const { generation, kinds, mean: average } of simulated) {
        kinds.forEach(({ value, standardError }, k) => {
          const gap = Math.abs(value - theory[k]![generation]!);
          expect(standardError).toBeGreaterThan(0);
          expect(gap / standardError).toBeLessThan(5);
        });
        expect(Math.abs(average.value - mean[generation]!)).toBeLessThan(5 * average.standardError);
      }
    }
  });

  it('negative control: the same check rejects points of another α', async () => {
    const right = await trajectoryTable(readScenario('fifty'), { ...options, theoryOnly: true });
    const wrong = await trajectoryTable(readScenario('fifty', { set: ['alpha=0.1'] }), {
      ...options,
      replicates: 400,
    });
    const { value, standardError } = panelOf(wrong, 'mse').simulated[T]!.kinds[0]!;
    const gap = Math.abs(value - panelOf(right, 'mse').theory[0]![T]!);
    expect(gap / standardError).toBeGreaterThan(5);
  });

  it('has the panels that exist: others need others, tasks need data', async () => {
    expect(await quantities(readScenario('specialists'), options)).toEqual([
      'mse',
      'own',
      'others',
      'public',
    ]);
    expect(await quantities(single, options)).toEqual(['mse', 'own', 'public']);
    expect(await quantities(noPublic, options)).toEqual(['mse', 'own', 'others']);
    expect(await quantities(noPrivate, options)).toEqual(['mse', 'public']);
  });

  it('leaves the tasks of those without private data out of every average', async () => {
    const scenario = parseScenario(`
features: 2
alpha: 0.5
beta: 0.5
public: { samples: 20, design: isotropic }
entities:
  - { name: A, private: { samples: 10, design: isotropic }, synthetic: { samples: 10, design: private } }
  - { name: B, beta: 0, synthetic: { samples: 10, design: public } }
`);
    const table = await trajectoryTable(scenario, options);
    const risk = solve(scenario).initial.risk;
    expect(panelOf(table, 'own').theory[1]![0]).toBeNaN();
    expect(panelOf(table, 'own').mean[0]).toBeCloseTo(risk[0]![0]!, 12);
    expect(panelOf(table, 'others').theory[0]![0]).toBeNaN(); // B has no task
    expect(panelOf(table, 'others').theory[1]![0]).toBeCloseTo(risk[1]![0]!, 12);
    expect(panelOf(table, 'others').simulated[0]!.mean.value).not.toBeNaN();
  });

  it('shows what the ideal estimator reaches: σ² d / n for specialists, 300 rows a feature', async () => {
    const { panels } = await trajectoryTable(readScenario('specialists'), {
      ...options,
      theoryOnly: true,
    });
    const [mse, own, others, shared] = panels.map(({ ideal }) => ideal);
    expect(mse).toBeCloseTo(12 / 300, 14);
    expect(own).toBeCloseTo(3 / 300, 14);
    expect(others).toBeCloseTo(3 / 300, 14);
    expect(shared).toBeCloseTo(12 / 300, 14);
  });

  it('has no ideal where its error is 0 by definition, where truths or the tasks of kinds differ', async () => {
    const ideals = async (...[scenario]: Parameters<typeof trajectoryTable>) =>
      (await trajectoryTable(scenario, { ...options, theoryOnly: true })).panels.map(
        ({ ideal }) => ideal,
      );
    expect(await ideals(readScenario('penguins'), options)).toEqual([null, null, null, null]);
    const truths = readScenario('twins', { set: ['entities.0.truth=[1,1,1,1,1,2]'] });
    const [mse, own] = await ideals(truths, options);
    expect(mse).toBeGreaterThan(0);
    expect(own).toBeNull();
    const [, ownOfFifty, , shared] = await ideals(readScenario('fifty'), options);
    expect(ownOfFifty).toBeNull();
    expect(shared).toBeGreaterThan(0);
  });

  it('draws theory alone above 500 entities', async () => {
    const crowd = readScenario('twins', { set: ['entities.0.copies=500'] });
    const { replicates, panels } = await trajectoryTable(crowd, options);
    expect(replicates).toBeNull();
    expect(panels[0]!.simulated).toEqual([]);
  });
});
