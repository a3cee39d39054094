/** A whole number of at most 15 digits, as a table of decimals may write it: 2, 2.0, -7.00. */
const WHOLE = /^(-?(?:0|[1-9]\d{0,14}))\.0+$/;

/**
 * Whether a cell holds what a condition of `where` asks for. They are compared as text, so that 19-digit numbers keep
 * their last digit and 01, 1.10 and 1e3 are not 1, 1.1 and 1000; only 2.0 is 2.
 *
 * @param cell - text of the cell.
 * @param wanted - text of the condition, as the scenario writes it.
 */
export const sameText = (cell: string, wanted: string): boolean => plain(cell) === plain(wanted);

const plain = (text: string): string => text.trim().replace(WHOLE, '$1');
