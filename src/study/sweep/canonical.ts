import { createHash } from 'node:crypto';

/** JSON of a value with the keys of every mapping in one order: the same text however a file orders them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return typeof value === 'number' ? numberText(value) : JSON.stringify(value);
}

/** JSON has no infinities, YAML has: none may pass for another. */
const numberText = (x: number): string => (Number.isFinite(x) ? JSON.stringify(x) : `"${x}"`);

/** SHA-256 of a text in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
