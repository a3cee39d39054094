import {
  type CategoricalEcosystem,
  categoricalEcosystem,
} from '../../ecosystem/categorical/categoricalEcosystem.js';
import { contextData } from '../../ecosystem/categorical/contextData.js';
import { DomainError } from '../../errors.js';
import { type RandomStream, randomStream } from '../../random/stream.js';
import type { CategoricalScenario } from '../../scenario/categorical/categoricalScenario.js';
import { simulateContext, spelledOut } from './replicate.js';

/** What to write, and by whom. */
export interface SampleOptions {
  /** t, the generation of the model. */
  readonly generation: number;
  /** Its name. */
  readonly entity: string;
  /** How many tokens are written. */
  readonly words: number;
  readonly seed: number;
}

/**
 * Text written by a language model of one generation of one simulated run: each token is drawn given those before it.
 * Where the model has written what is no context of any text, it begins a new sentence.
 *
 * @param scenario - of language models. Not modified.
 * @param options - generation, entity, length, seed.
 * @returns the text; the same options give the same text.
 * @throws DomainError if the scenario has no texts, or no entity of that name.
 */
export function sampleText(scenario: CategoricalScenario, options: SampleOptions): string {
  const ecosystem = categoricalEcosystem(scenario);
  const { language, entities } = ecosystem;
  if (language === null) {
    throw new DomainError(
      `sample: ${ecosystem.name} must be of language models, found counts and laws. Give texts.`,
    );
  }
  const k = entities.findIndex(({ name }) => name === options.entity);
  if (k < 0) {
    throw new DomainError(
      `sample: the entity must be one of ${entities.map(({ name }) => name).join(', ')}, found ${options.entity}.`,
    );
  }
  const random = randomStream(options.seed, 0);
  const tables = tablesOf(ecosystem, k, options.generation, random);
  const index = new Map(language.contexts.map((context, c) => [context.join(), c]));
  const start = new Array<number>(language.ngram - 1).fill(0);
  const written: string[] = [];
  let context = start;
  for (let i = 0; i < options.words; i++) {
    let c = index.get(context.join());
    if (c === undefined) {
      context = start;
      c = index.get(start.join()) ?? 0;
    }
    const type = drawn(tables[c]!, random, ecosystem.types);
    written.push(language.types[type]!);
    context = [...context, type].slice(context.length + 1 - start.length);
  }
  if (language.tokens === 'characters') return written.join('');
  return written.join(' ').replaceAll(' .', '.');
}

interface Table {
  readonly types: Int32Array;
  readonly law: Float64Array;
}

/** The tables of model k at a generation of one run. */
function tablesOf(
  ecosystem: CategoricalEcosystem,
  k: number,
  generation: number,
  random: RandomStream,
): Table[] {
  return Array.from({ length: ecosystem.contexts }, (_, c) => {
    const data = spelledOut(ecosystem, c, contextData(ecosystem, c));
    let law = new Float64Array(0);
    simulateContext(ecosystem, c, data, generation, random, (t, models) => {
      if (t === generation) law = Float64Array.from(models[k]!);
    });
    return { types: data.types, law };
  });
}

/** A type by inversion; a place that stands for many types has no probability here. */
function drawn({ types, law }: Table, random: RandomStream, V: number): number {
  let point = random.uniform() * law.reduce((sum, p) => sum + p, 0);
  for (let i = 0; i < law.length; i++) {
    point -= law[i]!;
    if (point < 0 && types[i]! >= 0) return types[i]!;
  }
  return types.find((type) => type >= 0 && type < V) ?? 0;
}
