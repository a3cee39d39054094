/** An error stays one readable line. */
const LONGEST = 60;

/** A value from a scenario file as it may be shown inside one line of an error; long values are cut. */
export function printable(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = written(value, LONGEST);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** JSON of a value, given up soon after `room` characters: values may be huge, deep or even circular. */
function written(value: unknown, room: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, room + 1).map((item: unknown) => ['', item])
    : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}:`, item]);
  let text = '';
  for (const [label, item] of parts) {
    text += text === '' ? `${open}${label}` : `,${label}`;
    if (text.length > room) return text;
    text += written(item, room - text.length);
  }
  return `${text || open}${close}`;
}
