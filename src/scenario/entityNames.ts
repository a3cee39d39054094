import type { Place } from './place.js';
import { oneLine, printable } from './printable.js';

/**
 * Checks that names stay distinct when copies are written out as name-1, name-2, …
 *
 * @param here - place of the list of entities.
 * @throws ScenarioError if two entities share a name, or one has the name of another's copy.
 */
export function requireDistinctNames(
  entities: readonly { readonly name: string; readonly copies?: number | undefined }[],
  here: Place,
): void {
  const copiesOf = new Map<string, number>();
  entities.forEach(({ name, copies = 1 }, k) => {
    if (copiesOf.has(name)) {
      throw here
        .at(k, 'name')
        .broken('must not be used twice', printable(name), 'Rename one of the two.');
    }
    copiesOf.set(name, copies);
  });
  entities.forEach(({ name, copies = 1 }, k) => {
    const [, stem = '', number = ''] = /^(.*)-([1-9]\d*)$/s.exec(name) ?? [];
    const siblings = copiesOf.get(stem) ?? 1;
    if (copies === 1 && siblings > 1 && Number(number) <= siblings) {
      throw here
        .at(k, 'name')
        .broken(
          `must not be the name of a copy of ${oneLine(stem)}`,
          printable(name),
          'Rename one of the two.',
        );
    }
  });
}
