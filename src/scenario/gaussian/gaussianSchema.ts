import * as z from 'zod';
import {
  described,
  finite,
  integer,
  list,
  mapping,
  name,
  number,
  several,
  text,
  vector,
} from '../designSchema.js';
import { meaningWithin } from '../meaning.js';

const shareRule = 'must be a number from 0 to 1';
const share = number(shareRule).min(0, { error: shareRule }).max(1, { error: shareRule });
const alpha = described('alpha', share).optional();
const beta = described('beta', share).optional();
const positive = 'must be a positive whole number';
const count = described('samples', integer(positive, 1));
const rowsRule = 'must be a list of rows of numbers';
const table = list(list(finite, rowsRule), rowsRule).min(1, { error: rowsRule });
const mean = described('mean', vector);
const covariance = table.describe(meaningWithin['gaussian.covariance']);

const given = z.strictObject({ rows: table.describe(meaningWithin['gaussian.rows']) });
const drawn = z.strictObject({ samples: count, mean, covariance });
const data = z.union([given, drawn], {
  error: 'must be { rows: … } or { samples: …, mean: …, covariance: … }',
});
const synthetic = z.strictObject({ samples: count }, mapping);
const truth = z.strictObject({ mean, covariance }, mapping);
const entity = z.strictObject(
  {
    name: name.describe(meaningWithin['entities.name']),
    copies: described('copies', integer(positive, 1)).optional(),
    alpha,
    beta,
    private: described('private', data).optional(),
    synthetic: described('synthetic', synthetic),
  },
  mapping,
);

/** The schema of a scenario of Gaussian models: shapes and ranges. */
export const gaussianSchema = z.strictObject(
  {
    $schema: described('$schema', text('must be an address')).optional(),
    model: described('model', z.literal('gaussian')),
    name: described('name', name).optional(),
    features: described('features', integer('must be a whole number from 1 to 200', 1, 200)),
    covariance: z
      .enum(['mle', 'unbiased'], { error: 'must be mle or unbiased' })
      .describe(meaningWithin['model.covariance'])
      .optional(),
    truth: truth.describe(meaningWithin['gaussian.truth']).optional(),
    alpha,
    beta,
    public: described('public', data).optional(),
    entities: several('entities', entity),
  },
  mapping,
);

/** Keys that a mapping of a Gaussian scenario may have. */
export const gaussianKeys = {
  scenario: Object.keys(gaussianSchema.shape),
  entity: Object.keys(entity.shape),
  data: [...Object.keys(given.shape), ...Object.keys(drawn.shape)],
  synthetic: Object.keys(synthetic.shape),
  truth: Object.keys(truth.shape),
  pool: [],
};

/** A scenario file of Gaussian models, once its shapes and ranges are known to be right. */
export type GaussianFile = z.infer<typeof gaussianSchema>;
export type GaussianDataFile = NonNullable<GaussianFile['public']>;
