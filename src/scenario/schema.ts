import * as z from 'zod';
import { type Key, meaning, meaningWithin } from './meaning.js';

const list = <T extends z.ZodType>(item: T, rule: string) => z.array(item, { error: rule });
const number = (rule: string) => z.number({ error: rule });
const integer = (rule: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.int({ error: rule }).min(least, { error: rule }).max(most, { error: rule });
const text = (rule: string) => z.string({ error: rule }).trim().min(1, { error: rule });
const flag = () => z.boolean({ error: 'must be true or false' });
const word = <W extends string>(...words: readonly [W, ...W[]]) => z.enum(words);
const described = <T extends z.ZodType>(key: Key, schema: T): T => schema.describe(meaning[key]);

const mapping = { error: 'must be a mapping of keys to values' };
const finite = number('must be a finite number');
const vector = list(finite, 'must be a list of numbers');
const table = list(vector, 'must be a list of rows of numbers').min(1, {
  error: 'must have at least one row',
});
const name = text('must be a name (a number needs quotes)');
const featureName = text('must be the name of a feature (a number needs quotes)');
const columnName = text('must be the name of a column (a number needs quotes)');

const weight = (key: 'alpha' | 'beta') => {
  const rule = 'must be a number from 0 to 1';
  return described(key, number(rule).min(0, { error: rule }).max(1, { error: rule }));
};
const nonNegative = 'must be a number, 0 or more';
const noise = described('noise', number(nonNegative).min(0, { error: nonNegative }));
const truth = described(
  'truth',
  z.union([z.literal('ones'), vector], { error: 'must be the word ones or a list of d numbers' }),
);
const samples = described('samples', integer('must be a positive whole number', 1));

const featureIndices = z.strictObject({
  features: list(
    integer('must be a feature number: 0, 1, … d − 1', 0),
    'must be a list of feature numbers, counted from 0',
  )
    .min(1, { error: 'must name at least one feature' })
    .describe(meaningWithin['design.features']),
});
const gram = z.strictObject({ gram: described('gram', table) });
const rows = z.strictObject({ rows: described('rows', table) });
const csv = z.strictObject({
  csv: described('csv', text('must be the path of a CSV file')),
  columns: described('columns', list(columnName, 'must be a list of column names')),
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
});
const labelledCsv = csv.extend({ target: described('target', columnName).optional() });
const covariance = z.strictObject({
  covariance: described('covariance', table),
  seed: described('seed', integer('must be a whole number from 0 to 4294967295', 0, 2 ** 32 - 1)),
});

/** A design that is a mapping has one of these keys, in the order of the schema's alternatives, and no other's. */
export const designForms: Readonly<Record<string, readonly string[]>> = {
  features: Object.keys(featureIndices.shape),
  gram: Object.keys(gram.shape),
  rows: Object.keys(rows.shape),
  csv: Object.keys(labelledCsv.shape),
  covariance: Object.keys(covariance.shape),
};

const realDesign = described(
  'design',
  z.union([word('isotropic'), featureIndices, gram, rows, labelledCsv, covariance]),
);
const syntheticDesign = described(
  'design',
  z.union([
    word('isotropic', 'private', 'public', 'mixture'),
    featureIndices,
    gram,
    rows,
    csv,
    covariance,
  ]),
);

const realData = z.strictObject({ samples: samples.optional(), design: realDesign }, mapping);
const syntheticData = z.strictObject(
  { samples: samples.optional(), design: syntheticDesign },
  mapping,
);

const entity = z.strictObject(
  {
    name: name.describe(meaningWithin['entities.name']),
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
    $schema: described('$schema', text('must be an address')).optional(),
    name: described('name', name).optional(),
    features: described('features', integer('must be a whole number from 1 to 10,000', 1, 10_000)),
    featureNames: described(
      'featureNames',
      list(featureName, 'must be a list of names'),
    ).optional(),
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
  mapping,
);

/** Keys a mapping may have: the whole file, an entity, or a data set. */
export const knownKeys = {
  scenario: Object.keys(scenarioSchema.shape),
  entity: Object.keys(entity.shape),
  data: Object.keys(realData.shape),
};

/** A scenario file as written, once its shapes and ranges are known to be right. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type EntityFile = ScenarioFile['entities'][number];
export type RealDataFile = NonNullable<ScenarioFile['public']>;
export type SyntheticDataFile = EntityFile['synthetic'];
export type CsvDesign = z.infer<typeof labelledCsv>;

/** A design that stands by itself: neither read from a file nor borrowed from other data. */
export type StandaloneDesign = Exclude<RealDataFile['design'], { csv: string }>;

/** Whether a design is rows of a CSV file. */
export const isCsv = <D extends RealDataFile['design'] | SyntheticDataFile['design']>(
  design: D,
): design is Extract<D, { csv: string }> => typeof design === 'object' && 'csv' in design;
