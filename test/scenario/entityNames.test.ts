import { describe, expect, it } from 'vitest';
import { requireDistinctNames } from '../../src/scenario/entityNames.js';
import { place } from '../../src/scenario/place.js';
import type { EntityFile } from '../../src/scenario/schema.js';

describe('requireDistinctNames', () => {
  it.each([
    [
      [
        ['A', 1],
        ['a', 1],
      ],
    ],
    [
      [
        ['A', 3],
        ['A-4', 1],
      ],
    ],
    [
      [
        ['A', 3],
        ['A-0', 1],
      ],
    ],
    [
      [
        ['A', 3],
        ['A-01', 1],
      ],
    ],
    [
      [
        ['A', 3],
        ['A-2', 2],
      ],
    ], // A-2-1 and A-2-2
    [
      [
        ['A', 1],
        ['A-1', 1],
      ],
    ],
  ] as const)('accepts %j: written out, all names differ', (list) => {
    expect(() => check(list)).not.toThrow();
  });

  it.each([
    [
      [
        ['A', 1],
        ['B', 1],
        ['A', 1],
      ],
      '[2].name: must not be used twice, found "A".',
    ],
    [
      [
        ['A', 2],
        ['A', 3],
      ],
      '[1].name: must not be used twice',
    ],
    [
      [
        ['A', 3],
        ['A-1', 1],
      ],
      '[1].name: must not be the name of a copy of A, found "A-1".',
    ],
    [
      [
        ['A-3', 1],
        ['A', 3],
      ],
      '[0].name: must not be the name of a copy of A',
    ],
    [
      [
        ['x-y', 12],
        ['x-y-12', 1],
      ],
      '[1].name: must not be the name of a copy of x-y',
    ],
    [
      [
        ['a\nb', 2],
        ['a\nb-2', 1],
      ],
      '[1].name: must not be the name of a copy of',
    ],
  ] as const)('rejects %j', (list, message) => {
    expect(() => check(list)).toThrow(message);
  });
});

// Helpers
const check = (list: readonly (readonly [name: string, copies: number])[]) =>
  requireDistinctNames(
    list.map(
      ([name, copies]): EntityFile => ({
        name,
        copies,
        synthetic: { samples: 1, design: 'public' },
      }),
    ),
    place('test'),
  );
