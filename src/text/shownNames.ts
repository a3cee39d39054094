import { oneLine } from '../scenario/printable.js';

/**
 * An answer with every text in it, such as the names of entities and features, as a terminal may show it.
 *
 * @param answer - plain data. Not modified.
 */
export const shownNames = <Answer>(answer: Answer): Answer => shown(answer) as Answer;

function shown(value: unknown): unknown {
  if (typeof value === 'string') return oneLine(value);
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(shown);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]));
}
