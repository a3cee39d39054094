import { oneLine } from '../../scenario/printable.js';

/** Letters that a name keeps at most in a figure. */
const LONGEST = 18;
const ELLIPSIS = '…';

/**
 * Names short enough for the labels of a figure, still distinct: long ones lose their end or, where others begin
 * alike, their middle.
 *
 * @param given - distinct.
 * @param longest - letters each may have, 4 or more.
 * @returns as many names, in the same order, without markup: wrap them in `literal`.
 */
export function shortNames(given: readonly string[], longest = LONGEST): string[] {
  const names = given.map(oneLine);
  const taken = new Set(names.filter((name) => [...name].length <= longest));
  return names.map((name) => {
    if (taken.has(name)) return name;
    const short = candidates([...name], longest).find((candidate) => !taken.has(candidate));
    const free = short ?? numbered([...name], longest, taken);
    taken.add(free);
    return free;
  });
}

/** Without the end; without the middle. */
function candidates(letters: readonly string[], longest: number): string[] {
  const kept = longest - 1;
  const end = Math.floor(kept / 2);
  const start = letters.slice(0, kept - end).join('');
  return [
    `${letters.slice(0, kept).join('')}${ELLIPSIS}`,
    `${start}${ELLIPSIS}${letters.slice(-end).join('')}`,
  ];
}

function numbered(letters: readonly string[], longest: number, taken: ReadonlySet<string>): string {
  for (let i = 2; ; i++) {
    const end = `${ELLIPSIS}${i}`;
    const name = `${letters.slice(0, longest - end.length).join('')}${end}`;
    if (!taken.has(name)) return name;
  }
}
