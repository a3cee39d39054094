import { type Expression, type Operation, valueAt } from './expression.js';
import { Digits, type ParsedNode, parseText } from './expressionParser.js';
import { oneLine, printable } from './printable.js';

/** Characters of an expression. */
const LONGEST = 1000;
/** Parentheses inside each other, and conditions in a row. */
const DEEPEST = 50;

const RULE =
  'must be arithmetic in t: numbers, t, + - * / ^, parentheses, exp, log, sqrt, min, max, and comparisons with ? :';
const EXAMPLE = 'Write for example 0.8*(1-exp(-t/3)).';

/** Why a text is no expression; each part is shown to the writer of the file. */
export class NoExpression extends Error {
  constructor(
    readonly found: string,
    readonly next: string = EXAMPLE,
    readonly rule: string = RULE,
  ) {
    super(found);
  }
}

/** What the parser knows and an expression may not hold. */
const others: Readonly<Record<string, string>> = {
  AccessorNode: 'a property',
  AssignmentNode: 'an assignment',
  FunctionAssignmentNode: 'a definition of a function',
  BlockNode: 'several expressions',
  RangeNode: 'a range',
  RelationalNode: 'comparisons in a row',
};

/** What may stand in an expression at all: no quotes, brackets, semicolons or letters beyond ASCII. */
const OUTSIDE = /[^\w.+\-*/^()<>=!?:, \t\r\n]/u;
const NUMBER = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const operators: ReadonlyMap<string, Operation> = new Map([
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
  ['divide', 'divide'],
  ['pow', 'power'],
  ['unaryMinus', 'negate'],
  ['smaller', 'less'],
  ['smallerEq', 'lessOrEqual'],
  ['larger', 'greater'],
  ['largerEq', 'greaterOrEqual'],
  ['equal', 'equal'],
  ['unequal', 'unequal'],
]);
/** Functions, each with the least and the largest number of its arguments. */
const functions: ReadonlyMap<string, readonly [Operation, number, number]> = new Map([
  ['exp', ['exp', 1, 1]],
  ['log', ['log', 1, 1]],
  ['sqrt', ['sqrt', 1, 1]],
  ['min', ['min', 1, LONGEST]],
  ['max', ['max', 1, LONGEST]],
]);

/**
 * Reads a function of the generation t. The grammar is that of mathjs, of which only the parser is here: it fills trees
 * of plain data that nothing can evaluate but `valueAt`, and what is not arithmetic in t is refused.
 *
 * @param text - such as `0.8*(1-exp(-t/3))`.
 * @returns the expression; a number where t does not occur in it.
 * @throws NoExpression naming what was found.
 */
export const parseExpression = (text: string): Expression => folded(writtenExpression(text));

/**
 * The same as it is written, for arithmetic that keeps 1/3 a third.
 *
 * @throws NoExpression naming what was found.
 */
export function writtenExpression(text: string): Expression {
  if (text.length > LONGEST) {
    throw new NoExpression(
      `${text.length.toLocaleString('en')} characters`,
      'Write it shorter.',
      `must be an expression of at most ${LONGEST.toLocaleString('en')} characters`,
    );
  }
  const [sign] = OUTSIDE.exec(text) ?? [];
  if (sign !== undefined) throw refused(`the character ${oneLine(sign)}`, text);
  requireShallow(text);
  return expressionOf(parsed(text), text);
}

/** The parser is recursive, and what it builds is walked recursively. */
function requireShallow(text: string): void {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  const conditions = text.split('?').length - 1;
  const most = Math.max(deepest, conditions);
  if (most <= DEEPEST) return;
  throw new NoExpression(
    `${most} in ${printable(text)}`,
    'Write it simpler.',
    `must have at most ${DEEPEST} parentheses inside each other, and as many conditions`,
  );
}

function parsed(text: string): ParsedNode {
  try {
    return parseText(text.replace(/\s/g, ' '));
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw refused(`“${oneLine(cause.message)}”`, text);
  }
}

/** A text that cannot be read as arithmetic, and the part of it that cannot. */
const refused = (part: string, text: string, next?: string): NoExpression =>
  new NoExpression(`${part} in ${printable(text)}`, next);

function expressionOf(node: ParsedNode, text: string): Expression {
  const of = (inner: ParsedNode) => expressionOf(inner, text);
  switch (node.kind) {
    case 'ParenthesisNode':
      return of(node.parts[0] as ParsedNode);
    case 'ConstantNode':
      return constant(node.parts[0], text);
    case 'SymbolNode': {
      const [name] = node.parts;
      if (name === 't') return 't';
      throw refused(`the name ${oneLine(String(name))}`, text);
    }
    case 'ConditionalNode': {
      const [condition, yes, no] = node.parts as [ParsedNode, ParsedNode, ParsedNode];
      return { condition: of(condition), yes: of(yes), no: of(no) };
    }
    case 'OperatorNode':
      return operation(node, text, of);
    case 'FunctionNode':
      return call(node, text, of);
    default:
      throw refused(others[node.kind] ?? 'something else', text);
  }
}

function call(node: ParsedNode, text: string, of: (inner: ParsedNode) => Expression): Expression {
  const [called, operands, optional] = node.parts as [ParsedNode, ParsedNode[], boolean];
  if (called.kind !== 'SymbolNode' || optional) {
    throw refused(others[called.kind] ?? 'a call that is no function', text);
  }
  const name = String(called.parts[0]);
  const known = functions.get(name);
  if (known === undefined) throw refused(`the call ${oneLine(name)}(…)`, text);
  const [operation, least, most] = known;
  if (operands.length < least || operands.length > most) {
    throw refused(`${name} of ${operands.length} values`, text);
  }
  return { operation, operands: operands.map(of) };
}

function operation(
  node: ParsedNode,
  text: string,
  of: (inner: ParsedNode) => Expression,
): Expression {
  const [sign, name, operands, implicit] = node.parts as [
    string,
    string,
    ParsedNode[],
    boolean?,
    boolean?,
  ];
  if (implicit === true) throw refused('a product without a sign', text, 'Write * for a product.');
  if (name === 'unaryPlus') return of(operands[0]!);
  const known = operators.get(name);
  if (known === undefined) throw refused(`the operator ${sign}`, text);
  return { operation: known, operands: operands.map(of) };
}

function constant(value: unknown, text: string): number {
  const digits = value instanceof Digits ? value.text : String(value);
  const number = Number(digits);
  if (value instanceof Digits && NUMBER.test(digits) && Number.isFinite(number)) return number;
  throw refused(value === undefined ? 'no expression' : `the value ${oneLine(digits)}`, text);
}

/** The expression with a value wherever t does not occur in a part of it. */
function folded(expression: Expression): Expression {
  if (typeof expression !== 'object') return expression;
  const parts =
    'condition' in expression
      ? [expression.condition, expression.yes, expression.no].map(folded)
      : expression.operands.map(folded);
  const [condition = 0, yes = 0, no = 0] = parts;
  const whole =
    'condition' in expression ? { condition, yes, no } : { ...expression, operands: parts };
  return parts.every((part) => typeof part === 'number') ? valueAt(whole, 0) : whole;
}
