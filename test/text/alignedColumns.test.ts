import { describe, expect, it } from 'vitest';
import { alignedColumns } from '../../src/text/alignedColumns.js';

describe('alignedColumns', () => {
  it('makes every column as wide as its widest cell', () => {
    expect(
      alignedColumns(
        [
          ['a', '1'],
          ['bcd', '22'],
        ],
        ['left', 'right'],
      ),
    ).toBe('a     1\nbcd  22');
  });

  it('takes more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 200_000 }, (_, t) => [String(t)]);
    expect(alignedColumns(rows, ['right']).split('\n')).toHaveLength(200_000);
  });
});
