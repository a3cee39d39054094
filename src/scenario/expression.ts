/** A function of the generation t, as a tree of plain data. */
export type Expression =
  | number
  | 't'
  | { readonly operation: Operation; readonly operands: readonly Expression[] }
  | { readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

/** Arithmetic, comparisons (1 where they hold, else 0) and functions that an expression may use. */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'negate'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'equal'
  | 'unequal'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'min'
  | 'max';

const operations: Readonly<Record<Operation, (...x: number[]) => number>> = {
  add: (a = 0, b = 0) => a + b,
  subtract: (a = 0, b = 0) => a - b,
  multiply: (a = 0, b = 0) => a * b,
  divide: (a = 0, b = 0) => a / b,
  power: (a = 0, b = 0) => a ** b,
  negate: (a = 0) => -a,
  less: (a = 0, b = 0) => Number(a < b),
  lessOrEqual: (a = 0, b = 0) => Number(a <= b),
  greater: (a = 0, b = 0) => Number(a > b),
  greaterOrEqual: (a = 0, b = 0) => Number(a >= b),
  equal: (a = 0, b = 0) => Number(a === b),
  unequal: (a = 0, b = 0) => Number(a !== b),
  exp: (a = 0) => Math.exp(a),
  log: (a = 0) => Math.log(a),
  sqrt: (a = 0) => Math.sqrt(a),
  min: (...all) => Math.min(...all),
  max: (...all) => Math.max(...all),
};

/** The value of an expression at generation t, in float64; NaN or infinite where it has none. */
export function valueAt(expression: Expression, t: number): number {
  if (typeof expression === 'number') return expression;
  if (expression === 't') return t;
  if ('condition' in expression) {
    return valueAt(valueAt(expression.condition, t) !== 0 ? expression.yes : expression.no, t);
  }
  return operations[expression.operation](...expression.operands.map((x) => valueAt(x, t)));
}
