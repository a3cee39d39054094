import * as z from 'zod';
import {
  described,
  integer,
  list,
  mapping,
  name,
  nonNegative,
  number,
  several,
  text,
  word,
} from '../designSchema.js';
import { meaningWithin } from '../meaning.js';

const MOST_TYPES = 1_000_000;
const MOST_ROWS = 1e12;
const MOST_VOLUME = 1e100;

const shareRule = 'must be a number from 0 to 1';
const share = number(shareRule).min(0, { error: shareRule }).max(1, { error: shareRule });
const alpha = described('alpha', share).optional();
const beta = described('beta', share).optional();
const positive = 'must be a positive whole number';
const countRule = 'must be a whole number, 0 or more';
const count = integer(countRule, 0, MOST_ROWS);
const probability = number(shareRule).min(0, { error: shareRule }).max(1, { error: shareRule });

const tableOf = <T extends z.ZodType>(entry: T, rule: string) =>
  z.union([list(list(entry, rule), rule).min(1, { error: rule }), list(entry, rule)], {
    error: rule,
  });
const lawRule = 'must be a list of probabilities for every context';
const law = described('law', tableOf(probability, lawRule));
const counts = described('counts', tableOf(count, 'must be a list of counts for every context'));
const sizeRule = 'must be a whole number, or a list of one for every context';
const sizes = z.union([count, list(count, sizeRule)], { error: sizeRule });
const lawTruth = law.describe(meaningWithin['categorical.truth']).optional();

const path = text('must be the path of a text file');
const counted = z.strictObject({ counts });
const drawn = z.strictObject({
  samples: sizes.describe(meaningWithin['categorical.samples']),
  law,
});
const written = z.strictObject({
  text: described(
    'text',
    z.union([path, list(path, 'must be a list of paths').min(1, { error: 'must have a path' })], {
      error: 'must be the path of a text file, or a list of paths',
    }),
  ),
});
const answers = z.union([counted, drawn, written], {
  error: 'must be { counts: … }, { samples: …, law: … } or { text: … }',
});
const synthetic = z.strictObject(
  {
    samples: sizes.describe(meaningWithin['categorical.samples']),
    contexts: word('private', 'public', 'mixture', 'uniform')
      .describe(meaningWithin['synthetic.contexts'])
      .optional(),
  },
  mapping,
);
const smoothingWeight = number(nonNegative).min(0, { error: nonNegative });
const toward = z.strictObject({
  weight: smoothingWeight.describe(meaningWithin['smoothing.weight']),
  toward: law.describe(meaningWithin['smoothing.toward']).optional(),
});
const volume = number(nonNegative)
  .min(0, { error: nonNegative })
  .max(MOST_VOLUME, { error: 'must be at most 1e100' });
const volumes = (rule: string) => z.record(z.string(), volume, { error: rule });
const decayRule = 'must be a number above 0 and at most 1';
const decay = z.strictObject({
  decay: described(
    'decay',
    number(decayRule).gt(0, { error: decayRule }).max(1, { error: decayRule }),
  ),
});
const pool = z.strictObject(
  {
    name: name.describe(meaningWithin['pools.name']),
    memory: described(
      'memory',
      z.union([word('replace', 'accumulate'), decay], {
        error: 'must be replace, accumulate or { decay: … } in a categorical model',
      }),
    ).optional(),
  },
  mapping,
);
const entity = z.strictObject(
  {
    name: name.describe(meaningWithin['entities.name']),
    copies: described('copies', integer(positive, 1)).optional(),
    alpha,
    beta,
    truth: lawTruth,
    private: described('private', answers).optional(),
    synthetic: described('synthetic', synthetic),
    publish: described(
      'publish',
      z.union([z.literal('none'), volumes('must be a mapping of pools to volumes')], {
        error: 'must be none, or a mapping of pools to volumes',
      }),
    ).optional(),
    crawl: described('crawl', volumes('must be a mapping of pools to weights')).optional(),
  },
  mapping,
);

/** The schema of a scenario of categorical models: shapes and ranges. */
export const categoricalSchema = z.strictObject(
  {
    $schema: described('$schema', text('must be an address')).optional(),
    model: described('model', z.literal('categorical')),
    name: described('name', name).optional(),
    types: described('types', integer(positive, 1, MOST_TYPES)).optional(),
    contexts: described('contexts', integer(positive, 1, MOST_TYPES)).optional(),
    ngram: described('ngram', integer('must be 1, 2 or 3', 1, 3)).optional(),
    vocabulary: described('vocabulary', integer(positive, 1, MOST_TYPES)).optional(),
    tokens: described('tokens', word('words', 'characters')).optional(),
    holdOut: described(
      'holdOut',
      number('must be a number from 0, below 1')
        .min(0, { error: 'must be a number from 0, below 1' })
        .lt(1, { error: 'must be a number from 0, below 1' }),
    ).optional(),
    smoothing: described(
      'smoothing',
      z.union([smoothingWeight, toward], {
        error: 'must be a number, 0 or more, or a mapping with weight and toward',
      }),
    ).optional(),
    truth: lawTruth,
    alpha,
    beta,
    public: described('public', answers).optional(),
    pools: several('pools', pool).optional(),
    entities: several('entities', entity),
  },
  mapping,
);

/** Keys that a mapping of a categorical scenario may have. */
export const categoricalKeys = {
  scenario: Object.keys(categoricalSchema.shape),
  entity: Object.keys(entity.shape),
  data: [...Object.keys(counted.shape), ...Object.keys(drawn.shape), ...Object.keys(written.shape)],
  synthetic: Object.keys(synthetic.shape),
  pool: Object.keys(pool.shape),
  memory: Object.keys(decay.shape),
  smoothing: Object.keys(toward.shape),
};

/** A scenario file of categorical models, once its shapes and ranges are known to be right. */
export type CategoricalFile = z.infer<typeof categoricalSchema>;
export type CategoricalEntityFile = CategoricalFile['entities'][number];
export type AnswersFile = NonNullable<CategoricalFile['public']>;
