import { type Document, isScalar, type Scalar, visit } from 'yaml';

/** The second of two like keys in one mapping of a document; undefined where there is none. */
export function repeatedKey(document: Document): Scalar | undefined {
  let twice: Scalar | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value ?? '');
        if (keys.has(name)) {
          twice = key;
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return twice;
}
