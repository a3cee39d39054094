import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solve } from '../src/answer/solve.js';
import { readScenario } from '../src/scenario/readScenario.js';
import { figureKinds } from '../src/study/figureKinds.js';
import { figureOf } from '../src/study/figureOf.js';
import { commandLine } from './support/commandLine.js';
import { words } from './support/computedNumbers.js';
import { builtDeclarations, functionsOf } from './support/declarations.js';
import { sources, src } from './support/imports.js';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
];

/** Fenced blocks of one language in a page. */
const blocks = (page: string, language: string): string[] =>
  [...read(page).matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, found]) => found === language)
    .map(([, , text = '']) => text);

/** Commands in the blocks of one language in a page, each with the lines of output that are shown under it. */
const transcripts = (
  page: string,
  language = 'console',
): { page: string; line: string; shown: string[] }[] =>
  blocks(page, language).flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [line = '', ...shown] = part.trimEnd().split('\n');
        return { page, line, shown: shown.filter((output) => output.trim() !== '') };
      }),
  );

/** Folders beside src, and those a reader makes. */
const topFolders = [
  'src',
  'test',
  'proofs',
  'docs',
  'examples',
  'figures',
  'reproduction',
  'dist',
  'tables',
  'scenarios',
];

const folder = mkdtempSync(join(tmpdir(), 'monoculture-docs-'));
const before = process.cwd();
beforeAll(() => {
  writeFileSync(join(folder, 'two-labs.yaml'), blocks('README.md', 'yaml')[0] ?? '');
  writeFileSync(join(folder, 'lab.yaml'), blocks('docs/scenario.md', 'yaml')[0] ?? '');
  const [everything = '', threePools = ''] = blocks('docs/ecosystems.md', 'yaml');
  writeFileSync(join(folder, 'everything.yaml'), everything);
  writeFileSync(join(folder, 'three-pools.yaml'), threePools);
  writeFileSync(join(folder, 'plan.yaml'), blocks('docs/sweeps.md', 'yaml')[0] ?? '');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'monoculture'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

describe('every command in README and docs', () => {
  const commands = pages.flatMap((page) => transcripts(page));
  it('is found', () => expect(commands.length).toBeGreaterThan(8));
  it.each(commands)('$page: $line', async ({ line, shown }) => {
    const [program, ...argv] = words(line.replace(/^npx /, '').replace(/ [>|].*/, ''));
    expect(program).toBe('monoculture');
    const { status, stdout, stderr } = await commandLine(...argv);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(50);
    const printed = stdout.split('\n');
    expect(printed.filter((output) => shown.includes(output))).toEqual(shown);
  });
  it('shows an answer on the first screen of the README', () => {
    const [first] = transcripts('README.md');
    expect(first?.shown.length).toBeGreaterThan(3);
    expect(read('README.md').split('\n').slice(0, 20).join('\n')).toMatch(
      /^!\[.+\]\(docs\/figures/m,
    );
  });
});

describe('every refusal in docs', () => {
  const refusals = pages.flatMap((page) => transcripts(page, 'text'));
  it('is found', () => expect(refusals.length).toBeGreaterThan(5));
  it.each(refusals)('$page: $line', async ({ line, shown }) => {
    const [program, ...argv] = words(line.replace(/^npx /, ''));
    expect(program).toBe('monoculture');
    const { status, stdout, stderr } = await commandLine(...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual(shown);
  });
});

describe('the programs in examples', () => {
  const examples = readdirSync(join(root, 'examples'));
  const source = (name: string) => read(`examples/${name}`);
  it.each(examples.filter((name) => name.endsWith('.mjs')))(
    '%s runs on the built package',
    (name) => {
      writeFileSync(join(folder, name), source(name));
      expect(execFileSync('node', [name], { cwd: folder }).toString()).toMatch(/\d/);
    },
  );
  it.each(examples.filter((name) => name.endsWith('.yaml')))('%s is solved', async (name) => {
    const { status, stderr } = await commandLine('solve', join(root, 'examples', name));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
  it('two-labs.yaml is that of the README', () => {
    expect(source('two-labs.yaml')).toBe(blocks('README.md', 'yaml')[0]);
  });
});

describe('every Python program', () => {
  const programs = [...blocks('docs/python.md', 'python'), read('examples/sweep.py')];
  it.each(programs.map((code, i) => ({ code, i })))(
    '$i calls a command that exists',
    async ({ code }) => {
      const [, listed = ''] = /\["npx", "monoculture", (.*?)\]/.exec(code) ?? [];
      const words = listed
        .split(', ')
        .map((word) => word.replaceAll('"', ''))
        .map((word) => (word === 'scenario' || word === '-' ? 'twins' : word))
        .filter((word) => word !== '*options');
      const { status, stdout } = await commandLine(...words);
      expect(status).toBe(0);
      expect(words).toContain('solve');
      for (const [, key = ''] of code.matchAll(/solution((?:\["\w+"\])+)/g)) {
        const path = [...key.matchAll(/\["(\w+)"\]/g)].map(([, part = '']) => part);
        expect(JSON.parse(stdout)).toHaveProperty(path);
      }
    },
  );
});

describe('every TypeScript snippet in README and docs', () => {
  const snippets = pages.flatMap((page) => blocks(page, 'ts').map((code) => ({ page, code })));
  it('is found', () => expect(snippets.length).toBeGreaterThan(0));
  const runSnippet = (code: string): string =>
    execFileSync('node', ['--input-type=module', '--eval', code], { cwd: folder }).toString();
  it.each(snippets)('$page runs on the built package', ({ code }) => {
    expect(() => runSnippet(code)).not.toThrow();
  });
  it('the one in the README prints the verdict, half-life and homogenization', () => {
    const [verdict, ...numbers] = runSnippet(blocks('README.md', 'ts')[0] ?? '')
      .trim()
      .split(' ');
    const { stability, homogenization } = solve(
      readScenario('specialists', { set: ['alpha=0.8'] }),
    );
    expect(verdict).toBe(stability.verdict);
    expect(numbers.map(Number)).toEqual([stability.halfLife, homogenization]);
  });
});

describe('every example in a doc comment of the public entries', () => {
  const built = builtDeclarations(join(root, 'dist'));
  const examples = ['index', 'theory', 'node']
    .flatMap((entry) => functionsOf(`${entry}.d.ts`, built))
    .flatMap(({ name, comment }) =>
      comment
        .split(/^@/m)
        .filter((tag) => tag.startsWith('example\n'))
        .map((tag) => ({ name, code: tag.slice('example\n'.length) })),
    );
  const run = (code: string) =>
    execFileSync('node', ['--input-type=module', '--eval', code], {
      cwd: folder,
      stdio: 'pipe',
    }).toString();

  it('runs on the built package and prints something', () => {
    expect(examples.length).toBeGreaterThan(10);
    // One process for all: each is a module of its own.
    const modules = examples.map(({ name, code }) => {
      writeFileSync(join(folder, `example-${name}.mjs`), code);
      return `console.log('> ${name}'); await import('./example-${name}.mjs');`;
    });
    const printed = run(modules.join('\n')).split('> ').slice(1);
    expect(printed.map((text) => text.split('\n')[0])).toEqual(examples.map(({ name }) => name));
    for (const text of printed) expect(text.trim()).toMatch(/\n./);
  });

  it('negative control: an example that fails is noticed', () => {
    expect(() => run("import { solved } from 'monoculture';")).toThrow(/solved/);
  });
});

describe('the two commands of the README', () => {
  const commands = blocks('README.md', 'sh').map((block) => block.trim());
  it('are run by continuous integration, to the letter', () => {
    expect(commands).toHaveLength(2);
    const ci = read('.ci/run')
      .split('\n')
      .map((line) => line.trim());
    for (const command of commands) expect(ci).toContain(command);
  });
});

describe('the pages', () => {
  it('link only to files that exist', () => {
    for (const page of pages) {
      const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
        ([, link = '']) => link,
      );
      for (const link of links) {
        expect(existsSync(join(root, page, '..', link)), `${page} → ${link}`).toBe(true);
      }
    }
  });

  it('list every source key that the sources name, and no other', () => {
    const listed = [...read('docs/references.md').matchAll(/^- \*\*(\w+)\*\*/gm)].map(
      ([, key]) => key,
    );
    const texts = [
      ...sources(src).map((file) => readFileSync(join(root, 'src', file), 'utf8')),
      ...readdirSync(join(root, 'src/scenario/presets')).map((f) =>
        read(`src/scenario/presets/${f}`),
      ),
    ].join('\n');
    const named = [...texts.matchAll(/@source ([^\n]*)/g)].flatMap(([, keys = '']) =>
      [...keys.matchAll(/\b([a-z]+\d{4}[a-z]?)\b/g)].map(([key]) => key),
    );
    expect([...new Set(named)].sort()).toEqual([...listed].sort());
  });

  it('document every column of the CSV of every kind of figure', async () => {
    const [, section = ''] =
      /### Columns of the CSV\n(.*?)\n`--columns/s.exec(read('docs/figures.md')) ?? [];
    for (const kind of figureKinds) {
      const options = { replicates: 2, generations: 2, grid: 3 };
      const { rows } = await figureOf(kind, readScenario('specialists'), options);
      for (const column of new Set(rows.flatMap((row) => Object.keys(row)))) {
        expect(section, `${column} of ${kind}`).toContain(`\`${column}\``);
      }
    }
  });

  it('document every key of the JSON object', async () => {
    const simulated = ['--generations', '1', '--replicates', '20', '--seed', '1', '--json'];
    const outputs = await Promise.all([
      commandLine('solve', 'unanchored', '--generations', '1', '--json'),
      commandLine('solve', 'twins', '--json'),
      commandLine('simulate', 'twins', ...simulated),
      commandLine('verify', 'twins', ...simulated),
    ]);
    const keys = new Set(
      outputs.flatMap(({ stdout: text }) =>
        // What is under `settings` is the scenario, described on its own page.
        [...JSON.stringify({ ...JSON.parse(text), settings: null }).matchAll(/"(\w+)":/g)].map(
          ([, key = '']) => key,
        ),
      ),
    );
    expect(keys.size).toBeGreaterThan(30);
    for (const key of keys) {
      expect(read('docs/command-line.md'), key).toMatch(new RegExp(`\\b${key}\\b`));
    }
  });
});

describe('every path of this repository', () => {
  const texts = [
    ...pages.map((page) => ({ file: page, text: read(page) })),
    ...readdirSync(join(root, 'proofs'))
      .filter((f) => f.endsWith('.md'))
      .map((f) => ({ file: `proofs/${f}`, text: read(`proofs/${f}`) })),
    ...sources(src).map((file) => ({ file, text: commentsOf(read(`src/${file}`)) })),
  ];

  it('that a page or a doc comment names exists', () => {
    expect(texts.flatMap(({ text }) => pathsIn(text)).length).toBeGreaterThan(30);
    for (const { file, text } of texts) {
      for (const path of pathsIn(text)) {
        expect(existsSync(join(root, path)), `${path} in ${file}`).toBe(true);
      }
    }
  });

  it('negative control: a path that was moved away is found', () => {
    const [path = ''] = pathsIn('See `src/solution/limitMoments.ts`.');
    expect(existsSync(join(root, path))).toBe(false);
    expect(pathsIn('the folders `solution/`, `text/` and src/linalg/matrix.ts')).toEqual([
      'src/linalg/matrix.ts',
      'src/solution',
      'src/text',
    ]);
  });
});

describe('every exported function', () => {
  const exported = sources(src)
    .filter((file) => /^(recurrence|solution|measures)\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, 'src', file), 'utf8');
      return [
        ...text.matchAll(/(\/\*\*(?:(?!\*\/).)*\*\/\n)?export (?:function|const) (\w+)/gs),
      ].map(([, comment = '', name = '']) => ({ file, name, comment }));
    });
  it('is found', () => expect(exported.length).toBeGreaterThan(30));
  it.each(exported)('$file: $name has a doc comment', ({ comment }) => {
    expect(comment).toMatch(/^\/\*\*/);
  });
});

// Helpers
/** Whole paths below src, test, proofs and docs; and the folders of src by their names in backticks: `solution/`. */
function pathsIn(text: string): string[] {
  const whole = [...text.matchAll(/(?<![\w-])(?:src|test|proofs|docs)\/[\w./-]*\w/g)].map(
    ([path]) => path,
  );
  const folders = [...text.matchAll(/`([a-z]+(?:\/[a-z]+)*)\/`/g)].map(([, name]) => name!);
  return [
    ...whole,
    ...folders
      .filter((name) => !topFolders.includes(name.split('/')[0]!))
      .map((name) => `src/${name}`),
  ];
}

function commentsOf(text: string): string {
  return [...text.matchAll(/\/\*\*.*?\*\/|\/\/[^\n]*/gs)].map(([comment]) => comment).join('\n');
}
