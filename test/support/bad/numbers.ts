import { absent } from '../scenarios.js';
import {
  at,
  type BadScenario,
  changed,
  expected,
  own,
  samplesRule,
  weightRule,
} from './badScenario.js';

/** Numbers out of range, and what should be numbers. */
export const numbers: readonly BadScenario[] = [
  changed(
    'alpha above 1',
    at(['alpha'], 1.1),
    expected('alpha', weightRule, '1.1', 'α, weight of'),
  ),
  changed('alpha NaN', at(['alpha'], Number.NaN), expected('alpha', weightRule, 'NaN', 'Correct')),
  changed('alpha null', at(['alpha'], null), expected('alpha', weightRule, 'null', 'Correct')),
  changed(
    'beta below 0 in an entity',
    at(['entities', 1, 'beta'], -0.01),
    expected('entities[1].beta', weightRule, '-0.01', 'β, weight of'),
  ),
  changed(
    'no alpha at all',
    at(['alpha'], absent),
    expected('entities[0].alpha', weightRule, 'nothing', 'Add alpha here, or once at the top.'),
  ),
  changed(
    'no beta where it matters',
    at(['beta'], absent),
    expected('entities[0].beta', weightRule, 'nothing', 'Add beta here, or once at the top.'),
  ),
  changed(
    'negative noise',
    at(['noise'], -1),
    expected('noise', 'must be a number, 0 or more', '-1', "label's noise"),
  ),
  changed(
    'infinite noise',
    at(['noise'], Number.POSITIVE_INFINITY),
    expected('noise', 'must be a number, 0 or more', 'Infinity', 'Correct'),
  ),
  changed(
    'an unknown loss',
    at(['loss'], 'total'),
    expected('loss', 'must be mean or sum', '"total"', 'squared loss per sample'),
  ),
  ...[0, 10_001, 1.5, '3', null].map((features) =>
    changed(
      `features ${JSON.stringify(features)}`,
      at(['features'], features),
      expected(
        'features',
        'must be a whole number from 1 to 10,000',
        JSON.stringify(features),
        'number of features',
      ),
    ),
  ),
  ...[0, -1, 2.5, 'ten'].map((samples) =>
    changed(
      `samples ${JSON.stringify(samples)}`,
      at([...own, 'samples'], samples),
      expected(
        'entities[0].private.samples',
        samplesRule,
        JSON.stringify(samples),
        'n, the number of rows',
      ),
    ),
  ),
  changed(
    'no samples for a Gram design',
    at([...own, 'samples'], absent),
    expected('entities[0].private.samples', samplesRule, 'nothing', 'Add it'),
  ),
  changed(
    'no samples for rows that are drawn',
    at(own, {
      design: {
        covariance: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        seed: 1,
      },
    }),
    expected('entities[0].private.samples', samplesRule, 'nothing', 'Add it'),
  ),
  changed(
    'copies 0',
    at(['entities', 0, 'copies'], 0),
    expected('entities[0].copies', samplesRule, '0', 'the number of entities of this kind'),
  ),
  changed(
    'too few names of features',
    at(['featureNames'], ['bill', 'depth']),
    expected('featureNames', 'must have 3 names (features: 3)', '2', 'one name for every feature'),
  ),
  changed(
    'a name of a feature twice',
    at(['featureNames'], ['bill', 'depth', 'bill']),
    expected('featureNames[2]', 'must not be used twice', '"bill"', 'Rename'),
  ),
  changed(
    'an empty name of a feature',
    at(['featureNames'], ['bill', ' ', 'mass']),
    expected(
      'featureNames[1]',
      'must be the name of a feature (a number needs quotes)',
      '" "',
      'Correct',
    ),
  ),
  changed(
    'a number as the name of a feature',
    at(['featureNames'], ['bill', 2, 'mass']),
    expected(
      'featureNames[1]',
      'must be the name of a feature (a number needs quotes)',
      '2',
      'Correct',
    ),
  ),
  changed(
    'names of features that are no list',
    at(['featureNames'], 'bill'),
    expected('featureNames', 'must be a list of names', '"bill"', 'a list of d names'),
  ),
  changed(
    'truth of the wrong length',
    at(['truth'], [1, 2]),
    expected('truth', 'must have 3 numbers (features: 3)', '2', 'or the word ones'),
  ),
  changed(
    'truth of an entity with a text in it',
    at(['entities', 1, 'truth'], [1, 'two', 3]),
    expected(
      'entities[1].truth',
      'must be the word ones or a list of d numbers',
      '[1,"two",3]',
      'true coefficients',
    ),
  ),
];
