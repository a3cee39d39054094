/** The type that ends a sentence, and the first context of every text. */
export const SENTENCE_END = '.';
/** The type of all tokens outside the vocabulary. */
export const OTHER = '…';

/** Words, with apostrophes inside, or ends of sentences. */
const WORD = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|[.!?。！？؟।]+/gu;
const LETTER = /\p{L}|\p{M}/u;

/**
 * The tokens of a text. Words are runs of letters with apostrophes inside, in lower case; . ! ? end a sentence, which is
 * a token of its own. Characters are code points in lower case, with any run of white space as one space.
 *
 * @param text - any Unicode text; it is brought to composed form (NFC) first.
 */
export function tokensOf(text: string, kind: 'words' | 'characters'): string[] {
  const plain = text.normalize('NFC').toLowerCase();
  if (kind === 'characters') return [...plain.replace(/\s+/gu, ' ').trim()];
  const tokens: string[] = [];
  for (const [found] of plain.replaceAll('’', "'").matchAll(WORD)) {
    const token = LETTER.test(found) ? found : SENTENCE_END;
    if (token !== SENTENCE_END || tokens.at(-1) !== SENTENCE_END) tokens.push(token);
  }
  return tokens;
}

/** What stands before the first token of a text. */
export const beforeText = (kind: 'words' | 'characters'): string =>
  kind === 'words' ? SENTENCE_END : ' ';
