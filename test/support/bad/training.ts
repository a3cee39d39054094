import { at, type BadScenario, changed, expected } from './badScenario.js';

const share = 'must be a number from 0 to 1';
const whole = 'must be a positive whole number';
const first = ['entities', 0] as const;
const arithmetic =
  'must be arithmetic in t: numbers, t, + - * / ^, parentheses, exp, log, sqrt, min, max, and comparisons with ? :';

/** Detectors, penalties, fine-tuning, fresh labels, and numbers that change. */
export const training: readonly BadScenario[] = [
  changed(
    'a detector that catches more than all',
    at([...first, 'filter'], { catches: 1.5 }),
    expected('entities[0].filter.catches', share, '1.5', 'detector drops'),
  ),
  changed(
    'a detector that loses less than nothing',
    at([...first, 'filter'], { catches: 0.5, loses: -0.1 }),
    expected('entities[0].filter.loses', share, '-0.1', 'by mistake'),
  ),
  changed(
    'a detector that catches nothing said',
    at([...first, 'filter'], { loses: 0.1 }),
    expected('entities[0].filter.catches', share, 'nothing', 'Add it'),
  ),
  changed(
    'a misspelt key of a detector',
    at([...first, 'filter'], { catches: 0.1, looses: 0.1 }),
    expected('entities[0].filter.looses', 'unknown key', '0.1', 'Did you mean loses?'),
  ),
  changed(
    'a detector that leaves nothing',
    at([...first, 'filter'], { catches: 1 }),
    expected(
      'entities[0].filter',
      'must leave something of pool, which A crawls',
      'catches 1 and loses 0, where people have a share of 0',
      'Lower catches',
    ),
  ),
  changed(
    'a detector that drops people, in a pool of people alone',
    [
      [['pools'], [{ name: 'web', human: { share: 1, samples: 5 } }]],
      [[...first, 'filter'], { catches: 0, loses: 1 }],
    ],
    expected(
      'entities[0].filter',
      'must leave something of web, which A crawls',
      'catches 0 and loses 1, where people have a share of 1',
      'Lower catches',
    ),
  ),
  changed(
    'a ridge below 0',
    at(['ridge'], -1),
    expected('ridge', 'must be a number, 0 or more', '-1', 'λ, weight of a penalty'),
  ),
  changed(
    'the weight of a ridge below 0',
    at([...first, 'ridge'], { weight: -1 }),
    expected('entities[0].ridge.weight', 'must be a number, 0 or more', '-1', 'the weight of'),
  ),
  changed(
    'a ridge toward too few numbers',
    at([...first, 'ridge'], { weight: 1, toward: [1, 2] }),
    expected(
      'entities[0].ridge.toward',
      'must have 3 numbers (features: 3)',
      '2',
      'one number for every feature',
    ),
  ),
  changed(
    'a ridge toward too many numbers at the top, of no weight',
    at(['ridge'], { weight: 0, toward: [1, 2, 3, 4] }),
    expected('ridge.toward', 'must have 3 numbers (features: 3)', '4', 'one number for every'),
  ),
  changed(
    'a misspelt key of a ridge',
    at(['ridge'], { weight: 1, towards: [0, 0, 0] }),
    expected('ridge.towards', 'unknown key', '[0,0,0]', 'Did you mean toward?'),
  ),
  changed(
    'another update',
    at(['update'], 'refitt'),
    expected(
      'update',
      'must be refit, or { steps: …, rate: … }',
      '"refitt"',
      'Did you mean refit?',
    ),
  ),
  ...[0, 1.5].map((steps) =>
    changed(
      `${steps} steps`,
      at([...first, 'update'], { steps, rate: 0.1 }),
      expected('entities[0].update.steps', whole, `${steps}`, 'gradient steps'),
    ),
  ),
  changed(
    'steps of no length',
    at([...first, 'update'], { steps: 3, rate: 0 }),
    expected('entities[0].update.rate', 'must be a positive number', '0', 'η, the length'),
  ),
  changed(
    'steps without a rate',
    at(['update'], { steps: 3 }),
    expected('update.rate', 'must be a positive number', 'nothing', 'Add it'),
  ),
  changed(
    'fine-tuned copies with noise of their own, too many to be written out',
    [
      [[...first, 'copies'], 1001],
      [[...first, 'update'], { steps: 3, rate: 0.1 }],
      [[...first, 'private', 'fresh'], true],
    ],
    expected(
      'entities[0].copies',
      'must be at most 1,000 for entities that are fine-tuned on labels of their own in every generation',
      '1,001',
      'let them refit',
    ),
  ),
  {
    ...changed(
      'fresh labels that are known',
      at([...first, 'private'], {
        design: { csv: 'a.csv', columns: ['x', 'y', 'z'], target: 'w' },
        fresh: true,
      }),
      expected(
        'entities[0].private.fresh',
        'must be false where the labels are known',
        'true',
        'Remove fresh, or the target',
      ),
    ),
    files: { 'a.csv': 'x,y,z,w\n1,2,3,4\n2,1,1,0\n0,1,5,2\n' },
  },
  changed(
    'fresh synthetic data',
    at([...first, 'synthetic', 'fresh'], true),
    expected('entities[0].synthetic.fresh', 'unknown key', 'true', 'noise is not set yet'),
  ),
  changed(
    'noise of published labels below 0',
    at([...first, 'synthetic', 'noise'], -1),
    expected(
      'entities[0].synthetic.noise',
      'must be a number, 0 or more',
      '-1',
      'noise in the labels that it publishes',
    ),
  ),
  changed(
    'an expression with another name',
    at(['alpha'], '0.5*time'),
    expected('alpha', arithmetic, 'the name time in "0.5*time"', 'Write for example'),
  ),
  changed(
    'a word for an expression',
    at([...first, 'beta'], 'half'),
    expected('entities[0].beta', arithmetic, 'the name half in "half"', 'Write for example'),
  ),
  changed(
    'an expression above 1 at generation 1',
    at([...first, 'alpha'], '0.6*(t+1)'),
    expected(
      'entities[0].alpha',
      `${share} at every generation`,
      '1.2 at generation 1',
      'min and max',
    ),
  ),
  changed(
    'beta below 0 at generation 0',
    at(['beta'], 't-0.5'),
    expected('beta', `${share} at every generation`, '-0.5 at generation 0', 'min and max'),
  ),
  changed(
    'an expression above 1 in the long run',
    at(['alpha'], '2*(1-exp(-t/100))'),
    expected('alpha', `${share} at every generation`, '2 in the long run', 'min and max'),
  ),
  changed(
    'a constant expression out of range',
    at(['alpha'], '3/2'),
    expected('alpha', `${share} at every generation`, '1.5', 'Change'),
  ),
  changed(
    'an expression that has no value',
    at(['alpha'], 'log(-t)'),
    expected('alpha', `${share} at every generation`, 'NaN at generation 1', 'Change'),
  ),
  changed(
    'a share of people out of range',
    at(['pools'], [{ name: 'web', human: { share: '2-t/4', samples: 5 } }]),
    expected(
      'pools[0].human.share',
      `${share} at every generation`,
      '1.75 at generation 1',
      'min and max',
    ),
  ),
  changed(
    'samples that come to nothing',
    at([...first, 'synthetic', 'samples'], '10-10*t'),
    expected(
      'entities[0].synthetic.samples',
      'must be a positive number at every generation',
      '0 at generation 1',
      'Change',
    ),
  ),
  changed(
    'samples that fade to nothing',
    at([...first, 'synthetic', 'samples'], '100*0.5^t'),
    expected(
      'entities[0].synthetic.samples',
      'must be a positive number at every generation',
      '0 in the long run',
      'Change',
    ),
  ),
  changed(
    'samples that change, for a sum',
    [
      [['loss'], 'sum'],
      [[...first, 'synthetic', 'samples'], '10*t'],
    ],
    expected(
      'entities[0].synthetic.samples',
      'must be a whole number where loss is sum',
      '"10*t"',
      'Write the number of rows',
    ),
  ),
  changed(
    'samples that change, of rows that are given',
    at([...first, 'synthetic'], { samples: '10*t', design: { rows: [[1, 0, 0]] } }),
    expected(
      'entities[0].synthetic.samples',
      'must be a whole number where the rows are given or drawn',
      '"10*t"',
      'another loss or design',
    ),
  ),
  changed(
    'beta that changes, with rows like the mixture',
    at(['beta'], '1/(1+t)'),
    expected(
      'entities[1].synthetic.design',
      'must not change with the generation, as beta does',
      '"mixture"',
      'Choose private, public',
    ),
  ),
  changed(
    'a private number of rows that changes',
    at([...first, 'private', 'samples'], '10*t'),
    expected('entities[0].private.samples', whole, '"10*t"', 'n, the number of rows'),
  ),
];
