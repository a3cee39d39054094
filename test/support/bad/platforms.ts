import { at, type BadScenario, changed, expected } from './badScenario.js';

const web = (more: object = {}) => ({ name: 'web', ...more });
const two = [web(), { name: 'code' }];
const volume = 'must be a number, 0 or more';
const share = 'must be a number from 0 to 1';
const whole = 'must be a positive whole number';
const first = ['entities', 0] as const;
const second = ['entities', 1] as const;
const nobody = [
  [['pools'], two],
  [[...first, 'publish'], { web: 1 }],
  [[...second, 'publish'], { web: 1 }],
] as const;

/** Pools, and who publishes and crawls what. */
export const platforms: readonly BadScenario[] = [
  changed(
    'a pool that nobody fills, crawled by name',
    [...nobody, [[...second, 'crawl'], { web: 1, code: 0.5 }], [[...first, 'crawl'], { web: 1 }]],
    expected(
      'entities[1].crawl.code',
      'must be a pool that somebody fills, for B crawls it',
      'no publisher',
      'Let an entity publish in code',
    ),
  ),
  changed(
    'a pool that nobody fills, crawled by default',
    nobody,
    expected(
      'pools[1]',
      'must be a pool that somebody fills, for A crawls it',
      'no publisher',
      'give people a share of 1 there',
    ),
  ),
  changed(
    'volumes that are all 0',
    [
      [['pools'], [web()]],
      [[...first, 'publish'], { web: 0 }],
      [[...second, 'publish'], { web: { share: 0 } }],
    ],
    expected(
      'pools[0]',
      'must be a pool that somebody fills, for A crawls it',
      'no publisher',
      'publish in web',
    ),
  ),
  changed(
    'a pool half filled by people alone',
    [
      [['pools'], [web({ human: { share: 0.5, samples: 10 } })]],
      [[...first, 'publish'], 'none'],
      [[...second, 'publish'], 'none'],
    ],
    expected(
      'pools[0]',
      'must be a pool that somebody fills, for A crawls it',
      'no publisher',
      'a share of 1',
    ),
  ),
  changed(
    'nobody publishes in the one pool',
    [
      [[...first, 'publish'], 'none'],
      [[...second, 'publish'], 'none'],
    ],
    expected(
      'entities',
      'must hold one that publishes, for A crawls the pool',
      'no publisher',
      'Remove publish: none',
    ),
  ),
  changed(
    'an entity that crawls nothing',
    [
      [['pools'], two],
      [[...first, 'crawl'], { web: 0, code: 0 }],
    ],
    expected(
      'entities[0].crawl',
      'must give weight to a pool where alpha is not 0',
      'no weight',
      'set alpha to 0',
    ),
  ),
  changed(
    'an entity that crawls an empty list of pools',
    at([...first, 'crawl'], {}),
    expected(
      'entities[0].crawl',
      'must give weight to a pool where alpha is not 0',
      'no weight',
      'Name a pool',
    ),
  ),
  changed(
    'a weight below 0',
    at([...first, 'crawl'], { B: -1 }),
    expected('entities[0].crawl.B', volume, '-1', 'with what weight'),
  ),
  changed(
    'a weight that is no number',
    at([...first, 'crawl'], { B: 'most' }),
    expected('entities[0].crawl.B', volume, '"most"', 'with what weight'),
  ),
  changed(
    'crawl a list',
    at([...first, 'crawl'], ['B']),
    expected('entities[0].crawl', 'must be a mapping of pools to weights', '["B"]', 'weight'),
  ),
  changed(
    'a volume below 0',
    at([...first, 'publish'], { pool: -3 }),
    expected('entities[0].publish.pool', volume, '-3', 'relative to the others'),
  ),
  changed(
    'a volume below 0 in a mapping',
    at([...first, 'publish'], { pool: { share: -3 } }),
    expected('entities[0].publish.pool.share', volume, '-3', 'the volume published there'),
  ),
  changed(
    'a volume beyond all reason',
    at([...first, 'publish'], { pool: 1e101 }),
    expected('entities[0].publish.pool', 'must be at most 1e100', '1e+101', 'Correct'),
  ),
  changed(
    'publish another word',
    at([...first, 'publish'], 'nome'),
    expected(
      'entities[0].publish',
      'must be none, or a mapping of pools to volumes',
      '"nome"',
      'Did you mean none?',
    ),
  ),
  changed(
    'an unknown key of what is published',
    at([...first, 'publish'], { pool: { shares: 1 } }),
    expected('entities[0].publish.pool.shares', 'unknown key', '1', 'Did you mean share?'),
  ),
  changed(
    'publish in a pool that is not there',
    [
      [['pools'], two],
      [[...first, 'publish'], { webb: 1 }],
    ],
    expected(
      'entities[0].publish.webb',
      'must be the name of a pool',
      '"webb"',
      'Did you mean web? There are web, code.',
    ),
  ),
  changed(
    'crawl a pool that is not there',
    at([...first, 'crawl'], { Bob: 1 }),
    expected(
      'entities[0].crawl.Bob',
      'must be the name of a pool or of an entity',
      '"Bob"',
      'There are pool, A, B.',
    ),
  ),
  changed(
    'a pool named like an entity that is crawled',
    [
      [['pools'], [{ name: 'B' }]],
      [[...first, 'crawl'], { B: 1 }],
    ],
    expected(
      'entities[0].crawl.B',
      'must mean one thing',
      '"B", a pool and an entity',
      'Rename the pool or the entity.',
    ),
  ),
  changed(
    'two pools of one name',
    at(['pools'], [web(), web()]),
    expected('pools[1].name', 'must not be used twice', '"web"', 'Rename one of the two.'),
  ),
  changed(
    'no pool at all',
    at(['pools'], []),
    expected('pools', 'must have at least one pool', '[]', 'platforms'),
  ),
  changed(
    'a misspelt key of a pool',
    at(['pools'], [web({ memmory: 'replace' })]),
    expected('pools[0].memmory', 'unknown key', '"replace"', 'Did you mean memory?'),
  ),
  changed(
    'a pool without a name',
    at(['pools'], [{ memory: 'replace' }]),
    expected(
      'pools[0].name',
      'must be a name (a number needs quotes)',
      'nothing',
      'name is a name no other pool has',
    ),
  ),
  changed(
    'another memory',
    at(['pools'], [web({ memory: 'acumulate' })]),
    expected(
      'pools[0].memory',
      'must be replace, accumulate, { decay: … } or { window: … }',
      '"acumulate"',
      'Did you mean accumulate?',
    ),
  ),
  changed(
    'a memory of two kinds',
    at(['pools'], [web({ memory: { decay: 0.5, window: 2 } })]),
    expected(
      'pools[0].memory',
      'must be replace, accumulate, { decay: … } or { window: … }',
      '{"decay":0.5,"window":2}',
      'what a pool keeps',
    ),
  ),
  ...[0, 2.5, -1].map((window) =>
    changed(
      `window ${window}`,
      at(['pools'], [web({ memory: { window } })]),
      expected('pools[0].memory.window', whole, `${window}`, 'how many batches'),
    ),
  ),
  ...[0, 2, -0.1].map((decay) =>
    changed(
      `decay ${decay}`,
      at(['pools'], [web({ memory: { decay } })]),
      expected(
        'pools[0].memory.decay',
        'must be a number above 0 and at most 1',
        `${decay}`,
        'δ, the weight of the newest batch',
      ),
    ),
  ),
  changed(
    'labels of one’s own with a memory',
    at(['pools'], [web({ labels: 'own', memory: { decay: 0.5 } })]),
    expected(
      'pools[0].labels',
      'must be shared where the pool remembers more than the last batch',
      'own',
      'Remove labels: own, or the memory.',
    ),
  ),
  changed(
    'other labels',
    at(['pools'], [web({ labels: 'owm' })]),
    expected('pools[0].labels', 'must be shared or own', '"owm"', 'Did you mean own?'),
  ),
  changed(
    'people with more than all',
    at(['pools'], [web({ human: { share: 1.2, samples: 10 } })]),
    expected('pools[0].human.share', share, '1.2', 'h, the weight of people'),
  ),
  changed(
    'people without rows',
    at(['pools'], [web({ human: { share: 0.5 } })]),
    expected('pools[0].human.samples', whole, 'nothing', 'n, the number of rows'),
  ),
  changed(
    'people whose number of rows changes',
    at(['pools'], [web({ human: { share: 0.5, samples: '10*t' } })]),
    expected('pools[0].human.samples', whole, '"10*t"', 'n, the number of rows'),
  ),
  changed(
    'people who write like an entity',
    at(['pools'], [web({ human: { share: 0.5, samples: 5, design: 'private' } })]),
    expected(
      'pools[0].human.design',
      'must be isotropic or a mapping with one of the keys features, gram, rows, csv, covariance',
      '"private"',
      'Choose one',
    ),
  ),
  changed(
    'people with a feature that is not there',
    at(['pools'], [web({ human: { share: 0.5, samples: 5, design: { features: [3] } } })]),
    expected(
      'pools[0].human.design.features[0]',
      'must be a feature number from 0 to 2',
      '3',
      'Count features from 0.',
    ),
  ),
  changed(
    'rows of one’s own for a pool, fewer than their rank',
    at([...first, 'publish'], { pool: { design: 'isotropic', samples: 2 } }),
    expected(
      'entities[0].publish.pool.samples',
      "must be at least 3, the rank of the design's Gram matrix",
      '2',
      'Raise samples',
    ),
  ),
];
