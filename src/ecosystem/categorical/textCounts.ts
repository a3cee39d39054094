import { type SparseTable, sparseTable } from './sparseTable.js';
import { beforeText, OTHER, tokensOf } from './tokens.js';

/** How texts become counts. */
export interface Language {
  /** 1 … 3. */
  readonly ngram: number;
  readonly tokens: 'words' | 'characters';
  /** How many tokens are types of their own. */
  readonly vocabulary: number;
  /** Share at the end of every text that is kept for the tasks. */
  readonly holdOut: number;
}

/** Texts of several owners as counts over one vocabulary and one list of contexts. */
export interface TextCounts {
  /** The first is what stands before a text; then by frequency, ties in the order of code units; the rest is last. */
  readonly types: readonly string[];
  /** Of every context, the ngram − 1 types before the next, in ascending order of types. */
  readonly contexts: readonly (readonly number[])[];
  /** Counts of every owner's texts up to their held-out ends, C×V. */
  readonly counts: readonly SparseTable[];
  /** Counts of the held-out ends. */
  readonly heldOut: readonly SparseTable[];
}

/**
 * Counts n-grams: for every owner and context, how often each type came next.
 *
 * @param owners - the texts of every owner. Not modified.
 * @param language - n, tokens, vocabulary, held-out share.
 * @returns counts over the vocabulary of all texts together; contexts are those that occur in any of them.
 */
export function textCounts(owners: readonly (readonly string[])[], language: Language): TextCounts {
  const { ngram, holdOut } = language;
  const known = new Map<string, string[]>();
  const tokens = owners.map((texts) =>
    texts.map((text) => {
      const found = known.get(text) ?? tokensOf(text, language.tokens);
      known.set(text, found);
      return found;
    }),
  );
  const types = vocabularyOf(tokens.flat(), language);
  const index = new Map(types.map((type, i) => [type, i]));
  const other = types.length - 1;
  const coded = tokens.map((texts) =>
    texts.map((text) => Int32Array.from(text, (token) => index.get(token) ?? other)),
  );
  const V = types.length;
  const contextKeys = new Set<number>();
  const tables = coded.map((texts) => {
    const learned = new Map<number, Map<number, number>>();
    const kept = new Map<number, Map<number, number>>();
    for (const text of texts) {
      const end = text.length - Math.floor(holdOut * text.length);
      let context = 0;
      text.forEach((type, i) => {
        contextKeys.add(context);
        const table = i < end ? learned : kept;
        const row = table.get(context) ?? new Map<number, number>();
        row.set(type, (row.get(type) ?? 0) + 1);
        table.set(context, row);
        context = ngram === 1 ? 0 : ngram === 2 ? type : (context % V) * V + type;
      });
    }
    return { learned, kept };
  });
  const keys = [...contextKeys].sort((a, b) => a - b);
  const asTable = (rows: ReadonlyMap<number, ReadonlyMap<number, number>>): SparseTable =>
    sparseTable(keys.map((key) => [...(rows.get(key) ?? [])].sort(([a], [b]) => a - b)));
  return {
    types,
    contexts: keys.map((key) =>
      ngram === 1 ? [] : ngram === 2 ? [key] : [Math.floor(key / V), key % V],
    ),
    counts: tables.map(({ learned }) => asTable(learned)),
    heldOut: tables.map(({ kept }) => asTable(kept)),
  };
}

/** What stands before a text, then the most frequent tokens, then, where any is left, the rest. */
function vocabularyOf(
  texts: readonly (readonly string[])[],
  { tokens, vocabulary }: Language,
): string[] {
  const first = beforeText(tokens);
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const token of text) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  }
  frequency.delete(first);
  const ranked = [...frequency].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const kept = ranked.slice(0, vocabulary).map(([token]) => token);
  return [first, ...kept, ...(ranked.length > vocabulary ? [OTHER] : [])];
}
