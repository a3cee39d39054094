/**
 * The first key that one object of a JSON text holds twice: `JSON.parse` would silently keep the last.
 *
 * Jumps from brace to brace and string to string, so that the numbers of a text of a hundred megabytes cost nothing.
 *
 * @param text - text that `JSON.parse` accepts.
 * @returns the key and the offset of its second appearance, or undefined.
 */
export function duplicateKey(text: string): { key: string; offset: number } | undefined {
  const next = { '{': -1, '}': -1, '"': -1 };
  const open: Set<string>[] = [];
  for (let from = 0; ; ) {
    for (const mark of ['{', '}', '"'] as const) {
      if (next[mark] < from) next[mark] = indexOrEnd(text, mark, from);
    }
    const i = Math.min(next['{'], next['}'], next['"']);
    if (i === text.length) return undefined;
    from = i + 1;
    if (i === next['{']) open.push(new Set());
    else if (i === next['}']) open.pop();
    else {
      const end = closingQuote(text, i);
      from = end + 1;
      if (!isKeyEnd(text, end)) continue;
      const key = JSON.parse(text.slice(i, end + 1)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, offset: i };
      keys?.add(key);
    }
  }
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}

function closingQuote(text: string, start: number): number {
  for (let i = start + 1; ; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
}

function isKeyEnd(text: string, end: number): boolean {
  let i = end + 1;
  while (/\s/.test(text[i] ?? '')) i++;
  return text[i] === ':';
}
