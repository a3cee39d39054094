import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import type { FigureFile } from '../../src/figures/rendering/renderFigure.js';
import { kindsOf, reproduction } from '../../src/report/reproduction.js';
import { presetText } from '../../src/scenario/presets.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { oneThread } from '../../src/simulation/oneThread.js';

const name = 'twins';
const made = (async () => {
  const files: FigureFile[] = [];
  const making = reproduction(
    [{ name, text: presetText(name), scenario: readScenario(name), ofThePaper: true }],
    {
      seed: 1,
      versions: [['monoculture', '0']],
      paper: name,
      engine: oneThread,
    },
  );
  let step = await making.next();
  for (; !step.done; step = await making.next()) files.push(step.value);
  return { files, verifications: step.value };
})();

describe('reproduction', () => {
  it('gives every figure in every format, the tables, the scenario, and the report last', async () => {
    const { files } = await made;
    const names = files.map((file) => file.name);
    for (const kind of kindsOf({ ofThePaper: true })) {
      for (const format of ['svg', 'png', 'pdf', 'csv', 'tex']) {
        expect(names).toContain(`figures/twins-${kind}.${format}`);
      }
    }
    for (const table of ['claims', 'scenarios', 'verification', 'twins-tests']) {
      expect(names).toContain(`tables/${table}.md`);
      expect(names).toContain(`tables/${table}.tex`);
    }
    expect(names).toContain('scenarios/twins.yaml');
    expect(names.at(-1)).toBe('report.html');
    expect(new Set(names).size).toBe(names.length);
  });

  it('reports the numbers of solve, and the verification', async () => {
    const { files, verifications } = await made;
    const html = String(files.at(-1)!.content);
    const { stability, homogenization } = solve(readScenario(name));
    expect(verifications.map(({ verdict }) => verdict)).toEqual(['consistent']);
    const table = String(files.find((file) => file.name === 'tables/scenarios.md')!.content);
    expect(table).toContain(`| ${stability.spectralRadius} | converges |`);
    expect(table).toContain(`| ${homogenization} |`);
    for (const kind of kindsOf({ ofThePaper: true }))
      expect(html).toContain(`<figure id="twins-${kind}">`);
    for (const { pValue } of verifications[0]!.tests) expect(pValue).toBeGreaterThan(0);
  });
});
