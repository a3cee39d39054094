import * as z from 'zod';
import {
  described,
  featureName,
  flag,
  integer,
  type labelledCsv,
  list,
  mapping,
  name,
  noise,
  nonNegative,
  number,
  peoplesDesign,
  realDesign,
  samples,
  several,
  syntheticDesign,
  text,
  truth,
  word,
} from './designSchema.js';
import { meaningWithin } from './meaning.js';
import { NoExpression, parseExpression } from './parseExpression.js';

/** Volumes and weights are relative: so far their sums stay within float64. */
const MOST_VOLUME = 1e100;

/** A text that is arithmetic in t; what else it may be is said by the rule of what it stands for. */
const expression = z.string().superRefine((written, context) => {
  try {
    parseExpression(written);
  } catch (cause) {
    if (!(cause instanceof NoExpression)) throw cause;
    const { rule: message, found, next } = cause;
    context.addIssue({ code: 'custom', message, params: { found, next } });
  }
});
const weightRule = 'must be a number from 0 to 1';
const share = number(weightRule).min(0, { error: weightRule }).max(1, { error: weightRule });
const shareInTime = z.union([share, expression], { error: weightRule });
const weight = (key: 'alpha' | 'beta') => described(key, shareInTime);
const samplesInTime = described(
  'samples',
  z.union([samples, expression], { error: 'must be a positive whole number' }),
);
const volume = number(nonNegative)
  .min(0, { error: nonNegative })
  .max(MOST_VOLUME, { error: 'must be at most 1e100' });
const ridgeWeight = number(nonNegative).min(0, { error: nonNegative });
const positiveRule = 'must be a positive number';
const positive = number(positiveRule).positive({ error: positiveRule });
const wholeRule = 'must be a positive whole number';
const count = integer(wholeRule, 1);

const realData = z.strictObject(
  {
    samples: samples.optional(),
    design: realDesign,
    fresh: described('fresh', flag()).optional(),
  },
  mapping,
);
const syntheticNoise = noise.describe(meaningWithin['synthetic.noise']).optional();
const syntheticData = z.strictObject(
  { samples: samplesInTime.optional(), design: syntheticDesign, noise: syntheticNoise },
  mapping,
);

const human = z.strictObject(
  {
    share: shareInTime.describe(meaningWithin['human.share']),
    samples: samples.optional(),
    design: peoplesDesign.optional(),
  },
  mapping,
);
const decayRule = 'must be a number above 0 and at most 1';
const decay = z.strictObject({
  decay: described(
    'decay',
    number(decayRule).gt(0, { error: decayRule }).max(1, { error: decayRule }),
  ),
});
const window = z.strictObject({ window: described('window', count) });
const memoryWords = word('replace', 'accumulate');
const memory = z.union([memoryWords, decay, window], {
  error: 'must be replace, accumulate, { decay: … } or { window: … }',
});
const pool = z.strictObject(
  {
    name: name.describe(meaningWithin['pools.name']),
    memory: described('memory', memory).optional(),
    human: described('human', human).optional(),
    labels: described(
      'labels',
      z.enum(['shared', 'own'], { error: 'must be shared or own' }),
    ).optional(),
  },
  mapping,
);

const publication = z.strictObject({
  share: described('share', volume).optional(),
  samples: samplesInTime.optional(),
  design: syntheticDesign.optional(),
  noise: syntheticNoise,
});
const publish = z.union(
  [
    z.literal('none'),
    z.record(
      z.string(),
      z.union([volume, publication], {
        error: 'must be a volume, 0 or more, or a mapping with share, samples, design and noise',
      }),
    ),
  ],
  { error: 'must be none, or a mapping of pools to volumes' },
);
const crawl = z.record(z.string(), volume, {
  error: 'must be a mapping of pools to weights',
});
const filter = z.strictObject(
  { catches: described('catches', share), loses: described('loses', share).optional() },
  mapping,
);
const weightedRidge = z.strictObject({
  weight: described('weight', ridgeWeight),
  toward: described('toward', truth).optional(),
});
const ridge = described(
  'ridge',
  z.union([ridgeWeight, weightedRidge], {
    error: 'must be a number, 0 or more, or a mapping with weight and toward',
  }),
).optional();
const steps = z.strictObject({
  steps: described('steps', count),
  rate: described('rate', positive),
});
const update = described(
  'update',
  z.union([z.literal('refit'), steps], { error: 'must be refit, or { steps: …, rate: … }' }),
).optional();

const entity = z.strictObject(
  {
    name: name.describe(meaningWithin['entities.name']),
    copies: described('copies', count).optional(),
    alpha: weight('alpha').optional(),
    beta: weight('beta').optional(),
    noise: noise.optional(),
    truth: truth.optional(),
    private: described('private', realData).optional(),
    synthetic: described('synthetic', syntheticData),
    publish: described('publish', publish).optional(),
    crawl: described('crawl', crawl).optional(),
    filter: described('filter', filter).optional(),
    ridge,
    update,
  },
  mapping,
);

const modelRule = 'must be linear, categorical or gaussian';

/** The schema of a scenario file of linear models: shapes and ranges. What depends on d or on data is checked by `ecosystem`. */
export const scenarioSchema = z.strictObject(
  {
    $schema: described('$schema', text('must be an address')).optional(),
    model: described('model', z.literal('linear', { error: modelRule })).optional(),
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
    ridge,
    update,
    pools: several('pools', pool).optional(),
    entities: several('entities', entity),
  },
  mapping,
);

/** Keys that a mapping may have: the whole file, an entity, a data set, and what stands in these. */
export const knownKeys = {
  scenario: Object.keys(scenarioSchema.shape),
  entity: Object.keys(entity.shape),
  data: Object.keys(realData.shape),
  synthetic: Object.keys(syntheticData.shape),
  pool: Object.keys(pool.shape),
  human: Object.keys(human.shape),
  memory: [...Object.keys(decay.shape), ...Object.keys(window.shape)],
  publication: Object.keys(publication.shape),
  filter: Object.keys(filter.shape),
  ridge: Object.keys(weightedRidge.shape),
  update: Object.keys(steps.shape),
};

/** A scenario file as written, once its shapes and ranges are known to be right. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type EntityFile = ScenarioFile['entities'][number];
export type RealDataFile = NonNullable<ScenarioFile['public']>;
export type SyntheticDataFile = EntityFile['synthetic'];
export type PoolFile = NonNullable<ScenarioFile['pools']>[number];
export type PeopleFile = NonNullable<PoolFile['human']>;
export type PublicationFile = z.infer<typeof publication>;
export type CsvDesign = z.infer<typeof labelledCsv>;

/** A design that stands by itself: neither read from a file nor borrowed from other data. */
export type StandaloneDesign = Exclude<RealDataFile['design'], { csv: string }>;

/** Whether a design is rows of a CSV file. */
export const isCsv = <D extends RealDataFile['design'] | SyntheticDataFile['design']>(
  design: D,
): design is Extract<D, { csv: string }> => typeof design === 'object' && 'csv' in design;
