import { z } from 'zod';

/** What each key of a scenario file means: shown in errors, in the JSON Schema and in docs/scenario.md. */
export const meaning = {
  name: 'The name shown in tables and results',
  features: 'd, the number of features of every example',
  truth: 'θ, the true coefficients: the word ones, or a list of d numbers',
  noise: "σ, standard deviation of every label's noise",
  alpha: 'α, weight of synthetic data in every update',
  beta: 'β, weight of private against public data within real data',
  loss: 'squared loss per sample (mean) or summed over samples (sum)',
  public: 'D*, real data shared by all entities',
  entities: 'the K model makers',
  private: 'D̃_k, real data only this entity has',
  synthetic: 'D_k, the rows this entity labels with its model and publishes each generation',
  copies: 'how many entities alike in law, each with data of its own',
  samples: 'n, the number of rows',
  design:
    'how the rows of features are distributed: a word or one of the forms of docs/scenario.md',
  gram: 'XᵀX/n, the second moment per sample: d rows of d numbers, symmetric, positive semidefinite',
  rows: 'X itself: a list of rows of d numbers',
  csv: 'path of a CSV file with a header, relative to the scenario file',
  columns: 'names of the columns that are the features, in order',
  target: 'name of the column that holds the labels y',
  where: 'keep only the rows whose named columns hold these values',
  standardize: 'scale every feature to mean 0 and standard deviation 1 over the whole CSV file',
  intercept: 'put a feature that is 1 in every row before the columns',
  covariance: 'covariance of the rows, which are drawn once: d rows of d numbers',
  seed: 'seed of that draw',
} as const;

export type Key = keyof typeof meaning;

const list = <T extends z.ZodType>(item: T, rule: string) => z.array(item, { error: rule });
const number = (rule: string) => z.number({ error: rule });
const integer = (rule: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.int({ error: rule }).min(least, { error: rule }).max(most, { error: rule });
const text = (rule: string) => z.string({ error: rule }).trim().min(1, { error: rule });
const flag = () => z.boolean({ error: 'must be true or false' });
const described = <T extends z.ZodType>(key: Key, schema: T): T => schema.describe(meaning[key]);

const finite = number('must be a finite number');
const vector = list(finite, 'must be a list of numbers');
const table = list(vector, 'must be a list of rows of numbers').min(1, {
  error: 'must have at least one row',
});

const weight = (key: 'alpha' | 'beta') => {
  const rule = 'must be a number from 0 to 1';
  return described(key, number(rule).min(0, { error: rule }).max(1, { error: rule }));
};
const noise = described(
  'noise',
  number('must be a number, 0 or more').min(0, { error: 'must be a number, 0 or more' }),
);
const truth = described(
  'truth',
  z.union([z.literal('ones'), vector], { error: 'must be the word ones or a list of d numbers' }),
);
const seed = described(
  'seed',
  integer('must be a whole number from 0 to 4294967295', 0, 2 ** 32 - 1),
);
const samples = described('samples', integer('must be a positive whole number', 1));

const featureIndices = z.strictObject({
  features: list(
    integer('must be a feature number: 0, 1, … d − 1', 0),
    'must be a list of feature numbers, counted from 0',
  )
    .min(1, { error: 'must name at least one feature' })
    .describe('features the rows show, counted from 0: the Gram matrix is 1 there and 0 elsewhere'),
});
const gram = z.strictObject({ gram: described('gram', table) });
const rows = z.strictObject({ rows: described('rows', table) });
const csvKeys = {
  csv: described('csv', text('must be the path of a CSV file')),
  columns: described(
    'columns',
    list(text('must be the name of a column'), 'must be a list of column names'),
  ),
  where: described(
    'where',
    z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean()], {
        error: 'must be a text, number or boolean',
      }),
      { error: 'must be a mapping of column: value' },
    ),
  ).optional(),
  standardize: described('standardize', flag()).optional(),
  intercept: described('intercept', flag()).optional(),
};
const csv = z.strictObject(csvKeys);
const labelledCsv = z.strictObject({
  ...csvKeys,
  target: described('target', text('must be the name of a column')).optional(),
});
const drawn = z.strictObject({ covariance: described('covariance', table), seed });

const word = <W extends string>(...words: readonly [W, ...W[]]) => z.enum(words);
const form = 'must be a design';
const realDesign = described(
  'design',
  z.union([word('isotropic'), featureIndices, gram, rows, labelledCsv, drawn], { error: form }),
);
const syntheticDesign = described(
  'design',
  z.union(
    [word('isotropic', 'private', 'public', 'mixture'), featureIndices, gram, rows, csv, drawn],
    { error: form },
  ),
);

const mapping = { error: 'must be a mapping of keys to values' };
const realData = z.strictObject({ samples: samples.optional(), design: realDesign }, mapping);
const syntheticData = z.strictObject(
  { samples: samples.optional(), design: syntheticDesign },
  mapping,
);

const entity = z.strictObject(
  {
    name: text('must be a name').describe('a name no other entity has'),
    copies: described('copies', integer('must be a positive whole number', 1)).optional(),
    alpha: weight('alpha').optional(),
    beta: weight('beta').optional(),
    noise: noise.optional(),
    truth: truth.optional(),
    private: described('private', realData).optional(),
    synthetic: described('synthetic', syntheticData),
  },
  mapping,
);

/** The one schema of a scenario file: shapes and ranges. What depends on d or on data is checked by `ecosystem`. */
export const scenarioSchema = z.strictObject(
  {
    name: described('name', text('must be a name')).optional(),
    features: described('features', integer('must be a whole number from 1 to 10,000', 1, 10_000)),
    truth: truth.optional(),
    noise: noise.optional(),
    alpha: weight('alpha').optional(),
    beta: weight('beta').optional(),
    loss: described('loss', z.enum(['mean', 'sum'], { error: 'must be mean or sum' })).optional(),
    public: described('public', realData).optional(),
    entities: described(
      'entities',
      list(entity, 'must be a list of entities').min(1, { error: 'must have at least one entity' }),
    ),
  },
  { error: 'must be a mapping of keys to values' },
);

/** A scenario file as written, once its shapes and ranges are known to be right. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type EntityFile = ScenarioFile['entities'][number];
export type RealDataFile = NonNullable<ScenarioFile['public']>;
export type SyntheticDataFile = EntityFile['synthetic'];
export type CsvDesign = z.infer<typeof labelledCsv>;

/** Keys that tell the forms of a design apart, with the keys each form knows. */
export const designForms: Readonly<Record<string, readonly string[]>> = {
  features: ['features'],
  gram: ['gram'],
  rows: ['rows'],
  csv: Object.keys(labelledCsv.shape),
  covariance: ['covariance', 'seed'],
};

/** Whether a design is rows of a CSV file. */
export const isCsv = (design: unknown): design is CsvDesign =>
  typeof design === 'object' && design !== null && 'csv' in design;
