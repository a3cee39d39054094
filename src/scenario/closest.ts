/** Two slips of the keyboard are still recognised, in a word long enough to carry them. */
const MOST_SLIPS = 2;

/**
 * The candidate that a misspelt word most likely means.
 *
 * @returns the nearest candidate at most two edits away (one for words of three letters or fewer), or undefined.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const most = word.length <= 3 ? 1 : MOST_SLIPS;
  return candidates
    .map((candidate) => ({ candidate, slips: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)[0]?.candidate;
}

/** Least number of letters put in, taken out or replaced that turns a into b (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
