import { type Ecosystem, ecosystem, type Loss } from '../ecosystem/ecosystem.js';
import { poolNames } from '../ecosystem/poolNames.js';
import type { Scheduled } from '../ecosystem/scheduled.js';
import { DomainError } from '../errors.js';
import {
  decimalRational,
  isZero,
  one,
  type Rational,
  rational,
  zero,
} from '../rational/rational.js';
import { columnOf, matrixOf, type RationalMatrix, zeros } from '../rational/rationalMatrix.js';
import { writtenExpression } from '../scenario/parseExpression.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { place } from '../scenario/place.js';
import type { EntityFile, PoolFile, ScenarioFile, SyntheticDataFile } from '../scenario/schema.js';
import type { DataPlace } from './dataPlace.js';
import { type ExactDataSet, exactRealData, exactSyntheticData, noExactData } from './exactData.js';
import { rationalAt } from './exactExpression.js';
import { exactFit } from './exactFit.js';

/** Rows published in one pool alone. */
export interface ExactPublication {
  readonly data: ExactDataSet;
  /** Of the noise in their labels. */
  readonly variance: Rational;
}

export type ExactUpdate =
  | { readonly kind: 'refit' }
  | { readonly kind: 'steps'; readonly steps: number; readonly rate: Rational };

/** A kind of model maker, its numbers exact. */
export interface ExactEntity {
  readonly name: string;
  readonly copies: number;
  readonly alpha: Rational;
  readonly beta: Rational;
  /** σ_k². */
  readonly variance: Rational;
  /** θ_k, d×1. */
  readonly truth: RationalMatrix;
  readonly private: ExactDataSet;
  /** Whether its private labels are new in every generation. */
  readonly fresh: boolean;
  readonly synthetic: ExactDataSet;
  /** Of the noise in what it publishes. */
  readonly syntheticVariance: Rational;
  /** For every pool: rows of its own there, else null. */
  readonly publications: readonly (ExactPublication | null)[];
  readonly filter: { readonly catches: Rational; readonly loses: Rational } | null;
  /** λ and θ°. */
  readonly ridge: { readonly weight: Rational; readonly toward: RationalMatrix } | null;
  readonly update: ExactUpdate;
}

export type ExactMemory =
  | { readonly kind: 'replace' | 'accumulate' }
  | { readonly kind: 'decay'; readonly rate: Rational }
  | { readonly kind: 'window'; readonly batches: number };

export interface ExactPool {
  readonly name: string;
  readonly memory: ExactMemory;
  readonly people: { readonly share: Rational; readonly data: ExactDataSet } | null;
  readonly labels: 'shared' | 'own';
}

/** Who trains on whose data, every number a fraction: what `Ecosystem` is in float64. */
export interface ExactEcosystem {
  readonly name: string;
  readonly features: number;
  readonly featureNames: readonly string[];
  readonly loss: Loss;
  /** θ, d×1. */
  readonly truth: RationalMatrix;
  /** σ² of the public labels. */
  readonly variance: Rational;
  readonly public: ExactDataSet;
  /** Whether the public labels are new in every generation. */
  readonly fresh: boolean;
  readonly entities: readonly ExactEntity[];
  readonly pools: readonly ExactPool[];
  /** What changes with the generation; numbers here are those of generation 1. */
  readonly schedule: readonly Scheduled[];
  readonly publish: readonly (readonly Rational[])[];
  readonly crawl: readonly (readonly Rational[])[];
}

/**
 * Realises a scenario in fractions. A number in the file is the decimal that it shows: 0.3 is 3/10.
 *
 * Where real labels are given, θ defaults to the least-squares fit of least norm to all labelled real data and σ² to
 * RSS/(n − rank), both rational.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @throws ScenarioError if the scenario breaks a rule, or something in it is irrational.
 * @throws DomainError if it has a key that exact arithmetic does not read.
 */
export function exactEcosystem(scenario: Scenario): ExactEcosystem {
  const { file, source, tables } = scenario;
  requireKnownKeys(file, source);
  const realised = ecosystem(scenario);
  const top = place(source);
  const { features: d } = file;
  const none = noExactData(d);
  const at = (...parts: readonly (string | number)[]) => ({ here: top.at(...parts), tables });
  const shared = file.public ? exactRealData(file.public, realised.public, at('public')) : none;
  const listed = listedKinds(file, realised);
  const owned = file.entities.map((entity, k) =>
    entity.private
      ? exactRealData(
          entity.private,
          realised.entities[listed.indexOf(k)]!.private,
          at('entities', k, 'private'),
        )
      : none,
  );
  const fit = exactFit([
    { data: shared, copies: 1 },
    ...owned.map((data, k) => ({ data, copies: file.entities[k]!.copies ?? 1 })),
  ]);
  const truth = truthOf(file.truth, d) ?? fit?.coefficients ?? ones(d);
  const variance = square(file.noise) ?? fit?.residualVariance ?? one;
  const moving = (entity: number, pool: number | null) =>
    realised.schedule.some(
      (one) => one.key === 'samples' && one.entity === entity && one.pool === pool,
    );
  const names = poolNames(file, source);
  return {
    name: realised.name,
    features: d,
    featureNames: realised.featureNames,
    loss: realised.loss,
    truth,
    variance,
    public: shared,
    fresh: realised.public.fresh,
    schedule: realised.schedule.map((scheduled) => ({
      ...scheduled,
      value: writtenExpression(textOf(scheduled, file, listed, names.names)),
    })),
    pools: realised.pools.map((pool, m) =>
      exactPool(pool, file.pools?.[m], at('pools', m, 'human')),
    ),
    entities: listed.map((k, i): ExactEntity => {
      const entity = file.entities[k]!;
      const kind = realised.entities[i]!;
      const weight = (key: 'alpha' | 'beta') =>
        rationalOf(entity[key] ?? file[key] ?? kind[key], at('entities', k, key));
      const weights = { alpha: weight('alpha'), beta: weight('beta') };
      const own = owned[k]!;
      const sources = { private: own, public: shared, beta: weights.beta };
      const ownVariance = square(entity.noise) ?? variance;
      const syntheticVariance = square(entity.synthetic.noise) ?? ownVariance;
      const published = (
        design: SyntheticDataFile['design'],
        data: Ecosystem['public'] | Ecosystem['entities'][number]['synthetic'],
        moves: boolean,
        here: DataPlace,
      ) =>
        // A size that changes scales the noise alone: its rows exist, however many they are.
        exactSyntheticData({ design }, moves ? { ...data, samples: d } : data, here, sources);
      return {
        name: kind.name,
        copies: kind.copies,
        ...weights,
        variance: ownVariance,
        truth: truthOf(entity.truth, d) ?? truth,
        private: own,
        fresh: kind.private.fresh,
        synthetic: published(
          entity.synthetic.design,
          kind.synthetic,
          moving(i, null),
          at('entities', k, 'synthetic'),
        ),
        syntheticVariance,
        publications: kind.publications.map((publication, m) => {
          if (publication === null) return null;
          const name = names.names[m]!;
          const { publish } = entity;
          const written = publish === 'none' ? undefined : publish?.[name];
          if (typeof written !== 'object') return null;
          return {
            data: published(
              written.design ?? entity.synthetic.design,
              publication.data,
              moving(i, m),
              at('entities', k, 'publish', name),
            ),
            variance: square(written.noise) ?? syntheticVariance,
          };
        }),
        filter: entity.filter
          ? {
              catches: decimalRational(entity.filter.catches),
              loses: decimalRational(entity.filter.loses ?? 0),
            }
          : null,
        ridge: ridgeOf(entity.ridge ?? file.ridge, d),
        update:
          kind.update.kind === 'refit'
            ? kind.update
            : { ...kind.update, rate: decimalRational(kind.update.rate) },
      };
    }),
    ...exactFlows(file, names, listed, realised),
  };
}

/** A number, or the value of an expression at generation 1. */
function rationalOf(stated: number | string, { here }: DataPlace): Rational {
  if (typeof stated === 'number') return decimalRational(stated);
  return rationalAt({ value: writtenExpression(stated), path: here.path }, 1);
}

/** The text of a number that changes. */
function textOf(
  scheduled: Scheduled,
  { alpha, beta, pools, entities }: ScenarioFile,
  listed: readonly number[],
  poolNamed: readonly string[],
): string {
  if (scheduled.key === 'people') return String(pools![scheduled.pool]!.human!.share);
  const entity = entities[listed[scheduled.entity]!]!;
  if (scheduled.key !== 'samples') {
    return String(entity[scheduled.key] ?? { alpha, beta }[scheduled.key]);
  }
  const { publish, synthetic } = entity;
  const inPool =
    scheduled.pool === null || typeof publish !== 'object'
      ? undefined
      : publish[poolNamed[scheduled.pool]!];
  const own = typeof inPool === 'object' ? inPool.samples : undefined;
  return String(own ?? synthetic.samples);
}

/** For every entity of the ecosystem its place in the file: copies may have been written out. */
function listedKinds({ entities }: ScenarioFile, realised: Ecosystem): number[] {
  const places: number[] = [];
  entities.forEach(({ name, copies = 1 }, k) => {
    const whole = realised.entities[places.length]?.name === name;
    for (let i = 0; i < (whole ? 1 : copies); i++) places.push(k);
  });
  return places;
}

function exactPool(
  { name, memory, labels, people }: Ecosystem['pools'][number],
  written: PoolFile | undefined,
  here: DataPlace,
): ExactPool {
  const human = written?.human;
  return {
    name,
    labels,
    memory:
      memory.kind === 'decay' ? { kind: 'decay', rate: decimalRational(memory.rate) } : memory,
    people:
      people && human
        ? {
            share: rationalOf(human.share, { ...here, here: here.here.at('share') }),
            data: exactRealData(
              { design: human.design ?? 'isotropic' },
              {
                ...people.data,
                labels: null,
                fresh: true,
                column: null,
                normal: null,
                projected: null,
              },
              here,
            ),
          }
        : null,
  };
}

function ridgeOf(ridge: ScenarioFile['ridge'], d: number): ExactEntity['ridge'] {
  const written = typeof ridge === 'number' ? { weight: ridge, toward: undefined } : ridge;
  if (written === undefined || written.weight === 0) return null;
  return {
    weight: decimalRational(written.weight),
    toward: truthOf(written.toward, d) ?? zeros(d, 1),
  };
}

/** Volumes and weights of the file as exact shares: the default is one pool, equal volumes, crawled by all. */
function exactFlows(
  { entities }: ScenarioFile,
  { names, declared, owners }: ReturnType<typeof poolNames>,
  listed: readonly number[],
  realised: Ecosystem,
): Pick<ExactEcosystem, 'publish' | 'crawl'> {
  const volume = (m: number, k: number): number => {
    const owner = owners[m]!;
    if (owner !== null) return Number(owner === k);
    const { publish } = entities[k]!;
    if (publish === undefined) return 1;
    const written = publish === 'none' ? 0 : (publish[names[m]!] ?? 0);
    return typeof written === 'number' ? written : (written.share ?? 1);
  };
  const weight = (m: number, k: number): number => {
    const { crawl } = entities[k]!;
    return crawl === undefined ? Number(m < declared) : (crawl[names[m]!] ?? 0);
  };
  const shares = (amounts: readonly number[], copies: readonly number[]): Rational[] => {
    const exact = amounts.map(decimalRational);
    const sum = exact.reduce((total, x, j) => total.add(x.mul(rational(copies[j]!))), zero);
    return exact.map((x) => (isZero(sum) ? zero : x.div(sum)));
  };
  const copies = realised.entities.map((entity) => entity.copies);
  return {
    publish: names.map((_, m) =>
      shares(
        listed.map((k) => volume(m, k)),
        copies,
      ),
    ),
    crawl: listed.map((k) =>
      shares(
        names.map((_, m) => weight(m, k)),
        names.map(() => 1),
      ),
    ),
  };
}

/** What this file reads. A key that is not here would change the answer unseen. */
const read = {
  scenario: [
    ...'$schema name features featureNames truth noise alpha beta loss public'.split(' '),
    ...'ridge update pools entities'.split(' '),
  ],
  entity: [
    ...'name copies alpha beta noise truth private synthetic'.split(' '),
    ...'publish crawl filter ridge update'.split(' '),
  ],
  pool: 'name memory human labels'.split(' '),
  data: 'samples design fresh noise share'.split(' '),
} as const;

function requireKnownKeys(file: ScenarioFile, source: string): void {
  const check = (path: string, part: object | undefined, known: readonly string[]) => {
    const key = Object.keys(part ?? {}).find((one) => !known.includes(one));
    if (key === undefined) return;
    throw new DomainError(
      `${source}: ${path}${key}: must not be there for exact arithmetic, found ${key}. Remove it, or solve without exact arithmetic.`,
    );
  };
  check('', file, read.scenario);
  check('public.', file.public, read.data);
  file.pools?.forEach((pool, m) => {
    check(`pools[${m}].`, pool, read.pool);
    check(`pools[${m}].human.`, pool.human, read.data);
  });
  file.entities.forEach((entity, k) => {
    const here = `entities[${k}].`;
    check(here, entity, read.entity);
    check(`${here}private.`, entity.private, read.data);
    check(`${here}synthetic.`, entity.synthetic, read.data);
    for (const [pool, own] of Object.entries(entity.publish ?? {})) {
      if (typeof own === 'object') check(`${here}publish.${pool}.`, own, read.data);
    }
  });
}

const square = (sigma: number | undefined): Rational | undefined =>
  sigma === undefined ? undefined : decimalRational(sigma).mul(decimalRational(sigma));

function truthOf(truth: EntityFile['truth'], d: number): RationalMatrix | undefined {
  if (truth === undefined) return undefined;
  return truth === 'ones' ? ones(d) : columnOf(truth.map(decimalRational));
}

const ones = (d: number): RationalMatrix => matrixOf(d, 1, () => one);
