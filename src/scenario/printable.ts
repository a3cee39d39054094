/** An error stays one readable line. */
const LONGEST = 60;

/** Characters that a terminal obeys instead of showing, or that turn the direction of what follows. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const WHITE: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text of the user's, such as a name, as it may be shown inside one line: what a terminal would obey is escaped,
 * `\u001b` for the escape character and `\n` for the end of a line.
 */
export const oneLine = (text: string): string =>
  text.replace(OBEYED, (sign) => WHITE[sign] ?? code(sign));

/** A text of several lines as it may be shown in a terminal, its ends of lines and tabs kept; JSON stays the same JSON. */
export const harmless = (text: string): string =>
  text.replace(OBEYED, (sign) => (sign === '\n' || sign === '\t' ? sign : code(sign)));

const code = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value from a scenario file as it may be shown inside one line of an error; long values are cut. */
export function printable(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = written(value, LONGEST);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** JSON of a value, given up soon after `room` characters: values may be huge, deep or even circular. */
function written(value: unknown, room: number): string {
  if (typeof value === 'string') return oneLine(JSON.stringify(value.slice(0, room + 1)));
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, room + 1).map((item: unknown) => ['', item])
    : Object.entries(value).map(([key, item]) => [`${oneLine(JSON.stringify(key))}:`, item]);
  let text = '';
  for (const [label, item] of parts) {
    text += text === '' ? `${open}${label}` : `,${label}`;
    if (text.length > room) return text;
    text += written(item, room - text.length);
  }
  return `${text || open}${close}`;
}
