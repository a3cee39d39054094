import { type BuildFailure, build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { allImports, type Import, importsOf, src } from './support/imports.js';

/** The way of the data: a folder imports only from those before it. */
const order = [
  'scenario',
  'recurrence',
  'solution',
  'measures',
  'simulation',
  'exact',
  'verification',
  'figures',
  'study',
  'report',
  'cli',
];
/** What every folder may use. */
const shared = ['linalg', 'random', 'errors.ts'];
/** Folders that may use less than everything before them. */
const only: Readonly<Record<string, readonly string[]>> = {
  linalg: ['errors.ts'],
  random: ['errors.ts'],
  simulation: ['scenario', ...shared],
  // An oracle for recurrence/, solution/ and measures/: it shares no code with them.
  exact: ['scenario', 'errors.ts'],
};
/** The main job in one function: for the folders that ask for whole answers. */
const mainJob = 'solve.ts';
const askers = ['study', 'report', 'cli'];

const folderOf = (path: string): string => path.split('/')[0] ?? path;

function allowed(folder: string): readonly string[] {
  const before = order.slice(0, order.indexOf(folder));
  return [
    folder,
    ...(only[folder] ?? [...before, ...shared, ...(askers.includes(folder) ? [mainJob] : [])]),
  ];
}

/** Imports against the way of the data; files at the top of src/ gather everything and are free. */
function violations(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target }) => file.includes('/') && target.endsWith('.ts'))
    .filter(({ file, target }) => !allowed(folderOf(file)).includes(folderOf(target)))
    .map(({ file, target }) => `${file} imports ${target}`);
}

describe('the way of the data', () => {
  it('is one way: no folder imports from a folder after it', () => {
    const imports = allImports(src);
    expect(imports.length).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });

  it.each([
    ['recurrence/pooledRecurrence.ts', '../solution/spectrum.js'],
    ['simulation/interaction.ts', '../recurrence/normalEquations.js'],
    ['simulation/interaction.ts', '../measures/risk.js'],
    ['exact/exactRecurrence.ts', '../recurrence/normalEquations.js'],
    ['exact/rationalMatrix.ts', '../linalg/matrix.js'],
    ['solution/fixedPoint.ts', '../exact/exactLaw.js'],
    ['linalg/eigen.ts', '../scenario/ecosystem.js'],
    ['measures/risk.ts', '../solve.js'],
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

describe('the library entry', () => {
  const bundle = (contents: string) =>
    build({
      stdin: { contents, resolveDir: src, loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });

  it('reaches no Node module, so that it bundles for a browser', async () => {
    const { outputFiles } = await bundle("export * from './index.js';");
    expect(outputFiles[0]?.text).toContain('spectralRadius');
  });

  it('negative control: the file readers do not bundle for a browser', async () => {
    const failure = await bundle("export * from './node.js';").catch(
      (error: BuildFailure) => error,
    );
    const reasons = 'errors' in failure ? failure.errors.map(({ text }) => text) : [];
    expect(reasons).toContainEqual(expect.stringContaining('"node:fs"'));
  });
});
