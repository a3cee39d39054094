import { DomainError } from '../errors.js';
import {
  decimalRational,
  isZero,
  numerator,
  one,
  type Rational,
  rational,
  zero,
} from '../rational/rational.js';
import type { Expression, Operation } from '../scenario/expression.js';

/** What a value is not, where an expression leaves the fractions. */
export class Irrational extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** The largest exponent that is worked out. */
const MOST_EXPONENT = 10_000n;

/**
 * The value of an expression at generation t, in fractions.
 *
 * @throws Irrational for exp, log and sqrt, for a power whose exponent is not a whole number, and for a quotient by 0.
 */
export function exactValueAt(expression: Expression, t: number): Rational {
  if (typeof expression === 'number') return decimalRational(expression);
  if (expression === 't') return rational(t);
  if ('condition' in expression) {
    const branch = isZero(exactValueAt(expression.condition, t)) ? expression.no : expression.yes;
    return exactValueAt(branch, t);
  }
  const operands = expression.operands.map((operand) => exactValueAt(operand, t));
  return operated(expression.operation, operands);
}

/**
 * The same for a number of a scenario.
 *
 * @param path - where it stands.
 * @throws DomainError naming the place, if the value is irrational.
 */
export function rationalAt(
  { value, path }: { readonly value: Expression; readonly path: string },
  t: number,
): Rational {
  try {
    return exactValueAt(value, t);
  } catch (error) {
    if (!(error instanceof Irrational)) throw error;
    throw new DomainError(
      `${path}: must be rational at every generation for exact arithmetic, found ${error.reason}. Write it with + - * / ^, min, max and comparisons, or solve without exact arithmetic.`,
    );
  }
}

function operated(operation: Operation, operands: readonly Rational[]): Rational {
  const [a = zero, b = zero] = operands;
  const order = Number(a.sub(b).s) * (isZero(a.sub(b)) ? 0 : 1);
  const holds = (condition: boolean): Rational => (condition ? one : zero);
  switch (operation) {
    case 'add':
      return a.add(b);
    case 'subtract':
      return a.sub(b);
    case 'multiply':
      return a.mul(b);
    case 'divide':
      if (isZero(b)) throw new Irrational('a quotient by 0');
      return a.div(b);
    case 'power':
      return power(a, b);
    case 'negate':
      return a.neg();
    case 'less':
      return holds(order < 0);
    case 'lessOrEqual':
      return holds(order <= 0);
    case 'greater':
      return holds(order > 0);
    case 'greaterOrEqual':
      return holds(order >= 0);
    case 'equal':
      return holds(order === 0);
    case 'unequal':
      return holds(order !== 0);
    case 'min':
      return operands.reduce((least, x) => (isBelow(x, least) ? x : least));
    case 'max':
      return operands.reduce((most, x) => (isBelow(most, x) ? x : most));
    default:
      throw new Irrational(`${operation}, whose values are irrational`);
  }
}

const isBelow = (a: Rational, b: Rational): boolean => numerator(a.sub(b)) < 0n;

function power(base: Rational, exponent: Rational): Rational {
  if (exponent.d !== 1n) throw new Irrational('a power whose exponent is not a whole number');
  const times = numerator(exponent);
  if (times > MOST_EXPONENT || times < -MOST_EXPONENT) {
    throw new Irrational(`a power whose exponent is beyond ${MOST_EXPONENT}`);
  }
  if (times < 0n && isZero(base)) throw new Irrational('a quotient by 0');
  const [top, bottom] = [numerator(base) ** abs(times), base.d ** abs(times)];
  return times < 0n ? rational(bottom, top) : rational(top, bottom);
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

/** Where an expression goes as t grows: a number that it is from some t on, one that it nears, or beyond all bounds. */
type Course =
  | { readonly kind: 'constant' | 'nears'; readonly value: Rational }
  | { readonly kind: 'grows'; readonly sign: 1 | -1 }
  | { readonly kind: 'unknown' };

const UNKNOWN: Course = { kind: 'unknown' };
const nears = (value: Rational): Course => ({ kind: 'nears', value });
const constant = (value: Rational): Course => ({ kind: 'constant', value });
const grows = (sign: number): Course => ({ kind: 'grows', sign: sign < 0 ? -1 : 1 });

/**
 * The number that an expression is, or nears, as t grows: 3/5 for `min(0.1*t, 0.6)` and for `0.6*(1-0.5^t)`.
 *
 * @returns that number in fractions; null where these rules cannot tell, or there is none.
 */
export function exactLimitOf(expression: Expression): Rational | null {
  const course = courseOf(expression);
  return course.kind === 'constant' || course.kind === 'nears' ? course.value : null;
}

function courseOf(expression: Expression): Course {
  if (typeof expression === 'number') return constant(decimalRational(expression));
  if (expression === 't') return grows(1);
  if ('condition' in expression) {
    const condition = courseOf(expression.condition);
    if (condition.kind !== 'constant') return UNKNOWN;
    return courseOf(isZero(condition.value) ? expression.no : expression.yes);
  }
  const courses = expression.operands.map(courseOf);
  if (courses.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const [a = UNKNOWN, b = UNKNOWN] = courses;
  const { operation } = expression;
  if (courses.every(({ kind }) => kind === 'constant')) {
    return constant(operated(operation, courses.map(finiteValue)));
  }
  switch (operation) {
    case 'negate':
      return product(a, constant(one.neg()));
    case 'add':
      return total(a, b);
    case 'subtract':
      return total(a, product(b, constant(one.neg())));
    case 'multiply':
      return product(a, b);
    case 'divide':
      return quotient(a, b);
    case 'power':
      return powerCourse(a, b);
    case 'min':
    case 'max':
      return courses.reduce((best, next) => extreme(best, next, operation === 'min' ? -1 : 1));
    default:
      return compared(operation, a, b);
  }
}

const finiteValue = (course: Course): Rational => ('value' in course ? course.value : zero);

function total(a: Course, b: Course): Course {
  if (a.kind === 'grows' && b.kind === 'grows') return a.sign === b.sign ? a : UNKNOWN;
  if (a.kind === 'grows') return a;
  return b.kind === 'grows' ? b : nears(finiteValue(a).add(finiteValue(b)));
}

function product(a: Course, b: Course): Course {
  if (a.kind !== 'grows' && b.kind !== 'grows') return nears(finiteValue(a).mul(finiteValue(b)));
  const [large, other] = a.kind === 'grows' ? [a, b] : [b, a];
  if (large.kind !== 'grows') return UNKNOWN;
  if (other.kind === 'grows') return grows(large.sign * other.sign);
  const value = finiteValue(other);
  if (isZero(value)) return other.kind === 'constant' ? constant(zero) : UNKNOWN;
  return grows(large.sign * Number(value.s));
}

function quotient(a: Course, b: Course): Course {
  if (b.kind === 'grows') return a.kind === 'grows' ? UNKNOWN : nears(zero);
  const divisor = finiteValue(b);
  return isZero(divisor) ? UNKNOWN : product(a, nears(one.div(divisor)));
}

function powerCourse(base: Course, exponent: Course): Course {
  if (exponent.kind === 'constant' && exponent.value.d === 1n) {
    const times = numerator(exponent.value);
    if (base.kind !== 'grows') {
      return isZero(finiteValue(base)) && times <= 0n
        ? UNKNOWN
        : nears(power(finiteValue(base), exponent.value));
    }
    if (times === 0n) return constant(one);
    if (times < 0n) return nears(zero);
    return grows(times % 2n === 0n ? 1 : base.sign);
  }
  if (base.kind !== 'constant' || exponent.kind !== 'grows') return UNKNOWN;
  const size = base.value.abs();
  if (isZero(base.value) || isBelow(size, one)) {
    return exponent.sign > 0 ? nears(zero) : UNKNOWN;
  }
  if (!isBelow(one, size)) return isZero(base.value.sub(one)) ? constant(one) : UNKNOWN;
  if (exponent.sign < 0) return nears(zero);
  return numerator(base.value) > 0n ? grows(1) : UNKNOWN;
}

/** The lower (side −1) or the higher (1) of two. */
function extreme(a: Course, b: Course, side: 1 | -1): Course {
  if (a.kind === 'unknown' || b.kind === 'unknown') return UNKNOWN;
  if (a.kind === 'grows') return a.sign === side ? a : b;
  if (b.kind === 'grows') return b.sign === side ? b : a;
  const gap = finiteValue(a).sub(finiteValue(b));
  if (isZero(gap)) return nears(finiteValue(a));
  return Number(gap.s) === side ? a : b;
}

/** A comparison whose sides end apart. */
function compared(operation: Operation, a: Course, b: Course): Course {
  const gap = total(a, product(b, constant(one.neg())));
  if (gap.kind === 'unknown') return UNKNOWN;
  const far = gap.kind === 'grows' ? rational(gap.sign) : finiteValue(gap);
  return isZero(far) ? UNKNOWN : constant(operated(operation, [far, zero]));
}
