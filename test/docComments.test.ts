import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  builtDeclarations,
  type DeclaredFunction,
  functionIn,
  functionsOf,
} from './support/declarations.js';

const root = join(import.meta.dirname, '..');
const built = builtDeclarations(join(root, 'dist'));
const entries = ['index', 'theory', 'node'];
const functions = entries.flatMap((entry) => functionsOf(`${entry}.d.ts`, built));
/** What every scenario is taken through: each shows how it is called. */
const verbs = [
  ...['parseScenario', 'solve', 'solveExact', 'simulate', 'verify', 'figureOf', 'vegaLiteSpec'],
  ...['captionText', 'readScenario', 'renderFigure', 'workerThreads', 'presetNames', 'presetText'],
];

/** The source of a function: to the next declaration at the margin. */
const sourceOf = ({ file, name }: DeclaredFunction): string => {
  const text = readFileSync(join(root, 'src', file.replace(/\.d\.ts$/, '.ts')), 'utf8');
  const [source = ''] =
    new RegExp(
      `^export (?:async )?(?:function\\*?|const) ${name}\\b.*?(?=^(?:export|function|const|/\\*\\*))`,
      'ms',
    ).exec(`${text}\nexport`) ?? [];
  return source;
};

/** What the comment of a function leaves out. */
function missing(declared: DeclaredFunction, source = sourceOf(declared)): string[] {
  const { comment, name, parameters, returns } = declared;
  const tags = [...comment.matchAll(/@param (?:options\.)?(\w+)/g)].map(([, tag]) => tag);
  const first = comment.split(/^@/m)[0]!.trim();
  return [
    ...(first === '' ? ['what it does'] : []),
    ...parameters
      .filter((each) => each !== '' && !tags.includes(each))
      .map((each) => `@param ${each}`),
    ...(tags.length < parameters.length ? [`@param of all ${parameters.length}`] : []),
    ...(/^(?:void|Promise<void>)$/.test(returns) || /@returns|@yields/.test(comment)
      ? []
      : ['@returns']),
    ...(/\bthrow\b|\brequire[A-Z]\w*\(/.test(source) && !comment.includes('@throws')
      ? ['@throws']
      : []),
    ...(verbs.includes(name) && !comment.includes('@example') ? ['@example'] : []),
  ];
}

describe('the doc comments of the public entries', () => {
  it('are found for every verb', () => {
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(verbs));
  });

  it.each(functions)('$file: $name has its parameters, result, errors and example', (declared) => {
    expect(sourceOf(declared)).not.toBe('');
    expect(missing(declared)).toEqual([]);
  });

  it('negative control: what is left out is found', () => {
    const text =
      '/** Adds. @param a - one. */\nexport declare function solve(a: number, b?: () => void): number;\n';
    const [declared] = functionIn('sum.d.ts', text, 'solve');
    expect(declared?.parameters).toEqual(['a', 'b']);
    expect(missing(declared!, 'throw new Error()')).toEqual([
      '@param b',
      '@param of all 2',
      '@returns',
      '@throws',
      '@example',
    ]);
  });
});
