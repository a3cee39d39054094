import { describe, expect, it } from 'vitest';
import { textCounts } from '../../../src/ecosystem/categorical/textCounts.js';
import { tokensOf } from '../../../src/ecosystem/categorical/tokens.js';

const plain = { ngram: 2, tokens: 'words', vocabulary: 100, holdOut: 0 } as const;

describe('tokensOf', () => {
  it('reads words in lower case, apostrophes inside, and ends of sentences once', () => {
    expect(tokensOf("It’s 'tis John's—no 3rd?! Ünïcode... Ναί.", 'words')).toEqual([
      ...["it's", 'tis', "john's", 'no', 'rd', '.', 'ünïcode', '.', 'ναί', '.'],
    ]);
  });

  it('composes letters, so that the same word is one type', () => {
    expect(tokensOf('cafe\u0301 caf\u00e9', 'words')).toEqual(['café', 'café']);
  });

  it('reads characters as code points, white space as one space', () => {
    expect(tokensOf(' A\n\t𝔅 c ', 'characters')).toEqual(['a', ' ', '𝔅', ' ', 'c']);
  });
});

describe('textCounts', () => {
  it('counts what comes after what, the sentence end first', () => {
    const { types, contexts, counts } = textCounts([['a b a. b'], []], plain);
    expect(types).toEqual(['.', 'a', 'b']);
    expect(contexts).toEqual([[0], [1], [2]]);
    expect(dense(counts[0]!, 3)).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(counts[1]!.types).toHaveLength(0);
  });

  it('puts what is not in the vocabulary into one last type', () => {
    const { types, counts } = textCounts([['a a a b b c d']], {
      ...plain,
      vocabulary: 2,
      ngram: 1,
    });
    expect(types).toEqual(['.', 'a', 'b', '…']);
    expect(dense(counts[0]!, 4)).toEqual([[0, 3, 2, 2]]);
  });

  it('keeps the end of every text for the tasks', () => {
    const { counts, heldOut } = textCounts([['a a a a a a a a b b', 'b b']], {
      ...{ ...plain, ngram: 1, holdOut: 0.2 },
    });
    expect(dense(counts[0]!, 3)).toEqual([[0, 8, 2]]);
    expect(dense(heldOut[0]!, 3)).toEqual([[0, 0, 2]]);
  });

  it('takes two types of context for trigrams', () => {
    const { contexts, counts } = textCounts([['a b a b']], { ...plain, ngram: 3 });
    expect(contexts).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
    expect(counts[0]!.types).toEqual(Int32Array.of(1, 2, 1, 2));
  });
});

// Helpers
function dense(
  { offsets, types, values }: ReturnType<typeof textCounts>['counts'][number],
  V: number,
): number[][] {
  return Array.from({ length: offsets.length - 1 }, (_, c) =>
    Array.from({ length: V }, (_, v) => {
      for (let at = offsets[c]!; at < offsets[c + 1]!; at++)
        if (types[at] === v) return values[at]!;
      return 0;
    }),
  );
}
