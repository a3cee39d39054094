import { drawsOf } from './draws.js';
import { seeds } from './seeds.js';

/** A scenario and its CSV files as bytes, broken in some ways. */
export interface FuzzCase {
  readonly scenario: Buffer;
  readonly files: Readonly<Record<string, Buffer>>;
  /** What was done, for the report of a failure. */
  readonly steps: readonly string[];
}

type Draw = (below: number) => number;
type Mutation = (bytes: Buffer, draw: Draw) => Buffer;

const NUMBERS = [
  ...['0', '-0', '-1', '1e308', '1e-308', '5e-324', '1e999', '-1e999', '.inf', '-.inf', '.nan'],
  ...[
    'NaN',
    'Infinity',
    '1e-160',
    '1e155',
    '9007199254740993',
    '1234567890123456789',
    '0x1F',
    '1_000',
  ],
  ...['1,5', '"7"', 'true', 'null', '~', '[1]', '{a: 1}', '10000', '1e9', '3.5', '1e15'],
];
const SIGNS = [
  ...[
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\ufeff',
    '日本',
    'é',
    '\ud83d\ude00',
    '\t',
    '\r',
    '"',
    "'",
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '#',
    '&a ',
    '*a',
    '!!str ',
    '? ',
    '|',
    '>',
    '%',
    '@',
    '`',
    ',',
    ';',
  ],
];
const WORDS = [
  'isotropic',
  'private',
  'public',
  'mixture',
  'ones',
  'mean',
  'sum',
  'alpha',
  'samples',
  'design',
  'gram',
];

const pick = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)]!;
const text =
  (change: (text: string, draw: Draw) => string): Mutation =>
  (bytes, draw) =>
    Buffer.from(change(bytes.toString('utf8'), draw));
const onLines = (change: (lines: string[], at: number, draw: Draw) => void): Mutation =>
  text((whole, draw) => {
    const lines = whole.split('\n');
    change(lines, draw(lines.length), draw);
    return lines.join('\n');
  });
/** Replaces one of the places where a pattern fits. */
const onMatch = (pattern: RegExp, by: (draw: Draw) => string): Mutation =>
  text((whole, draw) => {
    const found = [...whole.matchAll(pattern)];
    if (found.length === 0) return whole;
    const { index, 0: match } = pick(found, draw);
    return whole.slice(0, index) + by(draw) + whole.slice(index + match.length);
  });

const mutations: Readonly<Record<string, Mutation>> = {
  'flip a bit': (bytes, draw) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[draw(changed.length)]! ^= 1 << draw(8);
    return changed;
  },
  'any byte': (bytes, draw) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[draw(changed.length)] = draw(256);
    return changed;
  },
  truncate: (bytes, draw) => bytes.subarray(0, draw(bytes.length + 1)),
  'delete a line': onLines((lines, at) => lines.splice(at, 1)),
  'repeat a line': onLines((lines, at) => lines.splice(at, 0, lines[at]!)),
  'swap two lines': onLines((lines, at, draw) => {
    const other = draw(lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }),
  'indent a line': onLines((lines, at) => {
    lines[at] = `  ${lines[at]}`;
  }),
  'other number': onMatch(/-?\d+(\.\d+)?(e[+-]?\d+)?/g, (draw) => pick(NUMBERS, draw)),
  'other word': onMatch(/[a-z]{4,}/g, (draw) => pick(WORDS, draw)),
  'empty cell': onMatch(/(?<=,)[^,\n]+/g, () => ''),
  'odd cell': onMatch(/(?<=,)[^,\n]+/g, (draw) =>
    pick(['NA', '1,5', '50%', '€3', '"a\nb"', 'x'], draw),
  ),
  'insert a sign': text((whole, draw) => {
    const at = draw(whole.length + 1);
    return whole.slice(0, at) + pick(SIGNS, draw) + whole.slice(at);
  }),
  'other line ends': text((whole, draw) =>
    whole.replace(/\n/g, () => pick(['\n', '\r\n', '\r'], draw)),
  ),
  'UTF-16': (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  'deep brackets': text((whole, draw) => whole + '['.repeat(10 ** draw(5))),
};
/** Most cases get mutations that leave something to solve. */
const RARE = new Set(['truncate', 'UTF-16', 'deep brackets', 'any byte']);

/** The case of a number: the same one every time. */
export function fuzzCase(number: number): FuzzCase {
  const next = drawsOf(number);
  const draw: Draw = (below) => Math.floor((next() / 2 ** 32) * below);
  const { scenario, files } = pick(seeds, draw);
  const state = new Map(Object.entries({ '': scenario, ...files }));
  const steps: string[] = [];
  for (let count = 1 + draw(3); count > 0; count--) {
    const names = [...state.keys()];
    const file = draw(3) > 0 ? '' : pick(names, draw);
    let name = pick(Object.keys(mutations), draw);
    if (RARE.has(name) && draw(4) > 0) name = 'other number';
    state.set(file, mutations[name]!(state.get(file)!, draw));
    steps.push(`${name}${file === '' ? '' : ` of ${file}`}`);
  }
  const { '': changed, ...rest } = Object.fromEntries(state);
  return { scenario: changed!, files: rest, steps };
}
