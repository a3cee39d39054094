import { absent, type Change, smallWith } from './scenarios.js';

/** A scenario that breaks one rule, and what its error must say. */
export interface BadScenario {
  readonly title: string;
  readonly text: string;
  /** CSV files by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly path: string;
  readonly rule: string;
  readonly found: string | RegExp;
  /** Part of the next step. */
  readonly next: string;
}

type Expected = Pick<BadScenario, 'path' | 'rule' | 'found' | 'next'>;

const expected = (
  path: string,
  rule: string,
  found: BadScenario['found'],
  next: string,
): Expected => ({
  path,
  rule,
  found,
  next,
});

const changed = (title: string, changes: readonly Change[], error: Expected): BadScenario => ({
  title,
  text: smallWith(...changes),
  ...error,
});

const written = (
  title: string,
  text: string,
  found: BadScenario['found'],
  next: string,
): BadScenario => ({
  title,
  text,
  ...expected('', 'must be YAML or JSON text', found, next),
});

const own = ['entities', 0, 'private'] as const;
const ownDesign = [...own, 'design'] as const;
const published = ['entities', 0, 'synthetic'] as const;
const at = (path: readonly (string | number)[], value: unknown): Change[] => [[path, value]];

const weightRule = 'must be a number from 0 to 1';
const samplesRule = 'must be a positive whole number';
const forms = 'a mapping with one of the keys features, gram, rows, csv, covariance';

const texts: BadScenario[] = [
  written('an empty file', '', 'an empty document', 'Start from a preset'),
  written('a file of comments', '# nothing yet\n', 'an empty document', 'Start from a preset'),
  written('a binary file', '\u0089PNG\r\n\u001a\n\0\0', 'binary data', 'Give a text file.'),
  written(
    'a YAML syntax error',
    'features: 3\n alpha: 0.5\n',
    'Nested mappings are not allowed in compact mappings (line 1, column 11)',
    'Correct the text there.',
  ),
  written(
    'tabs as indentation',
    'features: 3\npublic:\n\tsamples: 3\n',
    'Tabs are not allowed as indentation (line 3, column 1)',
    'Correct the text there.',
  ),
  written(
    'a duplicate key in YAML',
    'features: 3\nalpha: 0.5\nalpha: 0.6\n',
    'a key that stands twice in one mapping (line 3, column 1)',
    'Correct the text there.',
  ),
  written(
    'a duplicate key in JSON',
    '{"features": 3,\n "entities": [{"name": "A", "alpha": 1, "name": "B"}]}',
    'the key "name" twice in one mapping (line 2, column 41)',
    'Remove one of the two.',
  ),
  written(
    'a JSON syntax error',
    '{"features": 3,\n "alpha": 0.5',
    'Flow map must end with a } (line 2, column 14)',
    'Correct the text there.',
  ),
  written(
    'a long JSON text with a syntax error',
    `{"features": 3, "truth": [${'1,'.repeat(600_000)}]}`,
    'Unexpected token \']\', ..."1,1,1,1,1,]}" is not valid JSON',
    'Correct the text there.',
  ),
  written(
    'two YAML documents',
    'a: 1\n---\nb: 2\n',
    'a second document (line 2, column 1)',
    'Correct',
  ),
  written(
    'lists nested without end',
    `truth: ${'['.repeat(20_000)}`,
    /^too many levels of lists or mappings \(line 1, column \d+\)$/,
    'Correct the text there.',
  ),
  written(
    'an alias without its anchor',
    'truth: *theta\n',
    'Unresolved alias (the anchor must be set before the alias): theta',
    'Correct the anchors and aliases.',
  ),
  written(
    'an alias bomb',
    Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${i - 1}`)).join(', ')}]`,
    ).join('\n'),
    'Excessive alias count indicates a resource exhaustion attack',
    'Correct the anchors and aliases.',
  ),
  {
    title: 'a list instead of a mapping',
    text: '- features: 3\n- alpha: 0.5\n',
    ...expected(
      '',
      'must be a mapping of keys to values',
      '[{"features":3},{"alpha":0.5}]',
      'Correct',
    ),
  },
  {
    title: 'a single word',
    text: 'specialists\n',
    ...expected('', 'must be a mapping of keys to values', '"specialists"', 'Correct'),
  },
  {
    title: 'a list that contains itself',
    text: 'features: 3\nalpha: 0.5\nentities: &e [*e]\n',
    ...expected(
      'entities[0]',
      'must be a mapping of keys to values',
      `${'['.repeat(60)}…`,
      'entities is the K model makers',
    ),
  },
];

const keys: BadScenario[] = [
  changed(
    'a misspelt key at the top',
    at(['apha'], 0.3),
    expected('apha', 'is not a key known here', '0.3', 'Remove it, or rename it: $schema, name'),
  ),
  changed(
    'a misspelt key at the top, the right one absent',
    [
      [['alpha'], absent],
      [['alhpa'], 0.3],
    ],
    expected('alhpa', 'is not a key known here', '0.3', 'Did you mean alpha?'),
  ),
  changed(
    'a misspelt key of an entity',
    at(['entities', 1, 'copy'], 3),
    expected('entities[1].copy', 'is not a key known here', '3', 'Remove it, or rename it: copies'),
  ),
  changed(
    'a misspelt key of data',
    [
      [['public', 'samples'], absent],
      [['public', 'Sample'], 20],
    ],
    expected('public.Sample', 'is not a key known here', '20', 'Did you mean samples?'),
  ),
  changed(
    'a misspelt key of a design',
    at(ownDesign, { csv: 'a.csv', columns: ['x'], standardise: true }),
    expected(
      'entities[0].private.design.standardise',
      'is not a key known here',
      'true',
      'Did you mean standardize?',
    ),
  ),
  changed(
    'a key too many in a full place',
    at(['public', 'weight'], 1),
    expected('public.weight', 'is not a key known here', '1', 'Remove it: this place has all'),
  ),
  {
    title: 'a key named __proto__',
    text: `${smallWith()}__proto__: {alpha: 1}\n`,
    ...expected('__proto__', 'is not a key known here', '{"alpha":1}', 'Remove it'),
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
    expected('entities[0].name', 'must be a name (a number needs quotes)', 'nothing', 'Add it'),
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
      'Add it: design is how',
    ),
  ),
];

const numbers: BadScenario[] = [
  changed(
    'alpha above 1',
    at(['alpha'], 1.1),
    expected('alpha', weightRule, '1.1', 'α, weight of'),
  ),
  changed('alpha NaN', at(['alpha'], Number.NaN), expected('alpha', weightRule, 'NaN', 'Correct')),
  changed('alpha a text', at(['alpha'], '0.5'), expected('alpha', weightRule, '"0.5"', 'Correct')),
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
    expected('entities[0].copies', samplesRule, '0', 'how many entities alike'),
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

const names: BadScenario[] = [
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

const gram = (entries: unknown): Change[] => at(ownDesign, { gram: entries });
const gramPath = 'entities[0].private.design.gram';
const designs: BadScenario[] = [
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
      'Correct',
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

const csv = 'a,b,c,y,group\n1,2,3,4,red\n2,1,5,1,blue\n0,2,5,7,blue\n';
const table = (
  title: string,
  design: Readonly<Record<string, unknown>>,
  error: Expected,
  text = csv,
): BadScenario => ({
  title,
  text: smallWith([own, { design: { csv: 'birds.csv', columns: ['a', 'b', 'c'], ...design } }]),
  files: { 'birds.csv': text },
  ...error,
});
const csvPath = 'entities[0].private.design';

const files: BadScenario[] = [
  table(
    'a missing CSV file',
    { csv: 'missing.csv' },
    expected(
      `${csvPath}.csv`,
      'must be a file that can be read',
      '"missing.csv" (no such file)',
      'relative to the scenario file',
    ),
  ),
  table(
    'an empty CSV file',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'an empty file in "birds.csv"',
      'Correct the file.',
    ),
    '',
  ),
  table(
    'a CSV file with nothing but a header',
    {},
    expected(`${csvPath}.csv`, 'must hold rows under its header', 'none in "birds.csv"', 'Fill'),
    'a,b,c\n',
  ),
  table(
    'a ragged CSV file',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      '2 cells in data row 2 under a header of 3 in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,c\n1,2,3\n4,5\n',
  ),
  table(
    'a CSV file with two columns of one name',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'two columns named "b" in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,b\n1,2,3\n',
  ),
  table(
    'a CSV file with an open quote',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'Quoted field unterminated (row 2) in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,c\n1,"2,3\n',
  ),
  table(
    'a missing column',
    { columns: ['a', 'b', 'C'] },
    expected(
      `${csvPath}.columns[2]`,
      'must be a column of the file',
      '"C"',
      'Its columns are a, b, c, y, group.',
    ),
  ),
  table(
    'a column twice',
    { columns: ['a', 'b', 'a'] },
    expected(`${csvPath}.columns[2]`, 'must not be named twice', '"a"', 'Remove'),
  ),
  table(
    'too few columns',
    { columns: ['a', 'b'] },
    expected(
      `${csvPath}.columns`,
      'must name 3 columns (features: 3)',
      '2',
      'one column for every',
    ),
  ),
  table(
    'no room for the intercept',
    { intercept: true },
    expected(
      `${csvPath}.columns`,
      'must name 2 columns (features: 3, one of them the intercept)',
      '3',
      'one column for every',
    ),
  ),
  table(
    'a column of words',
    { columns: ['a', 'b', 'group'] },
    expected(
      `${csvPath}.columns[2]`,
      'must hold numbers only',
      '"red" in data row 1',
      'Correct that row of the file',
    ),
  ),
  table(
    'an empty cell',
    {},
    expected(`${csvPath}.columns[1]`, 'must hold numbers only', '"" in data row 2', 'remove it'),
    'a,b,c\n1,2,3\n4,,6\n',
  ),
  table(
    'a number that is not decimal',
    {},
    expected(`${csvPath}.columns[0]`, 'must hold numbers only', '"0x1F" in data row 1', 'Correct'),
    'a,b,c\n0x1F,2,3\n',
  ),
  table(
    'a missing target',
    { target: 'weight' },
    expected(`${csvPath}.target`, 'must be a column of the file', '"weight"', 'Its columns are'),
  ),
  table(
    'a target among the features',
    { target: 'b' },
    expected(`${csvPath}.columns[1]`, 'must not be the target', '"b"', 'take it out of columns'),
  ),
  table(
    'a condition that no row meets',
    { where: { group: 'Red' } },
    expected(
      `${csvPath}.where`,
      'must keep at least one row',
      '{"group":"Red"}',
      'Compare the values with the file',
    ),
  ),
  table(
    'a condition on a missing column',
    { where: { colour: 'red' } },
    expected(`${csvPath}.where.colour`, 'must be a column of the file', '"colour"', 'Its columns'),
  ),
  table(
    'a condition that is a list',
    { where: { group: ['red', 'blue'] } },
    expected(
      `${csvPath}.where.group`,
      'must be a text, number or boolean',
      '["red","blue"]',
      'which rows to keep',
    ),
  ),
  table(
    'a constant column to standardize',
    { standardize: true },
    expected(
      `${csvPath}.columns[1]`,
      'must vary to be standardized',
      '0.1 in every row',
      'intercept: true',
    ),
    'a,b,c\n1,0.1,3\n2,0.1,4\n5,0.1,6\n',
  ),
  {
    title: 'samples that contradict the file',
    text: smallWith([own, { samples: 9, design: { csv: 'birds.csv', columns: ['a', 'b', 'c'] } }]),
    files: { 'birds.csv': csv },
    ...expected(
      'entities[0].private.samples',
      'must equal the number of rows of the design, 3',
      '9',
      'leave it out',
    ),
  },
  {
    title: 'a target for synthetic data',
    text: smallWith([
      published,
      { design: { csv: 'birds.csv', columns: ['a', 'b', 'c'], target: 'y' } },
    ]),
    files: { 'birds.csv': csv },
    ...expected(
      'entities[0].synthetic.design.target',
      'is not a key known here',
      '"y"',
      'only real data have labels in a file',
    ),
  },
];

/** More than forty ways to get a scenario wrong, each with the error it must give. */
export const badScenarios: readonly BadScenario[] = [
  ...texts,
  ...keys,
  ...numbers,
  ...names,
  ...designs,
  ...files,
];
