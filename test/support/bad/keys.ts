import { absent, smallWith } from '../scenarios.js';
import {
  at,
  type BadScenario,
  changed,
  expected,
  forms,
  ownDesign,
  published,
} from './badScenario.js';

/** Keys that are misspelt, misplaced or missing. */
export const keys: readonly BadScenario[] = [
  changed(
    'a misspelt key at the top, the right one there too',
    at(['apha'], 0.3),
    expected('apha', 'unknown key', '0.3', 'Did you mean alpha? It is already set'),
  ),
  changed(
    'an unknown key at the top',
    at(['temperature'], 0.3),
    expected(
      'temperature',
      'unknown key',
      '0.3',
      'Remove it, or rename it: model, name, featureNames, truth, noise, loss, ridge, update, pools are not set yet.',
    ),
  ),
  changed(
    'a misspelt key at the top, the right one absent',
    [
      [['alpha'], absent],
      [['alhpa'], 0.3],
    ],
    expected('alhpa', 'unknown key', '0.3', 'Did you mean alpha?'),
  ),
  changed(
    'a misspelt key of an entity',
    at(['entities', 1, 'copy'], 3),
    expected('entities[1].copy', 'unknown key', '3', 'Remove it, or rename it: copies'),
  ),
  changed(
    'a misspelt key of data',
    [
      [['public', 'samples'], absent],
      [['public', 'Sample'], 20],
    ],
    expected('public.Sample', 'unknown key', '20', 'Did you mean samples?'),
  ),
  changed(
    'a misspelt key of a design',
    at(ownDesign, { csv: 'a.csv', columns: ['x'], standardise: true }),
    expected(
      'entities[0].private.design.standardise',
      'unknown key',
      'true',
      'Did you mean standardize?',
    ),
  ),
  changed(
    'a key too many in a full place',
    [
      [['public', 'fresh'], true],
      [['public', 'weight'], 1],
    ],
    expected('public.weight', 'unknown key', '1', 'Remove it: every key allowed here'),
  ),
  {
    title: 'a key named __proto__',
    text: `${smallWith()}__proto__: {alpha: 1}\n`,
    ...expected('__proto__', 'unknown key', '{"alpha":1}', 'Remove it'),
  },
  changed(
    'no features',
    at(['features'], absent),
    expected(
      'features',
      'must be a whole number from 1 to 10,000',
      'nothing',
      'Add it: features is d',
    ),
  ),
  changed(
    'no entities',
    at(['entities'], absent),
    expected('entities', 'must be a list of entities', 'nothing', 'Add it: entities is the K'),
  ),
  changed(
    'an empty list of entities',
    at(['entities'], []),
    expected('entities', 'must have at least one entity', '[]', 'Correct'),
  ),
  changed(
    'an entity without a name',
    at(['entities', 0, 'name'], absent),
    expected(
      'entities[0].name',
      'must be a name (a number needs quotes)',
      'nothing',
      'Add it: name is a name no other entity has.',
    ),
  ),
  changed(
    'a number as a name',
    at(['entities', 0, 'name'], 2024),
    expected('entities[0].name', 'must be a name (a number needs quotes)', '2024', 'Correct'),
  ),
  changed(
    'a blank name',
    at(['entities', 0, 'name'], '  '),
    expected('entities[0].name', 'must be a name (a number needs quotes)', '"  "', 'Correct'),
  ),
  changed(
    'an entity without synthetic data',
    at(published, absent),
    expected(
      'entities[0].synthetic',
      'must be a mapping of keys to values',
      'nothing',
      'the rows this entity labels',
    ),
  ),
  changed(
    'data without a design',
    at(ownDesign, absent),
    expected(
      'entities[0].private.design',
      `must be isotropic or ${forms}`,
      'nothing',
      'by features, gram, rows, csv or covariance',
    ),
  ),
];
