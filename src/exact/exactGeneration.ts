import { isZero, one, type Rational, rational, zero } from '../rational/rational.js';
import {
  combination,
  product,
  type RationalMatrix,
  scalarMatrix,
  scaled,
  sum,
} from '../rational/rationalMatrix.js';
import { rationalPseudoInverse } from '../rational/rationalPseudoInverse.js';
import type { ExactDataSet } from './exactData.js';
import type { ExactEcosystem, ExactEntity } from './exactEcosystem.js';
import { type ExactForm, formOf, mappedForm, mixedForm } from './exactForm.js';
import { keptAt, keptBlocks, nextBlocks } from './exactMemory.js';
import { type ExactNumbers, rest } from './exactNumbers.js';
import { exactLossGram } from './exactRecurrence.js';

/*
 * Copies of a kind are alike: what they do to others is c times what their average does, and what sets one of them apart
 * from that average never leaves it. So a kind is two vectors, its average and the deviation of one copy, with
 * inputs and noises b̄ and b − b̄ of covariances V/c and V(1 − 1/c), independent of each other.
 */

/** Names of the vectors that a generation depends on. */
export const names = {
  average: (k: number) => `average ${k}`,
  deviation: (k: number) => `deviation ${k}`,
  kept: (part: Part, m: number, i: number) => `${part} ${m} ${i}`,
  one: '1',
  shared: 'public',
  own: (k: number) => `private ${k}`,
  apart: (k: number) => `apart ${k}`,
} as const;

type Part = 'models' | 'people';

/** One generation as a map: the next state, block by block, and the noise that is new in it. */
export interface ExactGeneration {
  readonly state: ReadonlyMap<string, ExactForm>;
  /** The batch that every block which accumulates would take in. */
  readonly batches: ReadonlyMap<string, ExactForm>;
  /** Covariances of the noises by name; independent of each other. */
  readonly noises: ReadonlyMap<string, RationalMatrix>;
  /** Shares of people that the pools kept, for the next generation. */
  readonly shares: readonly (readonly Rational[])[];
}

/** The names of all blocks of the state, in order. */
export function stateNames({ entities, pools }: ExactEcosystem): string[] {
  const kept = (part: Part, m: number) =>
    Array.from({ length: keptBlocks(pools[m]!.memory) }, (_, i) => names.kept(part, m, i));
  return [
    ...entities.map((_, k) => names.average(k)),
    ...entities.flatMap(({ copies }, k) => (copies > 1 ? [names.deviation(k)] : [])),
    ...pools.flatMap(({ people }, m) => [
      ...kept('models', m),
      ...(people === null ? [] : kept('people', m)),
    ]),
  ];
}

/** Shares of people before generation 1: pools are empty. */
export const emptyShares = ({ pools }: ExactEcosystem): Rational[][] =>
  pools.map(({ memory }) => Array.from({ length: keptBlocks(memory) }, () => zero));

/** Noises by name, gathered while forms are written down. */
class Noises {
  readonly covariances = new Map<string, RationalMatrix>();

  /** A noise of this name and covariance, as a form. */
  named(name: string, covariance: RationalMatrix): ExactForm {
    this.covariances.set(name, covariance);
    return formOf(name, scalarMatrix(covariance.integers.length));
  }
}

/** σ²S/n for the mean loss, σ²nS for the sum: of the normal vector of n labels. */
function labelCovariance(
  data: ExactDataSet,
  variance: Rational,
  n: Rational,
  loss: ExactEcosystem['loss'],
): RationalMatrix {
  if (isZero(n)) return data.gram;
  return scaled(loss === 'mean' ? variance.div(n) : variance.mul(n), data.gram);
}

/** Real data of a kind: its inputs, and where they are fresh noise of their own. */
function realForms(system: ExactEcosystem, k: number, beta: Rational, noises: Noises) {
  const { loss, public: shared, fresh, variance } = system;
  const entity = system.entities[k]!;
  const d = system.features;
  const identity = scalarMatrix(d);
  const noiseOf = (data: ExactDataSet, sigma2: Rational) =>
    labelCovariance(data, sigma2, rational(data.samples), loss);
  const ownNoise = noiseOf(entity.private, entity.variance);
  const c = rational(entity.copies);
  const own = (input: string, noise: string, share: Rational): ExactForm =>
    mixedForm([
      [beta, formOf(input, identity)],
      ...(entity.fresh ? [[beta, noises.named(noise, scaled(share, ownNoise))] as const] : []),
    ]);
  const average = mixedForm([
    [one, own(names.own(k), `fresh ${k}`, one.div(c))],
    [rest(beta), formOf(names.shared, identity)],
    ...(fresh ? [[rest(beta), noises.named('fresh', noiseOf(shared, variance))] as const] : []),
  ]);
  return {
    average,
    apart: own(names.apart(k), `fresh apart ${k}`, rest(one.div(c))),
    gram: combination(d, d, [
      [beta, exactLossGram(entity.private, loss)],
      [rest(beta), exactLossGram(shared, loss)],
    ]),
  };
}

/** λI and λθ°. */
function ridgeParts({ ridge }: ExactEntity, d: number): { gram: RationalMatrix; pull: ExactForm } {
  if (ridge === null) return { gram: scalarMatrix(d, zero), pull: new Map() };
  const pull = scaled(ridge.weight, ridge.toward);
  return { gram: scalarMatrix(d, ridge.weight), pull: formOf(names.one, pull) };
}

/** Generation 0: every model is fitted to its real data and its ridge alone. */
export function exactBeginning(system: ExactEcosystem, { beta }: ExactNumbers): ExactGeneration {
  const noises = new Noises();
  const state = new Map<string, ExactForm>();
  system.entities.forEach((entity, k) => {
    const real = realForms(system, k, beta[k]!, noises);
    const ridge = ridgeParts(entity, system.features);
    const gain = rationalPseudoInverse(sum(real.gram, ridge.gram));
    const all = mixedForm([
      [one, real.average],
      [one, ridge.pull],
    ]);
    state.set(names.average(k), mappedForm(gain, all));
    if (entity.copies > 1) state.set(names.deviation(k), mappedForm(gain, real.apart));
  });
  return { state, batches: new Map(), noises: noises.covariances, shares: emptyShares(system) };
}

/** What a pool holds after its newest batch. */
interface Content {
  readonly models: ExactForm;
  readonly people: ExactForm;
  /** Share of people in it. */
  readonly share: Rational;
}

/**
 * Generation t of an ecosystem, from publishing to the new models, written down from the definition.
 *
 * @param numbers - of that generation.
 * @param shares - of people, that the pools kept.
 * @param t - 1, 2, …; null in the long run.
 */
export function exactGeneration(
  system: ExactEcosystem,
  numbers: ExactNumbers,
  shares: readonly (readonly Rational[])[],
  t: number | null,
): ExactGeneration {
  const { entities, pools, publish, crawl, features: d, loss, truth, variance } = system;
  const noises = new Noises();
  const identity = scalarMatrix(d);
  const state = new Map<string, ExactForm>();
  const batches = new Map<string, ExactForm>();

  // What kind j publishes in pool m: rows, and the covariance of one copy's labels.
  const published = (j: number, m: number) => {
    const { synthetic, syntheticVariance, publications } = entities[j]!;
    const own = publications[m] ?? null;
    const data = own?.data ?? synthetic;
    const n = own === null ? numbers.samples[j]! : numbers.samplesIn[j]![m]!;
    return {
      gram: exactLossGram(data, loss),
      noise: labelCovariance(data, own?.variance ?? syntheticVariance, n, loss),
      name: own === null ? `labels ${j}` : `labels ${j} ${m}`,
    };
  };
  const writers = (m: number) =>
    entities.flatMap(({ copies }, j) => {
      const share = publish[m]![j]!;
      return isZero(share) ? [] : [{ j, copies: rational(copies), share, ...published(j, m) }];
    });

  const contents = pools.map(({ memory, people, labels }, m): Content => {
    const h = numbers.people[m]!;
    const fromModels = mixedForm(
      writers(m).flatMap(({ j, copies, share, gram, noise, name }) => {
        const weight = rest(h).mul(copies).mul(share);
        const labelled = formOf(names.average(j), gram);
        return labels === 'own'
          ? [[weight, labelled] as const]
          : ([
              [weight, labelled],
              [weight, noises.named(name, scaled(one.div(copies), noise))],
            ] as const);
      }),
    );
    const fromPeople: ExactForm =
      people === null
        ? new Map()
        : mixedForm([
            [h, formOf(names.one, product(exactLossGram(people.data, loss), truth))],
            [
              h,
              noises.named(
                `people ${m}`,
                labelCovariance(people.data, variance, rational(people.data.samples), loss),
              ),
            ],
          ]);
    const kept = keptAt(memory, t);
    const remembered = (part: Part, batch: ExactForm): ExactForm => {
      const before = kept.blocks.map((_, i) => formOf(names.kept(part, m, i), identity));
      const u = mixedForm([
        [kept.batch, batch],
        ...before.map((block, i) => [kept.blocks[i]!, block] as const),
      ]);
      nextBlocks(memory, u, batch, before).forEach((block, i) => {
        state.set(names.kept(part, m, i), block);
        if (memory.kind === 'accumulate') batches.set(names.kept(part, m, i), batch);
      });
      return u;
    };
    return {
      models: remembered('models', fromModels),
      people: people === null ? new Map() : remembered('people', fromPeople),
      share: kept.blocks.reduce(
        (total, weight, i) => total.add(weight.mul(shares[m]![i]!)),
        kept.batch.mul(h),
      ),
    };
  });

  entities.forEach((entity, k) => {
    const { filter, copies } = entity;
    const alpha = numbers.alpha[k]!;
    const real = realForms(system, k, numbers.beta[k]!, noises);
    const ridge = ridgeParts(entity, d);
    const c = rational(copies);
    const grams: [Rational, RationalMatrix][] = [
      [rest(alpha), real.gram],
      [one, ridge.gram],
    ];
    const average: [Rational, ExactForm][] = [
      [rest(alpha), real.average],
      [one, ridge.pull],
    ];
    const apart: [Rational, ExactForm][] = [[rest(alpha), real.apart]];
    pools.forEach(({ people, labels }, m) => {
      const weight = alpha.mul(crawl[k]![m]!);
      if (isZero(weight)) return;
      const { models, people: written, share } = contents[m]!;
      const passes = {
        models: filter === null ? one : rest(filter.catches),
        people: filter === null ? one : rest(filter.loses),
      };
      const left = passes.models.mul(rest(share)).add(passes.people.mul(share));
      const ofModels = weight.mul(passes.models).div(left);
      const ofPeople = weight.mul(passes.people).div(left);
      average.push([ofModels, models], [ofPeople, written]);
      for (const { copies: many, share: G, gram } of writers(m)) {
        grams.push([ofModels.mul(rest(share)).mul(many).mul(G), gram]);
      }
      if (people !== null) grams.push([ofPeople.mul(share), exactLossGram(people.data, loss)]);
      if (labels === 'shared') return;
      // Every copy that reads here gets labels of its own.
      const own = combination(
        d,
        d,
        writers(m).map(({ copies: many, share: G, noise }) => [many.mul(G).mul(G), noise]),
      );
      const strength = ofModels.mul(rest(numbers.people[m]!));
      average.push([strength, noises.named(`reads ${k} ${m}`, scaled(one.div(c), own))]);
      if (copies > 1) {
        apart.push([
          strength,
          noises.named(`reads apart ${k} ${m}`, scaled(rest(one.div(c)), own)),
        ]);
      }
    });
    const A = combination(d, d, grams);
    const { carried: all, learned } = training(entity, A);
    // What data never show is 0 from the first fit on where real data are used: in the long run nothing is carried of it.
    const shown = t === null && system.schedule.length === 0 && !isZero(rest(alpha));
    const carried = all && shown ? product(all, product(A, rationalPseudoInverse(A))) : all;
    const trained = (name: string, data: readonly (readonly [Rational, ExactForm])[]) =>
      state.set(
        name,
        mixedForm([
          ...(carried === null ? [] : [[one, formOf(name, carried)] as const]),
          [one, mappedForm(learned, mixedForm(data))],
        ]),
      );
    trained(names.average(k), average);
    if (copies > 1) trained(names.deviation(k), apart);
  });
  return {
    state,
    batches,
    noises: noises.covariances,
    shares: pools.map(({ memory }, m) =>
      nextBlocks(memory, contents[m]!.share, numbers.people[m]!, shares[m]!),
    ),
  };
}

/** θ_t = Cθ_{t−1} + Lq: a refit, L = A⁺, or s steps θ ← θ + η(q − Aθ). */
function training(
  { update }: ExactEntity,
  A: RationalMatrix,
): { readonly carried: RationalMatrix | null; readonly learned: RationalMatrix } {
  if (update.kind === 'refit') return { carried: null, learned: rationalPseudoInverse(A) };
  const d = A.integers.length;
  const step = sum(scalarMatrix(d), scaled(update.rate.neg(), A));
  let carried = scalarMatrix(d);
  let learned = scalarMatrix(d, zero);
  for (let i = 0; i < update.steps; i++) {
    learned = sum(learned, scaled(update.rate, carried));
    carried = product(step, carried);
  }
  return { carried, learned };
}
