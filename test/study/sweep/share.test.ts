import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIn, parseShare, shareOf, wholeSweep } from '../../../src/study/sweep/share.js';

describe('shares', () => {
  it('split the cells: each is in one share, and shares differ by one cell at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat({ max: 100 }), (of, cells) => {
        const sizes = Array.from({ length: of }, () => 0);
        for (let cell = 0; cell < cells; cell++) {
          const owners = sizes
            .map((_, i) => i)
            .filter((i) => isIn({ index: i + 1, of, from: null }, cell));
          expect(owners).toHaveLength(1);
          sizes[owners[0]!]!++;
        }
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('parseShare', () => {
  it('reads i/n', () => expect(parseShare('2/8')).toEqual({ index: 2, of: 8, from: null }));
  it.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/2/3', '-1/3', '1.5/3'])('refuses %s', (text) => {
    expect(() => parseShare(text)).toThrow(/--shard: must be i\/n/);
  });
});

describe('shareOf', () => {
  it('is everything without a scheduler', () => expect(shareOf({})).toEqual(wholeSweep));

  it('reads a Slurm array, from whatever number and in whatever steps', () => {
    const slurm = (id: number, count: number, more = {}) =>
      shareOf({ SLURM_ARRAY_TASK_ID: String(id), SLURM_ARRAY_TASK_COUNT: String(count), ...more });
    expect(slurm(1, 4)).toMatchObject({ index: 1, of: 4, from: 'SLURM_ARRAY_TASK_ID' });
    expect(slurm(3, 4, { SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_STEP: '1' })).toMatchObject({
      index: 4,
      of: 4,
    });
    expect(slurm(30, 3, { SLURM_ARRAY_TASK_MIN: '10', SLURM_ARRAY_TASK_STEP: '10' })).toMatchObject(
      { index: 3, of: 3 },
    );
  });

  it('reads a Kubernetes indexed job', () => {
    expect(shareOf({ JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '5' })).toMatchObject({
      index: 1,
      of: 5,
    });
  });

  it.each([
    [{ JOB_COMPLETION_INDEX: '0' }, /JOB_COMPLETIONS: must be a whole number/],
    [{ SLURM_ARRAY_TASK_ID: '3' }, /SLURM_ARRAY_TASK_COUNT/],
    [{ SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '3' }, /must be one of the 3 shares/],
    [
      { SLURM_ARRAY_TASK_ID: 'x', SLURM_ARRAY_TASK_COUNT: '3' },
      /SLURM_ARRAY_TASK_ID: must be a whole/,
    ],
  ])('refuses %o', (environment, message) => {
    expect(() => shareOf(environment)).toThrow(message);
  });
});
