import { type BuildFailure, build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { allImports, type Import, importsOf, src } from './support/imports.js';

/** The way of the data: a folder imports only from those before it. */
const order = [
  'scenario',
  'ecosystem',
  'recurrence',
  'solution',
  'measures',
  'answer',
  'simulation',
  'verification',
  'rational',
  'exact',
  'figures',
  'study',
  'text',
  'report',
  'cli',
];
/** What every folder may use. */
const shared = ['linalg', 'random', 'errors.ts'];
/** Folders that may use less than everything before them. */
const only: Readonly<Record<string, readonly string[]>> = {
  linalg: ['errors.ts'],
  random: ['errors.ts'],
  // It is held against the theory: of linalg/ it may use the matrix type alone.
  simulation: [
    'scenario',
    'ecosystem',
    'random',
    'errors.ts',
    'linalg/matrix.ts',
    'linalg/doubleDouble.ts',
  ],
  // An oracle for recurrence/, solution/ and measures/: it shares no code with them.
  exact: ['scenario', 'ecosystem', 'rational', 'errors.ts'],
  // The twin of linalg/.
  rational: ['errors.ts'],
};
const folderOf = (path: string): string => path.split('/')[0] ?? path;

function allowed(folder: string): readonly string[] {
  const before = order.slice(0, order.indexOf(folder));
  return [folder, ...(only[folder] ?? [...before, ...shared])];
}

/** Imports against the way of the data; files at the top of src/ gather everything and are free. */
function violations(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target }) => file.includes('/') && target.endsWith('.ts'))
    .filter(
      ({ file, target }) =>
        !allowed(folderOf(file)).some((place) => place === folderOf(target) || place === target),
    )
    .map(({ file, target }) => `${file} imports ${target}`);
}

describe('the way of the data', () => {
  it('is one way: no folder imports from a folder after it', () => {
    const imports = allImports(src);
    expect(imports.length).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });

  it.each([
    ['recurrence/linear/pooledRecurrence.ts', '../../solution/spectrum.js'],
    ['simulation/interaction.ts', '../recurrence/normalEquations.js'],
    ['simulation/interaction.ts', '../measures/risk.js'],
    ['simulation/interaction.ts', '../linalg/pivotedCholesky.js'],
    ['simulation/realFits.ts', '../linalg/product.js'],
    ['exact/exactRecurrence.ts', '../recurrence/normalEquations.js'],
    ['rational/rationalMatrix.ts', '../linalg/matrix.js'],
    ['solution/fixedPoint.ts', '../exact/exactLaw.js'],
    ['linalg/eigen.ts', '../scenario/ecosystem.js'],
    ['measures/risk.ts', '../answer/solve.js'],
    ['simulation/simulate.ts', '../answer/analysis.js'],
  ])('negative control: an import in %s of %s is caught', (file, name) => {
    const added = importsOf(file, `import { something } from '${name}';`);
    expect(violations(added)).toHaveLength(1);
  });

  it('has linalg/ as the only importer of ml-matrix', () => {
    const importers = allImports(src).filter(({ target }) => target === 'ml-matrix');
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter(({ file }) => folderOf(file) !== 'linalg')).toEqual([]);
  });
});

/**
 * Circles of imports, inside a folder or between folders, of types too: one for each way back to a file that is being
 * walked through.
 */
function circles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target]);
  const done = new Set<string>();
  const from = (file: string, way: readonly string[]): string[] => {
    const start = way.indexOf(file);
    if (start >= 0) return [[...way.slice(start), file].join(' → ')];
    if (done.has(file)) return [];
    const found = (targets.get(file) ?? []).flatMap((target) => from(target, [...way, file]));
    done.add(file);
    return found;
  };
  return [...targets.keys()].flatMap((file) => from(file, []));
}

describe('the files of every folder', () => {
  const figures = allImports(src).filter(({ file }) => folderOf(file) === 'figures');

  it('import each other in no circle', () => {
    expect(circles(allImports(src))).toEqual([]);
  });

  it.each([
    ['figures/palette.ts', "import { theme } from './theme.js';"],
    ['figures/figure.ts', "import type { phaseFigure } from './kinds/phase.js';"],
    ['figures/labels/markup.ts', "export * from '../pictures/drawnAxis.js';"],
    ['figures/formats.ts', "import { formats } from './formats.js';"],
  ])('negative control: a circle is caught that %s closes by %s', (file, line) => {
    expect(circles(figures)).toEqual([]);
    const found = circles([...figures, ...importsOf(file, line)]);
    expect(found).not.toEqual([]);
    for (const circle of found) expect(circle).toContain(file);
  });

  it('lets one file import another by two ways', () => {
    const line = "import { ink } from '../palette.js';";
    expect(circles([...figures, ...importsOf('figures/labels/markup.ts', line)])).toEqual([]);
  });
});

/** What simulation/ takes from elsewhere that computes: data as they are realised, and the class of a matrix. */
const taken: Readonly<Record<string, readonly string[]>> = {
  'ecosystem/ecosystem.ts': ['ecosystem', 'population'],
  // The numbers of a schedule, as the scenario writes them, and their range.
  'scenario/expression.ts': ['valueAt'],
  'ecosystem/schedule.ts': ['requireSchedule'],
  // Checks what a caller without types gave it.
  'scenario/requireScenario.ts': [
    'isCategorical',
    'isGaussian',
    'requireAnyScenario',
    'requireOptions',
    'requireScenario',
  ],
  'ecosystem/categorical/categoricalEcosystem.ts': ['categoricalEcosystem'],
  'ecosystem/gaussian/gaussianEcosystem.ts': ['gaussianEcosystem'],
  'ecosystem/categorical/contextData.ts': ['contextData'],
  // From sizes alone, before anything is drawn.
  'ecosystem/capacity.ts': ['affordableSimulation'],
  'linalg/matrix.ts': ['Matrix'],
};

/** Imports in simulation/ that would let it share numerical code with the theory. */
function sharedNumerics(imports: readonly Import[]): string[] {
  return imports
    .filter(
      ({ file, target }) =>
        folderOf(file) === 'simulation' && /^(scenario|ecosystem|linalg)/.test(target),
    )
    .flatMap(({ file, target, names, typesOnly }) => {
      const running = typesOnly ? [] : names.filter((name) => !name.startsWith('type '));
      const wrong = running.filter((name) => !taken[target]?.includes(name));
      const whole = !typesOnly && names.length === 0 ? ['everything'] : [];
      return [...wrong, ...whole].map((name) => `${file} imports ${name} of ${target}`);
    });
}

describe('the independence of simulation/', () => {
  it('takes from ecosystem/ the realised data, from linalg/ the class of a matrix, and nothing else that runs', () => {
    const imports = allImports(src).filter(({ file }) => folderOf(file) === 'simulation');
    expect(imports.filter(({ target }) => target in taken).length).toBeGreaterThan(2);
    expect(sharedNumerics(imports)).toEqual([]);
  });

  it.each([
    "import { factorOf } from '../linalg/pivotedCholesky.js';",
    "import { Matrix, symmetricPart } from '../linalg/matrix.js';",
    "import * as matrices from '../linalg/matrix.js';",
    "import { rowsOf } from '../scenario/rows.js';",
    "import { type DataSet, dataOfGram } from '../scenario/dataSet.js';",
  ])('negative control: %s is caught', (line) => {
    expect(sharedNumerics(importsOf('simulation/interaction.ts', line))).toHaveLength(1);
  });

  it('lets types through: they compute nothing', () => {
    const line = "import type { DataSet } from '../scenario/dataSet.js';";
    expect(sharedNumerics(importsOf('simulation/interaction.ts', line))).toEqual([]);
  });
});

describe('the library entries', () => {
  const bundle = (contents: string) =>
    build({
      stdin: { contents, resolveDir: src, loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });

  it('reach no Node module but node.ts, so that they bundle for a browser', async () => {
    for (const entry of ['index', 'theory']) {
      const { outputFiles } = await bundle(`export * from './${entry}.js';`);
      expect(outputFiles[0]?.text).toContain('spectralRadius');
    }
  });

  it('are small in a browser: parseScenario and solve, minified', async () => {
    const size = async (contents: string) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: src, loader: 'ts' },
        ...{ bundle: true, minify: true, write: false, platform: 'browser', format: 'esm' },
      });
      return outputFiles[0]!.contents.length;
    };
    expect(await size("export { parseScenario, solve } from './index.js';")).toBeLessThan(490_000);
    // Negative control: with the whole of zod, as `import { z }` has it, it is larger.
    expect(
      await size("export { parseScenario, solve } from './index.js'; export { z } from 'zod';"),
    ).toBeGreaterThan(600_000);
  });

  it('negative control: the file readers do not bundle for a browser', async () => {
    const failure = await bundle("export * from './node.js';").catch(
      (error: BuildFailure) => error,
    );
    const reasons = 'errors' in failure ? failure.errors.map(({ text }) => text) : [];
    expect(reasons).toContainEqual(expect.stringContaining('"node:fs"'));
  });
});
