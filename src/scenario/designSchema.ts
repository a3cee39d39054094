import * as z from 'zod';
import { type Key, meaning, meaningWithin } from './meaning.js';

export const list = <T extends z.ZodType>(item: T, rule: string) => z.array(item, { error: rule });
export const number = (rule: string) => z.number({ error: rule });
export const integer = (rule: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.int({ error: rule }).min(least, { error: rule }).max(most, { error: rule });
export const text = (rule: string) => z.string({ error: rule }).trim().min(1, { error: rule });
export const flag = () => z.boolean({ error: 'must be true or false' });
export const word = <W extends string>(...words: readonly [W, ...W[]]) => z.enum(words);
export const described = <T extends z.ZodType>(key: Key, schema: T): T =>
  schema.describe(meaning[key]);

/** A list of the scenario that is not empty: its pools, or its entities. */
export const several = <T extends z.ZodType>(key: 'pools' | 'entities', item: T) =>
  described(
    key,
    list(item, `must be a list of ${key}`).min(1, {
      error: `must have at least one ${key === 'pools' ? 'pool' : 'entity'}`,
    }),
  );

export const mapping = { error: 'must be a mapping of keys to values' };
export const finite = number('must be a finite number');
export const vector = list(finite, 'must be a list of numbers');
const table = list(vector, 'must be a list of rows of numbers').min(1, {
  error: 'must have at least one row',
});
export const name = text('must be a name (a number needs quotes)');
export const featureName = text('must be the name of a feature (a number needs quotes)');
const columnName = text('must be the name of a column (a number needs quotes)');

export const nonNegative = 'must be a number, 0 or more';
export const noise = described('noise', number(nonNegative).min(0, { error: nonNegative }));
export const truth = described(
  'truth',
  z.union([z.literal('ones'), vector], { error: 'must be the word ones or a list of d numbers' }),
);
export const samples = described('samples', integer('must be a positive whole number', 1));

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
export const labelledCsv = csv.extend({ target: described('target', columnName).optional() });
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

export const realDesign = described(
  'design',
  z.union([word('isotropic'), featureIndices, gram, rows, labelledCsv, covariance]),
);
export const peoplesDesign = described(
  'design',
  z.union([word('isotropic'), featureIndices, gram, rows, csv, covariance]),
);
export const syntheticDesign = described(
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
