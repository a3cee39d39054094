import { DomainError } from '../../errors.js';
import {
  type CategoricalScenario,
  textPaths,
} from '../../scenario/categorical/categoricalScenario.js';
import type {
  AnswersFile,
  CategoricalEntityFile,
} from '../../scenario/categorical/categoricalSchema.js';
import { requireDistinctNames } from '../../scenario/entityNames.js';
import { type Place, place } from '../../scenario/place.js';
import { printable } from '../../scenario/printable.js';
import {
  type Answers,
  drawnAnswers,
  knownAnswers,
  noAnswers,
  sharesOfContexts,
  type TaskLaw,
} from './answers.js';
import { contextSizes } from './contextSizes.js';
import { type Network, networkOf } from './network.js';
import { normalised, type SparseTable, sparseRows, weightedSum } from './sparseTable.js';
import { type TextCounts, textCounts } from './textCounts.js';

/** Tables with more numbers than this are not written out as lists. */
const MOST_ENTRIES = 1e8;
const MOST_ENTITIES = 200;
/** How far probabilities may miss a sum of 1. */
const ROUNDING = 1e-9;
const MOST_WORDS = 5000;

/** A maker of categorical models. */
export interface CategoricalEntity {
  readonly name: string;
  readonly alpha: number;
  readonly beta: number;
  readonly private: Answers;
  /** n(c): how many answers it publishes in every context, and their sum. */
  readonly synthetic: { readonly sizes: Float64Array; readonly total: number };
  /** What it is judged by on its own task; null without private data. */
  readonly task: TaskLaw | null;
}

/** Additive smoothing: `weight` times a prior is added to what every model is fitted to. */
export interface Smoothing {
  readonly weight: number;
  /** The prior; null: all types alike. */
  readonly toward: SparseTable | null;
}

/** A scenario of categorical models, realised: tables of laws, sizes, pools and who crawls them. */
export interface CategoricalEcosystem {
  readonly name: string;
  /** C. */
  readonly contexts: number;
  /** V. */
  readonly types: number;
  readonly public: Answers;
  /** The public task, judged by `truth`; null without public data. */
  readonly publicTask: TaskLaw | null;
  /** One for every entity, copies written out. */
  readonly entities: readonly CategoricalEntity[];
  /** For every entity, the entry of the scenario that it comes from. */
  readonly kinds: readonly number[];
  readonly network: Network;
  readonly smoothing: Smoothing;
  /** What models are judged by, C×V. */
  readonly truth: SparseTable;
  /** w(c): share of context c in all real data together; uniform without real data. */
  readonly weights: Float64Array;
  /** Tokens and contexts where the data are texts. */
  readonly language:
    | (TextCounts & { readonly ngram: number; readonly tokens: 'words' | 'characters' })
    | null;
}

/**
 * Realises a scenario of categorical models.
 *
 * @param scenario - Not modified.
 * @returns laws and sizes of every data set, tasks, truth and pools.
 * @throws ScenarioError if a rule that depends on the numbers of types and contexts, or on another key, is broken.
 * @throws DomainError if there are more than 200 entities, copies counted.
 */
export function categoricalEcosystem(scenario: CategoricalScenario): CategoricalEcosystem {
  const { file, source } = scenario;
  const top = place(source);
  requireDistinctNames(file.entities, top.at('entities'));
  const copies = file.entities.map((entity) => entity.copies ?? 1);
  const population = copies.reduce((sum, n) => sum + n, 0);
  if (population > MOST_ENTITIES) {
    throw new DomainError(
      `${source}: categorical models must be at most ${MOST_ENTITIES} entities, found ${population}. Lower copies.`,
    );
  }
  const language = languageOf(scenario, top);
  const shape = shapeOf(scenario, language, top);
  const { contexts } = shape;
  const shared =
    file.public === undefined
      ? noAnswers(contexts)
      : answersOf(file.public, shape, top.at('public'), language?.counts[0]);
  const kindsOfData = file.entities.map((entity, k) => {
    const here = top.at('entities', k);
    const own =
      entity.private === undefined
        ? noAnswers(contexts)
        : answersOf(entity.private, shape, here.at('private'), language?.counts[k + 1]);
    const beta = weightOf('beta', entity, file, here, onlyBeta(own, shared));
    const f = { own: sharesOfContexts(own), shared: sharesOfContexts(shared) };
    const named = {
      private: own.total === 0 ? null : f.own,
      public: shared.total === 0 ? null : f.shared,
      uniform: f.own.map(() => 1 / contexts),
      mixture:
        own.total === 0 && shared.total === 0
          ? null
          : f.own.map((share, c) => beta * share + (1 - beta) * f.shared[c]!),
    };
    const sizes = syntheticSizes(entity, contexts, named, here.at('synthetic'));
    const held = language?.heldOut[k + 1];
    return {
      entity,
      alpha: weightOf('alpha', entity, file, here),
      beta,
      own,
      synthetic: { sizes, total: sizes.reduce((sum, n) => sum + n, 0) },
      task:
        own.total === 0
          ? null
          : entity.truth !== undefined
            ? { shares: f.own, law: lawOf(entity.truth, shape, here.at('truth')) }
            : held !== undefined && held.types.length > 0
              ? heldOutTask(held)
              : { shares: f.own, law: own.law },
    };
  });
  const kinds = copies.flatMap((n, k) => Array.from({ length: n }, () => k));
  const entities = kinds.map((kind, i): CategoricalEntity => {
    const { entity, alpha, beta, own, synthetic, task } = kindsOfData[kind]!;
    const number = i - kinds.indexOf(kind) + 1;
    const name = copies[kind] === 1 ? entity.name : `${entity.name}-${number}`;
    return { name, alpha, beta, private: own, synthetic, task };
  });
  const everything = [shared, ...entities.map((entity) => entity.private)];
  const rows = everything.reduce((sum, { total }) => sum + total, 0);
  const weights = Float64Array.from({ length: contexts }, (_, c) =>
    rows === 0 ? 1 / contexts : everything.reduce((sum, { sizes }) => sum + sizes[c]!, 0) / rows,
  );
  const truth =
    file.truth === undefined
      ? normalised(
          weightedSum(
            everything.map(({ law }) => law),
            everything.map(({ sizes }) => sizes),
            contexts,
          ),
        )
      : lawOf(file.truth, shape, top.at('truth'));
  return {
    name: file.name ?? source,
    ...shape,
    public: shared,
    publicTask: shared.total === 0 ? null : { shares: sharesOfContexts(shared), law: truth },
    entities,
    kinds,
    network: networkOf(
      file,
      source,
      kinds,
      entities.map(({ alpha }) => alpha > 0),
    ),
    smoothing: smoothingOf(scenario, shape, top),
    truth,
    weights,
    language,
  };
}

interface Shape {
  readonly contexts: number;
  readonly types: number;
}

function languageOf(
  { file, texts }: CategoricalScenario,
  top: Place,
): CategoricalEcosystem['language'] {
  const data = [
    { data: file.public, here: top.at('public') },
    ...file.entities.map((entity, k) => ({
      data: entity.private,
      here: top.at('entities', k, 'private'),
    })),
  ];
  const written = data.some((each) => each.data !== undefined && 'text' in each.data);
  if (!written) {
    for (const key of ['ngram', 'vocabulary', 'tokens', 'holdOut'] as const) {
      if (file[key] === undefined) continue;
      throw top
        .at(key)
        .broken('must stand beside texts', printable(file[key]), 'Remove it, or give texts.');
    }
    return null;
  }
  for (const { data: each, here } of data) {
    if (each === undefined || 'text' in each) continue;
    throw here.broken(
      'must be texts where other data are texts',
      printable(Object.keys(each).join(', ')),
      'Give { text: … } here too.',
    );
  }
  for (const key of ['types', 'contexts'] as const) {
    if (file[key] === undefined) continue;
    throw top
      .at(key)
      .broken('must be left out beside texts', printable(file[key]), 'Remove it: texts decide.');
  }
  const { ngram = 2, tokens = 'words', vocabulary = MOST_WORDS, holdOut = 0 } = file;
  const owners = data.map((each) =>
    each.data === undefined ? [] : textPaths(each.data).map((path) => texts.get(path)!),
  );
  const counted = textCounts(owners, { ngram, tokens, vocabulary, holdOut });
  data.forEach(({ data: each, here }, i) => {
    if (each === undefined || counted.counts[i]!.types.length > 0) return;
    throw here
      .at('text')
      .broken(
        `must hold at least one of the ${tokens} that are counted`,
        'none',
        tokens === 'words' ? 'Give a text with letters, or tokens: characters.' : 'Give a text.',
      );
  });
  return { ...counted, ngram, tokens };
}

function shapeOf({ file }: CategoricalScenario, language: TextCounts | null, top: Place): Shape {
  if (language !== null) {
    return { contexts: language.contexts.length, types: language.types.length };
  }
  const { types, contexts = 1 } = file;
  if (types === undefined) {
    throw top
      .at('types')
      .broken('must be a positive whole number', 'nothing', 'Add it: the number of types.');
  }
  if (types * contexts > MOST_ENTRIES) {
    throw top
      .at('contexts')
      .broken(
        'must give tables of at most 1e8 numbers (types × contexts)',
        printable(types * contexts),
        'Lower types or contexts.',
      );
  }
  return { contexts, types };
}

type Table = readonly (number | readonly number[])[];

/** Rows of a table that a scenario writes; one context may be written as a single list. */
function rowsOf(table: Table, { contexts, types }: Shape, here: Place): (readonly number[])[] {
  const rows =
    typeof table[0] === 'number'
      ? [table as readonly number[]]
      : (table as readonly (readonly number[])[]);
  if (rows.length !== contexts) {
    throw here.broken(
      `must have a row for each of the ${contexts} contexts`,
      `${rows.length} rows`,
      'Add or remove rows, or correct contexts.',
    );
  }
  const odd = rows.findIndex((row) => row.length !== types);
  if (odd >= 0) {
    throw here
      .at(odd)
      .broken(
        `must have a number for each of the ${types} types`,
        `${rows[odd]!.length} numbers`,
        'Correct the row, or types.',
      );
  }
  return [...rows];
}

function lawOf(table: Table, shape: Shape, here: Place): SparseTable {
  const rows = rowsOf(table, shape, here);
  return sparseRows(
    rows.map((row, c) => {
      const sum = row.reduce((total, p) => total + p, 0);
      if (Math.abs(sum - 1) > ROUNDING) {
        throw here
          .at(c)
          .broken('must be probabilities of sum 1', `a sum of ${sum}`, 'Correct the row.');
      }
      return row.map((p) => p / sum);
    }),
  );
}

function answersOf(
  data: AnswersFile,
  shape: Shape,
  here: Place,
  text: SparseTable | undefined,
): Answers {
  if ('text' in data) return knownAnswers(text!);
  const answers =
    'counts' in data
      ? knownAnswers(sparseRows(rowsOf(data.counts, shape, here.at('counts'))))
      : drawnAnswers(
          sizesOf(data.samples, shape.contexts, here.at('samples')),
          lawOf(data.law, shape, here.at('law')),
        );
  if (answers.total > 0) return answers;
  throw here.broken('must have at least one answer', 'none', 'Add some, or leave the data out.');
}

function sizesOf(samples: number | readonly number[], contexts: number, here: Place): Float64Array {
  const sizes = typeof samples === 'number' ? [samples] : samples;
  if (sizes.length === contexts) return Float64Array.from(sizes);
  throw here.broken(
    `must be a list of numbers, one for each of the ${contexts} contexts`,
    printable(samples),
    'Correct the list, or contexts.',
  );
}

function syntheticSizes(
  { synthetic, publish }: CategoricalEntityFile,
  contexts: number,
  shares: Readonly<Record<'private' | 'public' | 'mixture' | 'uniform', Float64Array | null>>,
  here: Place,
): Float64Array {
  const { samples, contexts: by } = synthetic;
  const sizes = () => {
    if (by === undefined) {
      if (typeof samples === 'number' && contexts > 1) {
        throw here
          .at('samples')
          .broken(
            `must say how the ${contexts} contexts share it`,
            printable(samples),
            'Add contexts: private, public, mixture or uniform, or write a list.',
          );
      }
      return sizesOf(samples, contexts, here.at('samples'));
    }
    const chosen = shares[by];
    if (chosen === null) {
      throw here
        .at('contexts')
        .broken('must be the contexts of data that there are', by, 'Choose another word.');
    }
    if (typeof samples === 'number') return contextSizes(samples, chosen);
    throw here
      .at('contexts')
      .broken('must stand beside a total number of samples', by, 'Remove it, or write a total.');
  };
  const divided = sizes();
  if (publish === 'none' || divided.some((size) => size > 0)) return divided;
  throw here
    .at('samples')
    .broken(
      'must be at least 1 in one context',
      printable(samples),
      'Raise it, or write publish: none.',
    );
}

function weightOf(
  key: 'alpha' | 'beta',
  entity: CategoricalEntityFile,
  file: CategoricalScenario['file'],
  here: Place,
  byDefault?: number,
): number {
  const weight = entity[key] ?? file[key] ?? byDefault;
  if (weight !== undefined) return weight;
  throw here
    .at(key)
    .broken('must be a number from 0 to 1', 'nothing', `Add ${key} here, or once at the top.`);
}

/** β where only one kind of real data exists, or none. */
function onlyBeta(own: Answers, shared: Answers): number | undefined {
  if (shared.total === 0) return 1;
  return own.total === 0 ? 0 : undefined;
}

function heldOutTask(counts: SparseTable): TaskLaw {
  const answers = knownAnswers(counts);
  return { shares: sharesOfContexts(answers), law: answers.law };
}

function smoothingOf({ file }: CategoricalScenario, shape: Shape, top: Place): Smoothing {
  const { smoothing = 0 } = file;
  if (typeof smoothing === 'number') return { weight: smoothing, toward: null };
  const { weight, toward } = smoothing;
  return {
    weight,
    toward: toward === undefined ? null : lawOf(toward, shape, top.at('smoothing', 'toward')),
  };
}
