import type { DataSet, RealDataSet } from '../ecosystem/dataSet.js';
import type { Ecosystem, Filter, Update } from '../ecosystem/ecosystem.js';
import type { Memory } from '../ecosystem/pools.js';
import type { Scheduled } from '../ecosystem/scheduled.js';
import type { Real } from '../linalg/doubleDouble.js';
import { type DesignRows, designRows, rowsLike } from './designRows.js';
import { type Penalty, penalty } from './penalty.js';
import { symmetricFactor } from './symmetricFactor.js';
import { scaledTable, type Table, transposedTable } from './table.js';
import { type Units, unitsOf } from './units.js';

/** Rows as they are simulated. */
export interface Rows extends DesignRows {
  /** Weight of one row in the loss: 1/n for the mean, 1 for the sum. */
  readonly weight: number;
}

/** Real data as they are simulated. */
export interface RealRows extends Rows {
  /** y where given; otherwise labels are drawn again in every replicate. */
  readonly labels: Float64Array | null;
  /** Whether they are also drawn again in every generation. */
  readonly fresh: boolean;
  /** F, d×r, with FFᵀ the Gram matrix per sample, whatever the loss: risk on these data is ‖Fᵀ(θ̂ − θ)‖². */
  readonly riskFactor: Table;
}

/** Rows an entity labels and publishes each generation. */
export interface SyntheticRows extends Rows {
  /** F, d×r, of a Gaussian law N(0, FFᵀ) of redrawn rows; null where they are drawn from the literal ones. */
  readonly factor: Table | null;
}

/** Rows and labels of their own that an entity publishes in one pool. */
export interface PublishedRows {
  readonly rows: Rows;
  /** Standard deviation of the noise in a label. */
  readonly noise: number;
}

/** A platform as it is simulated. */
export interface PoolRows {
  readonly name: string;
  readonly memory: Memory;
  readonly labels: 'shared' | 'own';
  /** h and the rows that people label again in every generation; null where only models write. */
  readonly people: { readonly share: number; readonly rows: Rows } | null;
}

/** A kind of model maker with everything its copies share. */
export interface Kind {
  readonly copies: number;
  readonly alpha: number;
  readonly beta: number;
  /** Standard deviation of the noise in a private label. */
  readonly noise: number;
  readonly truth: Float64Array;
  readonly private: RealRows;
  readonly synthetic: SyntheticRows;
  /** Standard deviation of the noise in a synthetic label. */
  readonly syntheticNoise: number;
  /** What it publishes in one pool alone; null in the others. */
  readonly publications: readonly (PublishedRows | null)[];
  readonly filter: Filter | null;
  readonly ridge: Penalty | null;
  readonly update: Update;
}

/** The interaction row by row, as plain data that can be sent to a worker thread. */
export interface Interaction {
  /** d. */
  readonly features: number;
  /** What all numbers here are divided by. */
  readonly units: Units;
  readonly truth: Float64Array;
  readonly noise: number;
  readonly public: RealRows;
  readonly kinds: readonly Kind[];
  readonly pools: readonly PoolRows[];
  /** What changes with the generation. */
  readonly schedule: readonly Scheduled[];
  /** G: share of pool m that each copy of kind j publishes, pools×kinds. */
  readonly publish: readonly (readonly number[])[];
  /** F: weight of pool m in what kind k crawls, kinds×pools. */
  readonly crawl: readonly (readonly number[])[];
}

/**
 * Realises an ecosystem row by row.
 *
 * @param ecosystem - Not modified.
 */
export function interaction(ecosystem: Ecosystem): Interaction {
  const { features, truth, noise, publish, crawl, entities, pools, schedule } = ecosystem;
  const weightOf = ({ samples }: DataSet) =>
    ecosystem.loss === 'mean' && samples > 0 ? 1 / samples : 1;
  const weighed = (data: DataSet) => ({ design: designRows(data), weight: weightOf(data) });
  const shared = weighed(ecosystem.public);
  const own = entities.map((entity) => weighed(entity.private));
  /** The rows of published data; where their number changes, it scales the noise alone and any number will do. */
  const realised = (data: DataSet, entity: number, pool: number | null): DataSet => {
    const changes = schedule.some(
      (one) => one.key === 'samples' && one.entity === entity && one.pool === pool,
    );
    return changes ? { ...data, samples: data.rows?.rows ?? features } : data;
  };
  const published = (data: DataSet, k: number, pool: number | null): Weighed => {
    const synthetic = realised(data, k, pool);
    const { private: real } = entities[k]!;
    // Rows distributed like real rows that are known take their triangle, not their second moment.
    const like = [
      { gram: real.gram, rows: real.rows, design: own[k]!.design },
      { ...ecosystem.public, design: shared.design },
    ].find(({ gram, rows }) => rows !== null && gram === synthetic.gram);
    const design =
      like && synthetic.rows === null ? rowsLike(like.design, synthetic.samples) : null;
    return design ? { design, weight: weightOf(synthetic) } : weighed(synthetic);
  };
  const everywhere = entities.map(({ synthetic }, k) => published(synthetic, k, null));
  const apart = entities.map(({ publications }, k) =>
    pools.map((_, m) => publications[m] && published(publications[m].data, k, m)),
  );
  const people = pools.map((pool) => pool.people && weighed(pool.people.data));
  const penalties = entities.map(({ ridge }) => ridge && penalty(ridge));
  const units = unitsOf(
    ecosystem,
    [shared, ...own, ...everywhere, ...apart.flat(), ...people].filter((all) => !!all),
    penalties.filter((one) => one !== null),
  );
  const { feature, label } = units;
  const inUnits = (values: Float64Array, unit: number) =>
    unit === 1 ? values : values.map((x) => x / unit);
  // θ is a label by a feature; divided in two steps, neither of which overflows.
  const model = (theta: Float64Array) => inUnits(inUnits(theta, label), 1 / feature);
  const rows = ({ design, weight }: Weighed): Rows => ({
    X: { ...design.X, entries: inUnits(design.X.entries, feature) },
    Q: design.Q,
    R: { ...design.R, entries: inUnits(design.R.entries, feature) },
    weight,
  });
  const real = (data: RealDataSet, drawn: Weighed): RealRows => {
    const made = rows(drawn);
    return {
      ...made,
      labels: data.labels && inUnits(data.labels, label),
      fresh: data.fresh,
      riskFactor: transposedTable(scaledTable(made.R, 1 / Math.sqrt(Math.max(1, data.samples)))),
    };
  };
  const law = ({ gram, rows: literal }: DataSet): Table | null => {
    if (literal !== null) return null;
    const F = symmetricFactor({ rows: gram.rows, columns: gram.columns, entries: gram.data });
    return { ...F, entries: inUnits(F.entries, feature) };
  };
  const inTheirUnits = (one: Penalty | null): Penalty | null =>
    one && {
      R: { ...one.R, entries: inUnits(one.R.entries, feature) },
      z: inUnits(one.z, label),
    };
  return {
    features,
    units,
    truth: model(truth.data),
    noise: noise / label,
    public: real(ecosystem.public, shared),
    kinds: entities.map((entity, k) => ({
      copies: entity.copies,
      alpha: entity.alpha,
      beta: entity.beta,
      noise: entity.noise / label,
      truth: model(entity.truth.data),
      private: real(entity.private, own[k]!),
      synthetic: { ...rows(everywhere[k]!), factor: law(entity.synthetic) },
      syntheticNoise: entity.syntheticNoise / label,
      publications: apart[k]!.map(
        (drawn, m) => drawn && { rows: rows(drawn), noise: entity.publications[m]!.noise / label },
      ).map((own) => own ?? null),
      filter: entity.filter,
      ridge: inTheirUnits(penalties[k]!),
      update:
        entity.update.kind === 'refit'
          ? entity.update
          : { ...entity.update, rate: entity.update.rate * feature * feature },
    })),
    pools: pools.map(({ name, memory, labels, people: writers }, m) => ({
      name,
      memory,
      labels,
      people: writers && { share: writers.share, rows: rows(people[m]!) },
    })),
    schedule,
    publish: publish.map((shares) => shares.map(toFloat64)),
    crawl: crawl.map((weights) => weights.map(toFloat64)),
  };
}

/** The kind of each individual entity, copies written out, in the order of the scenario. */
export const individuals = ({ kinds }: Pick<Interaction, 'kinds'>): number[] =>
  kinds.flatMap(({ copies }, j) => Array.from({ length: copies }, () => j));

/** A share or weight, whatever the precision of the ecosystem. */
const toFloat64 = (x: Real): number => (typeof x === 'number' ? x : x.hi);

interface Weighed {
  readonly design: DesignRows;
  readonly weight: number;
}
