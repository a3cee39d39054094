/**
 * Titles of panels with the letters that captions and texts call them by: (a), (b), …; one panel has none.
 *
 * @param titles - in the order of the panels; with markup.
 */
export const lettered = (titles: readonly string[]): string[] =>
  titles.length === 1 ? [...titles] : titles.map((title, i) => `${letterOf(i)} ${title}`.trimEnd());

/** The letter of a panel: (a) for the first. */
export const letterOf = (panel: number): string => `(${String.fromCharCode(97 + panel)})`;
