// Breaks named lines one at a time, in a copy of the tree: of recurrence/ and solution/, and shows that the tests
// notice each (`--tests`); of what both sides of `verify` build on, and shows that `verify` refutes each (`--verify`).
// Run it by hand: `node test/support/mutationDrill.mjs`, for one half with its flag; it rewrites its part of
// mutationDrill.md beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DRILL_PRESETS, DRILL_SCENARIO, SHARED_MUTANTS } from './sharedMutants.mjs';

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

const PARTS = '\n# Against `verify`\n';
const written = new URL('./mutationDrill.md', import.meta.url);
const only = process.argv[2];
const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
const configs = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts'];
for (const part of ['src', 'test', ...configs]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

try {
  const [tests = '', verify = ''] = readFileSync(written, 'utf8').split(PARTS);
  const halves = [
    only === '--verify' ? tests : drillTests(),
    only === '--tests' ? verify : drillVerify(),
  ];
  writeFileSync(
    written,
    halves
      .map((text) => text.trim())
      .join(`\n${PARTS}\n`)
      .concat('\n'),
  );
} finally {
  rmSync(copy, { recursive: true });
}

/** Every mutant of recurrence/ and solution/ against the tests that mirror its file. */
function drillTests() {
  // The first counterexample is enough: no shrinking.
  const setup = join(copy, 'test/support/setup.ts');
  replaceOnce(setup, 'configureGlobal({', 'configureGlobal({ endOnFailure: true,');
  const files = [...new Set(MUTANTS.map(({ file }) => file))];
  const whole = failures(files);
  if (whole.length > 0) throw new Error(`The tests must pass unbroken, but fail: ${whole[0]}`);
  const rows = MUTANTS.map((mutant) => {
    const titles = broken(mutant, () => failures([mutant.file]));
    console.log(`${titles.length > 0 ? 'killed' : 'SURVIVED'}: ${mutant.name}`);
    if (titles.length === 0) process.exitCode = 1;
    return { ...mutant, titles };
  });
  return table(rows);
}

/** Every mutant of shared code against `verify`. */
function drillVerify() {
  writeFileSync(join(copy, 'drill.yaml'), DRILL_SCENARIO);
  const wrong = firstSeen();
  if (wrong !== undefined) throw new Error(`Unbroken, verify must be consistent: ${wrong.text}`);
  const rows = SHARED_MUTANTS.map((mutant) => {
    const seen = broken(mutant, firstSeen);
    const expected = mutant.outside === undefined;
    if (expected && seen === undefined) process.exitCode = 1;
    const word = seen?.verdict ?? (expected ? 'UNSEEN' : 'outside');
    console.log(`${word}: ${mutant.name}`);
    return { ...mutant, seen };
  });
  return verifyTable(rows);
}

/** What `act` answers while the mutant is in place. */
function broken({ file, from, to }, act) {
  const path = join(copy, 'src', `${file}.ts`);
  const text = readFileSync(path, 'utf8');
  replaceOnce(path, from, to);
  const answer = act();
  writeFileSync(path, text);
  return answer;
}

/** What `verify` says of the first scenario that it refutes, else of the first that stops with an error, if any. */
function firstSeen() {
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  // Types may be wrong in a mutant; what is emitted runs.
  spawnSync(join(copy, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: copy });
  cpSync(join(copy, 'src/scenario/presets'), join(copy, 'dist/scenario/presets'), {
    recursive: true,
  });
  let stopped;
  for (const scenario of [...DRILL_PRESETS, 'drill.yaml']) {
    const run = ['dist/cli/main.js', 'verify', scenario, '--replicates', '2000', '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...run, '--workers', '1'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (status === 0) continue;
    const name = scenario === 'drill.yaml' ? 'a scenario of the drill' : scenario;
    if (status !== 1) {
      stopped ??= { verdict: 'stopped', text: `${name}: ${stderr.split('\n')[0]}` };
      continue;
    }
    const refuted = JSON.parse(stdout).tests.filter((test) => test.refuted);
    const [first] = refuted;
    return {
      verdict: 'refuted',
      text: `${name}: ${refuted.length} tests, first ${first.quantity} of generation ${first.generation}`,
    };
  }
  return stopped;
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

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function verifyTable(rows) {
  return [
    'Each line of code that both sides of `verify` build on, or its tests, was broken by itself, and `verify` was run on',
    'presets and on one more scenario, 2,000 replicates each, until one was refuted. One must be, unless a check',
    'of the solver itself stops every one first, or what is broken lies outside what is compared.',
    '',
    '| What is broken | Where | Verdict | What was seen |',
    '|---|---|---|---|',
    ...rows.map(({ name, file, seen, outside }) => {
      const verdict = seen?.verdict ?? (outside === undefined ? '**unseen**' : 'outside');
      const why = seen?.text ?? outside ?? '';
      return `| ${cell(name)} | \`${file}.ts\` | ${verdict} | ${cell(why)} |`;
    }),
    '',
    ...diffs(rows),
  ].join('\n');
}

function table(rows) {
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
    ...diffs(rows),
  ].join('\n');
}

/** The lines as they stand and as they are broken. */
function diffs(rows) {
  return [
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
  ];
}
