import { literal } from './markup.js';
import { shortNames } from './shortNames.js';

/** Models that are alike in law. */
export interface ModelKind {
  readonly name: string;
  readonly copies: number;
}

/** Names of kinds for labels, the number of copies in brackets. */
export function kindLabels(kinds: readonly ModelKind[]): string[] {
  const names = shortNames(kinds.map(({ name }) => name));
  return kinds.map(({ copies }, k) =>
    literal(copies === 1 ? names[k]! : `${names[k]!} (${copies.toLocaleString('en')})`),
  );
}
