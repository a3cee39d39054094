import { Document } from 'yaml';

/** A small scenario that breaks no rule: two entities, three features. */
export const small = {
  features: 3,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 20, design: 'isotropic' },
  entities: [
    {
      name: 'A',
      private: { samples: 10, design: { features: [0, 1] } },
      synthetic: { samples: 10, design: 'private' },
    },
    {
      name: 'B',
      private: { samples: 10, design: 'isotropic' },
      synthetic: { samples: 10, design: 'mixture' },
    },
  ],
} as const;

/** Removes a key when given as its new value. */
export const absent = Symbol('absent');

/** A change to a scenario: the path of a key, and its new value or `absent`. */
export type Change = readonly [path: readonly (string | number)[], value: unknown];

/** YAML text of the small scenario with some values changed. */
export function smallWith(...changes: readonly Change[]): string {
  const document = new Document(small);
  for (const [path, value] of changes) {
    if (value === absent) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toString();
}
