/** What each key of a scenario file means: shown in errors, in the JSON Schema and in docs/scenario.md. */
export const meaning = {
  $schema: 'the address of the JSON Schema of scenario files, for editors',
  model: 'the family of models: linear (default), categorical or gaussian',
  name: 'the name shown in tables and results',
  features: 'd, the number of features of every example',
  featureNames: 'what the features are called: a list of d names',
  truth: 'θ, the true coefficients: the word ones, or a list of d numbers',
  noise: "σ, standard deviation of every label's noise",
  alpha: 'α, weight of synthetic data in every update',
  beta: 'β, weight of private against public data within real data',
  loss: 'squared loss per sample (mean) or summed over samples (sum)',
  public: 'D*, real data shared by all entities',
  entities: 'the K model makers',
  private: 'D̃_k, real data only this entity has',
  synthetic: 'D_k, the rows this entity labels with its model and publishes each generation',
  copies: 'the number of entities of this kind, each with its own data',
  samples: 'n, the number of rows',
  design:
    'how the rows of features are distributed: a word, or a mapping by features, gram, rows, csv or covariance',
  gram: 'XᵀX/n, the second moment per sample: d rows of d numbers, symmetric, positive semidefinite',
  rows: 'X itself: a list of rows of d numbers',
  csv: 'the path of a CSV file with a header, relative to the scenario file',
  columns: 'names of the columns that are the features, in order',
  target: 'the name of the column that holds the labels y',
  where: 'which rows to keep: those whose named columns hold these values',
  standardize:
    'whether to scale every column to mean 0 and standard deviation 1 over the whole file',
  intercept: 'whether to put a feature that is 1 in every row before the columns',
  covariance: 'covariance of the rows, which are drawn once: d rows of d numbers',
  seed: 'the seed of that draw',
  fresh: 'whether labels are drawn again in every generation',
  pools: 'the platforms that models and people publish in and that models crawl',
  memory:
    'what a pool keeps: replace (the last batch), accumulate (all), a mapping by decay (fading) or window (the last few)',
  decay: 'δ, the weight of the newest batch in what is kept, above 0 and at most 1',
  window: 'how many batches are kept',
  human: 'people who write in a pool: fresh real data in every generation',
  labels:
    'whether all who crawl a pool read the same labels (shared), or each has labels drawn for it (own)',
  publish:
    'what volume the entity publishes in each pool, relative to the others; none: it publishes nothing',
  share: 'the volume published there, relative to the others',
  crawl:
    'with what weight the entity crawls each pool; the name of an entity is a pool it fills alone',
  filter: 'a detector in what the entity crawls',
  catches: 'the share of synthetic data that the detector drops, 0 to 1',
  loses: 'the share of people’s data that it drops by mistake, 0 to 1',
  ridge: 'λ, weight of a penalty λ|θ − θ°|² in every fit',
  weight: 'λ, the weight of the penalty',
  toward: 'θ°, the coefficients that the penalty pulls to',
  update: 'refit, or gradient steps from the last model: a mapping with steps and rate',
  steps: 'the number of gradient steps in every generation',
  rate: 'η, the length of each step',
  types: 'V, the number of answers that a prompt can have',
  contexts: 'C, the number of prompts (default: 1)',
  counts: 'how often each type was the answer: a row of V counts for every context',
  law: 'the probabilities of the V types: a row for every context',
  text: 'the path of a plain text, or a list of paths, relative to the scenario file',
  ngram:
    'how many tokens are modelled together: 1, 2 or 3; a model predicts the last from the others',
  vocabulary: 'how many of the most frequent tokens are types of their own; the rest is one type',
  tokens: 'what a text is made of: words (default) or characters',
  holdOut: 'the share of every text, at its end, that is kept for the tasks',
  mean: 'μ, the mean: a list of d numbers',
  smoothing: 'a, the weight of the prior in every fit, in the units of the weights of the data',
} as const;

/** Some keys mean something else inside another: what, by the path of keys that ends in them. */
export const meaningWithin = {
  'entities.name': 'a name no other entity has',
  'pools.name': 'a name no other pool has',
  'synthetic.noise': 'the standard deviation of the noise in the labels that it publishes',
  'human.share': 'h, the weight of people in every batch of the pool, 0 to 1',
  'gaussian.covariance': 'Σ, the covariance: d rows of d numbers',
  'gaussian.rows': 'known data: a list of rows of d numbers',
  'gaussian.truth': 'the law behind the data; models are judged by its mean',
  'model.covariance':
    'how a covariance is fitted: mle (default), or unbiased (divided by 1 less the squares of all weights)',
  'categorical.truth': 'the law that models are judged by (default: all real data together)',
  'categorical.samples': 'n(c), the number of answers in every context',
  'synthetic.contexts':
    'whose shares of contexts a total number of samples is divided by: private, public, mixture or uniform',
  'smoothing.weight': 'a, the weight of the prior in every fit',
  'smoothing.toward': 'the law that smoothing pulls to (default: all types alike)',
  'design.features':
    'the list of features that the rows show, counted from 0: the Gram matrix is 1 there and 0 elsewhere',
} as const;

export type Key = keyof typeof meaning;

/** What the last key of a path means there; undefined for what is no key of a scenario. */
export function meaningOf(keys: readonly string[]): string | undefined {
  const [last = ''] = keys.slice(-1);
  const within: Readonly<Record<string, string>> = meaningWithin;
  const anywhere: Readonly<Record<string, string>> = meaning;
  return within[keys.slice(-2).join('.')] ?? anywhere[last];
}
