import { at, type BadScenario, changed, expected } from './badScenario.js';

/** Names that are not distinct. */
export const names: readonly BadScenario[] = [
  changed(
    'two entities of one name',
    at(['entities', 1, 'name'], 'A'),
    expected('entities[1].name', 'must not be used twice', '"A"', 'Rename one of the two.'),
  ),
  changed(
    'a name that a copy has',
    [
      [['entities', 0, 'copies'], 3],
      [['entities', 1, 'name'], 'A-3'],
    ],
    expected('entities[1].name', 'must not be the name of a copy of A', '"A-3"', 'Rename'),
  ),
];
