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
import { THEORY_MUTANTS } from './theoryMutants.mjs';

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
  const files = [...new Set(THEORY_MUTANTS.map(({ file }) => file))];
  const whole = failures(files);
  if (whole.length > 0) throw new Error(`The tests must pass unbroken, but fail: ${whole[0]}`);
  const rows = THEORY_MUTANTS.map((mutant) => {
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
