import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, rowOf, type SweepRow } from '../../../src/study/sweep/row.js';

const scalar = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.constant(null),
);
const rows: fc.Arbitrary<SweepRow> = fc.record({
  cell: fc.nat(),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
  attempt: fc.integer({ min: 1, max: 9 }),
  values: fc.option(fc.dictionary(fc.stringMatching(/^[a-z]+\.[a-z]+$/), scalar)),
  reason: fc.option(fc.string()),
});
/** JSON has no negative zero. */
const written = (row: SweepRow): SweepRow => JSON.parse(JSON.stringify(row));

describe('a line of a journal', () => {
  it('is one line, and gives back its row', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const line = lineOf(row);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(rowOf(line.trimEnd())).toEqual(written(row));
      }),
    );
  });

  it('is not believed when one character has changed, or it was cut', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (row, place) => {
        const line = lineOf(row).trimEnd();
        const at = place % line.length;
        const changed = `${line.slice(0, at)}${line[at] === '7' ? '8' : '7'}${line.slice(at + 1)}`;
        expect(rowOf(changed)).toBeNull();
        expect(rowOf(line.slice(0, at))).toBeNull();
      }),
    );
  });
});
