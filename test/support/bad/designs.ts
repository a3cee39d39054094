import { absent, type Change } from '../scenarios.js';
import {
  at,
  type BadScenario,
  changed,
  expected,
  forms,
  own,
  ownDesign,
  published,
} from './badScenario.js';

const gram = (entries: unknown): Change[] => at(ownDesign, { gram: entries });
const gramPath = 'entities[0].private.design.gram';
/** Designs that no data can have. */
export const designs: readonly BadScenario[] = [
  changed(
    'an unknown word',
    at(published, { samples: 10, design: 'privat' }),
    expected(
      'entities[0].synthetic.design',
      `must be isotropic, private, public, mixture or ${forms}`,
      '"privat"',
      'Did you mean private?',
    ),
  ),
  changed(
    'private data like themselves',
    at(ownDesign, 'private'),
    expected(
      'entities[0].private.design',
      `must be isotropic or ${forms}`,
      '"private"',
      'Choose one of these forms',
    ),
  ),
  changed(
    'a misspelt form',
    at(ownDesign, { feature: [0] }),
    expected(
      'entities[0].private.design',
      `must be isotropic or ${forms}`,
      '{"feature":[0]}',
      'Did you mean features?',
    ),
  ),
  changed(
    'two forms at once',
    at(ownDesign, { features: [0], rows: [[1, 2, 3]] }),
    expected(
      'entities[0].private.design',
      'must have only one of the keys features and rows',
      '{"features":[0],"rows":[[1,2,3]]}',
      'remove the others',
    ),
  ),
  changed(
    'an empty list of features',
    at(ownDesign, { features: [] }),
    expected(
      'entities[0].private.design.features',
      'must name at least one feature',
      '[]',
      'features is the list of features that the rows show, counted from 0',
    ),
  ),
  changed(
    'a feature beyond the last',
    at(ownDesign, { features: [0, 3] }),
    expected(
      'entities[0].private.design.features[1]',
      'must be a feature number from 0 to 2',
      '3',
      'Count features from 0.',
    ),
  ),
  changed(
    'a negative feature',
    at(ownDesign, { features: [-1] }),
    expected(
      'entities[0].private.design.features[0]',
      'must be a feature number: 0, 1, … d − 1',
      '-1',
      'Correct',
    ),
  ),
  changed(
    'a feature twice',
    at(ownDesign, { features: [1, 2, 1] }),
    expected('entities[0].private.design.features[2]', 'must not be named twice', '1', 'Remove'),
  ),
  changed(
    'a Gram matrix with too few rows',
    gram([
      [1, 0, 0],
      [0, 1, 0],
    ]),
    expected(gramPath, 'must be 3×3 (features: 3)', '2 rows', 'Give d rows of d numbers.'),
  ),
  changed(
    'a ragged Gram matrix',
    gram([
      [1, 0, 0],
      [0, 1],
      [0, 0, 1],
    ]),
    expected(`${gramPath}[1]`, 'must have 3 numbers (features: 3)', '2', 'one number for every'),
  ),
  changed(
    'a Gram matrix with a text in it',
    gram([
      [1, 0, 0],
      [0, 1, 'zero'],
      [0, 0, 1],
    ]),
    expected(`${gramPath}[1][2]`, 'must be a finite number', '"zero"', 'second moment per sample'),
  ),
  changed(
    'a Gram matrix with NaN',
    gram([
      [1, 0, 0],
      [0, Number.NaN, 0],
      [0, 0, 1],
    ]),
    expected(`${gramPath}[1][1]`, 'must be a finite number', 'NaN', 'Correct'),
  ),
  changed(
    'an asymmetric Gram matrix',
    gram([
      [1, 0.1, 0],
      [0.2, 1, 0],
      [0, 0, 1],
    ]),
    expected(gramPath, 'must be symmetric', '0.2 at [1][0] and 0.1 at [0][1]', 'Make both equal'),
  ),
  changed(
    'a negative second moment',
    gram([
      [1, 0, 0],
      [0, -0.5, 0],
      [0, 0, 1],
    ]),
    expected(
      gramPath,
      'must be positive semidefinite',
      '-0.5 at [1][1]',
      'Give XᵀX/n of actual rows',
    ),
  ),
  changed(
    'a correlation with a feature that never varies',
    gram([
      [1, 0.5, 0],
      [0.5, 0, 0],
      [0, 0, 1],
    ]),
    expected(
      gramPath,
      'must be positive semidefinite',
      '0.5 at [1][0], beyond √(S_ii S_jj) = 0',
      'Give XᵀX/n',
    ),
  ),
  changed(
    'three correlations that contradict each other',
    gram([
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ]),
    expected(
      gramPath,
      'must be positive semidefinite',
      'a direction of negative second moment',
      'set negative eigenvalues to zero',
    ),
  ),
  changed(
    'ragged rows',
    at(own, {
      design: {
        rows: [
          [1, 2, 3],
          [4, 5],
        ],
      },
    }),
    expected(
      'entities[0].private.design.rows[1]',
      'must have 3 numbers (features: 3)',
      '2',
      'one number for every feature',
    ),
  ),
  changed(
    'no rows',
    at(own, { design: { rows: [] } }),
    expected('entities[0].private.design.rows', 'must have at least one row', '[]', 'X itself'),
  ),
  changed(
    'samples that contradict the rows',
    at(own, { samples: 3, design: { rows: [[1, 2, 3]] } }),
    expected(
      'entities[0].private.samples',
      'must equal the number of rows of the design, 1',
      '3',
      'leave it out',
    ),
  ),
  changed(
    'rows whose squares overflow',
    at(own, { design: { rows: [[1, 2, -1e200]] } }),
    expected(
      'entities[0].private.design',
      'must have a finite second moment',
      'a largest entry of 1e+200',
      'Rescale',
    ),
  ),
  changed(
    'a covariance without a seed',
    at(own, {
      samples: 5,
      design: {
        covariance: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      },
    }),
    expected(
      'entities[0].private.design.seed',
      'must be a whole number from 0 to 4294967295',
      'nothing',
      'Add it: seed is the seed of that draw.',
    ),
  ),
  changed(
    'more drawn rows than memory holds',
    at(own, {
      samples: 1e9,
      design: {
        covariance: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        seed: 1,
      },
    }),
    expected(
      'entities[0].private.samples',
      'must be at most 33333333 for rows that are drawn',
      '1000000000',
      'give the covariance as gram',
    ),
  ),
  changed(
    'fewer private samples than the rank',
    at([...own, 'samples'], 1),
    expected(
      'entities[0].private.samples',
      "must be at least 2, the rank of the design's Gram matrix",
      '1',
      'Raise samples',
    ),
  ),
  changed(
    'fewer public samples than the rank',
    at(['public', 'samples'], 2),
    expected(
      'public.samples',
      "must be at least 3, the rank of the design's Gram matrix",
      '2',
      'Raise samples',
    ),
  ),
  changed(
    'fewer synthetic samples than the rank of the private design',
    at([...published, 'samples'], 1),
    expected(
      'entities[0].synthetic.samples',
      "must be at least 2, the rank of the design's Gram matrix",
      '1',
      'Raise samples',
    ),
  ),
  changed(
    'synthetic data like private data that do not exist',
    at(own, absent),
    expected(
      'entities[0].synthetic.design',
      'must name data that exist',
      '"private"',
      'Describe those data',
    ),
  ),
  changed(
    'synthetic data like public data that do not exist',
    [
      [['public'], absent],
      [[...published, 'design'], 'public'],
    ],
    expected('entities[0].synthetic.design', 'must name data that exist', '"public"', 'Describe'),
  ),
  changed(
    'a mixture of nothing',
    [
      [['public'], absent],
      [['entities', 1, 'private'], absent],
    ],
    expected('entities[1].synthetic.design', 'must name data that exist', '"mixture"', 'Describe'),
  ),
];
