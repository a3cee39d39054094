// Breaks named lines of recurrence/ and solution/ one at a time, in a copy of the tree, and shows that the tests
// notice each. Run it by hand: `node test/support/mutationDrill.mjs`; it rewrites mutationDrill.md beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is broken, where, the line as it stands and as it is broken; its tests are the file that mirrors it. */
const MUTANTS = [
  {
    name: 'synthetic noise dropped',
    file: 'recurrence/pooledRecurrence',
    from: 'addBlock(N, d, [m, l], share * publish[l]![j]!, labelNoise);',
    to: 'addBlock(N, d, [m, l], 0 * share * publish[l]![j]!, labelNoise);',
  },
  {
    name: 'copies left out of what the pool learns from public data',
    file: 'recurrence/pooledRecurrence',
    from: 'copies * shares[j]! * equations[j]!.public',
    to: 'shares[j]! * equations[j]!.public * Math.min(copies, 1)',
  },
  {
    name: 'α for ᾱ on the own data',
    file: 'recurrence/normalEquations',
    from: 'own: (1 - alpha) * beta,',
    to: 'own: alpha * beta,',
  },
  {
    name: 'copies left out of H',
    file: 'recurrence/normalEquations',
    from: 'copies * (shares[j] ?? 0),',
    to: '(shares[j] ?? 0) * Math.min(copies, 1),',
  },
  {
    name: 'label noise not divided by n',
    file: 'recurrence/normalEquations',
    from: "noise ** 2 / (loss === 'mean' ? data.samples : 1)",
    to: "noise ** 2 / (loss === 'mean' ? 1 : 1)",
  },
  {
    name: 'dense noise not trained on: S_⁺ for QS_⁺Qᵀ',
    file: 'recurrence/denseRecurrence',
    from: 'noise: congruence(Q, noise),',
    to: 'noise,',
  },
  {
    name: "Γ's cross term with the own data dropped",
    file: 'solution/modelMoments',
    from: 'accumulate(received, a * own, transposed(cross));',
    to: 'accumulate(received, 0 * own, transposed(cross));',
  },
  {
    name: 'real noise of the pool counted for one copy only',
    file: 'solution/modelMoments',
    from: 'accumulate(covariance, copies[k]!, productTransposed(withOwn[k]!, Gamma));',
    to: 'accumulate(covariance, Math.min(1, copies[k]!), productTransposed(withOwn[k]!, Gamma));',
  },
  {
    name: 'own noise shared by two different entities',
    file: 'solution/jointMoments',
    from: 'if (k === l) accumulate(',
    to: 'if (kind === other) accumulate(',
  },
  {
    name: 'later generations forget the drive of earlier ones',
    file: 'solution/stateLaw',
    from: 'sum: sum(later.sum, product(later.power, earlier.sum)),',
    to: 'sum: sum(later.sum, earlier.sum),',
  },
  {
    name: 'own data without a fixed point of their own',
    file: 'solution/fixedPoint',
    from: 'private: drive.private.map((Z) => product(resolvent, Z)),',
    to: 'private: drive.private.map((Z) => Z),',
  },
  {
    name: 'doubling that does not double',
    file: 'solution/stationaryCovariance',
    from: 'Qj = product(Qj, Qj);',
    to: 'Qj = product(Qj, Q);',
  },
  {
    name: 'drift of the pool reported as the drift of the models',
    file: 'solution/anchoring',
    from: 'return product(gain, received).data;',
    to: 'return received.data;',
  },
  {
    name: 'no margin around ρ = 1',
    file: 'solution/spectrum',
    from: 'if (Math.abs(rho - 1) <= MARGIN)',
    to: 'if (rho === 1)',
  },
  {
    name: '√K left out of the universal bound',
    file: 'solution/universalBound',
    from: '(1 + Math.sqrt(K)) / 2',
    to: '(1 + Math.min(1, Math.sqrt(K))) / 2',
  },
  {
    name: 'p₋ ignored in the refined bound',
    file: 'solution/refinedBound',
    from: '(Math.sqrt(population(ecosystem)) * (most - least)) / 2',
    to: '(Math.sqrt(population(ecosystem)) * most) / 2',
  },
  {
    name: 'T5 claimed for different α',
    file: 'solution/proportionalBound',
    from: 'entity.alpha !== alpha || entity.beta !== beta',
    to: 'entity.beta !== beta',
  },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
for (const part of ['src', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
// The first counterexample is enough: no shrinking.
const setup = join(copy, 'test/support/setup.ts');
replaceOnce(setup, 'configureGlobal({', 'configureGlobal({ endOnFailure: true,');

try {
  const files = [...new Set(MUTANTS.map(({ file }) => file))];
  const whole = failures(files);
  if (whole.length > 0) throw new Error(`The tests must pass unbroken, but fail: ${whole[0]}`);
  const rows = MUTANTS.map((mutant) => {
    const path = join(copy, 'src', `${mutant.file}.ts`);
    const text = readFileSync(path, 'utf8');
    replaceOnce(path, mutant.from, mutant.to);
    const titles = failures([mutant.file]);
    writeFileSync(path, text);
    console.log(`${titles.length > 0 ? 'killed' : 'SURVIVED'}: ${mutant.name}`);
    return { ...mutant, titles };
  });
  writeFileSync(new URL('./mutationDrill.md', import.meta.url), table(rows));
  process.exitCode = rows.every(({ titles }) => titles.length > 0) ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

/** Titles of the tests that fail in the files that mirror these sources. */
function failures(sources) {
  const report = join(copy, 'report.json');
  const tests = sources.map((source) => `test/${source}.test.ts`);
  const { status } = spawnSync(
    join(copy, 'node_modules/.bin/vitest'),
    ['run', ...tests, '--reporter=json', `--outputFile=${report}`],
    { cwd: copy, stdio: 'ignore' },
  );
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const titles = testResults.flatMap(({ name, message, assertionResults }) =>
    assertionResults.length === 0
      ? [`${name} does not load: ${message}`]
      : assertionResults.filter((t) => t.status === 'failed').map((t) => t.fullName),
  );
  if ((status === 0) !== (titles.length === 0)) throw new Error(`Unreadable run of ${tests}.`);
  return titles;
}

function replaceOnce(path, from, to) {
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${path}: must hold once: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

function table(rows) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    '# Mutation drill',
    '',
    'Written by `mutationDrill.mjs`: each line of `recurrence/` and `solution/` below was broken by itself in a copy of',
    'the tree, and the test file that mirrors it was run. Every mutant must be killed.',
    '',
    '| What is broken | Where | Verdict | Failing tests | The first of them |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ name, file, titles }) =>
        `| ${cell(name)} | \`${file}.ts\` | ${titles.length > 0 ? 'killed' : '**survived**'} | ${titles.length} | ${cell(titles[0] ?? '')} |`,
    ),
    '',
    '## The lines',
    '',
    ...rows.flatMap(({ name, from, to }) => [
      `**${name}**`,
      '',
      '```diff',
      `- ${from}`,
      `+ ${to}`,
      '```',
      '',
    ]),
  ].join('\n');
}
