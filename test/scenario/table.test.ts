import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/scenario/table.js';

describe('parseTable', () => {
  it('reads a header and cells, quotes, line ends of any system, and a byte-order mark', () => {
    expect(parseTable('\uFEFFa,"b, c" \r\n1,"x ""y"""\r\n\r\n2,\r\n')).toEqual({
      kind: 'table',
      columns: ['a', 'b, c'],
      rows: [
        ['1', 'x "y"'],
        ['2', ''],
      ],
    });
  });

  it.each([';', '\t', '|'])('finds the delimiter %j by itself', (delimiter) => {
    const text = [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    expect(parseTable(text)).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
  });

  it.each(['a,b\n1,2\r\n3,4\r5,6\n', 'a,b\r1,2\n3,4\r\n5,6', 'a,b\r\n1,2\r\r3,4\n\n5,6\r\n'])(
    'reads lines that end in mixed ways: %j',
    (text) => {
      expect(parseTable(text)).toMatchObject({
        columns: ['a', 'b'],
        rows: [
          ['1', '2'],
          ['3', '4'],
          ['5', '6'],
        ],
      });
    },
  );

  it('reads a file of one column', () => {
    expect(parseTable('a\n1\n2\n')).toMatchObject({ columns: ['a'], rows: [['1'], ['2']] });
  });

  it.each([
    ['', 'an empty file'],
    ['a,b\n1,2,3\n', '3 cells in data row 1 under a header of 2'],
    ['a,a\n1,2\n', 'two columns named "a"'],
    ['a,b\n"1,2\n', 'Quoted field unterminated (row 2)'],
  ])('says what is wrong with %j', (text, found) => {
    expect(parseTable(text)).toEqual({ kind: 'malformed', found });
  });
});
