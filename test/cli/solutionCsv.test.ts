import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { solutionCsv } from '../../src/cli/solutionCsv.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { commandLine } from '../support/commandLine.js';

type Line = Readonly<Record<'generation' | 'entity' | 'measure' | 'of' | 'value', string>>;
const lines = (text: string): Line[] => Papa.parse<Line>(text.trimEnd(), { header: true }).data;

describe('solutionCsv', () => {
  const solution = solve(readScenario('penguins'), { generations: 2 });
  const all = lines(solutionCsv(solution));
  const value = (generation: string, entity: string, measure: string, of = '') =>
    all.find(
      (line) =>
        line.generation === generation &&
        line.entity === entity &&
        line.measure === measure &&
        line.of === of,
    )?.value;

  it('holds every number of a solution to its last bit', () => {
    const [first, second] = solution.entities as [string, string];
    expect(value('', '', 'spectralRadius')).toBe(String(solution.stability.spectralRadius));
    expect(value('limit', first, 'risk', second)).toBe(String(solution.limit?.risk[0]?.[1]));
    expect(value('limit', first, 'influence', 'public')).toBe(
      String(solution.limit?.influence[0]?.at(-1)),
    );
    expect(value('2', second, 'mse')).toBe(String(solution.trajectory?.[2]?.mse[1]));
    expect(value('0', first, 'mean', solution.featureNames[1])).toBe(
      String(solution.initial.mean[0]?.[1]),
    );
    expect(value('', '', 'homogenization')).toBe(String(solution.homogenization));
  });

  it('has each number once', () => {
    const keys = all.map(({ generation, entity, measure, of }) =>
      [generation, entity, measure, of].join('|'),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(100);
  });

  it('leaves a value empty that does not exist, and puts a space before a formula', async () => {
    const named = solve(readScenario('unanchored', { set: { 'entities.0.name': '=1+1' } }));
    expect(solutionCsv(named)).toMatch(/^,,halfLife,,$/m);
    expect(solutionCsv(named)).toMatch(/^0," =1\+1",mse,,/m);
    const { stdout } = await commandLine('solve', 'unanchored', '--csv');
    expect(lines(stdout).some(({ generation }) => generation === 'anchored limit')).toBe(true);
  });

  it('is refused together with JSON or fractions', async () => {
    for (const other of ['--json', '--exact']) {
      const { status, stdout } = await commandLine('solve', 'twins', '--csv', other);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    }
  });
});
