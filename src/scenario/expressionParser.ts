import { createParse } from './mathjsParser.js';

/** What the parser of mathjs found: the kind of its node, and what it would have been made of. */
export interface ParsedNode {
  readonly kind: string;
  readonly parts: readonly unknown[];
}

/** A number as it is written, and nothing else that stands for a value. */
export class Digits {
  constructor(readonly text: string) {}
}

const kinds = [
  'AccessorNode',
  'ArrayNode',
  'AssignmentNode',
  'BlockNode',
  'ConditionalNode',
  'ConstantNode',
  'FunctionAssignmentNode',
  'FunctionNode',
  'IndexNode',
  'ObjectNode',
  'OperatorNode',
  'ParenthesisNode',
  'RangeNode',
  'RelationalNode',
  'SymbolNode',
];

/** A class of nodes that keep what they are given and can do nothing; the parser looks at some of it by name. */
function inertNode(kind: string): new (...parts: readonly unknown[]) => ParsedNode {
  class InertNode implements ParsedNode {
    readonly kind = kind;
    readonly name: unknown;
    readonly op: unknown;
    readonly fn: unknown;
    readonly args: unknown;
    constructor(...parts: readonly unknown[]) {
      this.parts = parts;
      const [first, second, third] = parts;
      if (kind === 'SymbolNode') this.name = first;
      if (kind === 'OperatorNode') [this.op, this.fn, this.args] = [first, second, third];
      if (kind === 'FunctionNode') {
        [this.fn, this.args] = [first, second];
        this.name = (first as { readonly name?: unknown }).name ?? '';
      }
    }
    readonly parts: readonly unknown[];
  }
  Object.assign(InertNode.prototype, { isNode: true, [`is${kind}`]: true });
  return InertNode;
}

type Parser = (text: string) => ParsedNode;

/**
 * The parser of mathjs, made with nodes that hold no code: nothing that is read can be run.
 *
 * @throws SyntaxError of mathjs.
 */
export const parseText = createParse({
  ...Object.fromEntries(kinds.map((kind) => [kind, inertNode(kind)])),
  typed: Object.assign(
    (_: string, { string }: { readonly string: Parser }) =>
      (text: string) =>
        string(text),
    { addConversion: () => undefined },
  ),
  numeric: (text: string) => new Digits(text),
  config: { number: 'number' },
}) as Parser;
