/** What each key of a scenario file means: shown in errors, in the JSON Schema and in docs/scenario.md. */
export const meaning = {
  $schema: 'the address of the JSON Schema of scenario files, for editors',
  name: 'the name shown in tables and results',
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
    'how the rows of features are distributed: a word, or a mapping whose first key tells which',
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
} as const;

export type Key = keyof typeof meaning;

/** Whether a key of the file is one that has a meaning somewhere. */
export const isKey = (key: PropertyKey | undefined): key is Key =>
  typeof key === 'string' && Object.hasOwn(meaning, key);
