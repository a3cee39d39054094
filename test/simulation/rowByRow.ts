import { Matrix as Dense, SVD } from 'ml-matrix';
import type { DataSet, RealDataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem, Entity, Update } from '../../src/ecosystem/ecosystem.js';
import type { Memory } from '../../src/ecosystem/pools.js';
import type { Scheduled } from '../../src/ecosystem/scheduled.js';
import { type RandomStream, randomStream } from '../../src/random/stream.js';
import { valueAt } from '../../src/scenario/expression.js';
import { designRows } from '../../src/simulation/designRows.js';
import { interaction } from '../../src/simulation/interaction.js';
import { beyondPlain } from '../../src/simulation/plainInteraction.js';
import type { SampleMeasures } from '../../src/simulation/sampledGeneration.js';
import { symmetricFactor } from '../../src/simulation/symmetricFactor.js';

import { numberOf } from '../support/numbers.js';

type Vector = readonly number[];
interface Labelled {
  readonly weight: number;
  readonly rows: readonly Vector[];
  readonly labels: Vector;
}

/** What a pool holds: weighted data, and how much of it is from models and from people. */
interface Contents {
  readonly fromModels: readonly Labelled[];
  readonly fromPeople: readonly Labelled[];
  readonly models: number;
  readonly people: number;
}

/**
 * The interaction of one replicate as a user would first write it: lists of rows, √weight-scaled, stacked, and
 * solved by singular values; pools are lists of all data sets that were ever written there, with the weights they have
 * left; gradient steps are taken one by one. It shares with the simulation the rows that stand for a Gram matrix (which
 * have tests of their own) and the order in which random numbers are drawn.
 *
 * @returns estimates[t][k], d numbers each.
 */
export function rowByRow(
  world: Ecosystem,
  { generations, seed, replicate }: { generations: number; seed: number; replicate: number },
  synthetic: 'fixed' | 'redrawn' = 'fixed',
): Vector[][] {
  const stream = randomStream(seed, replicate + 1);
  const { features: d, pools } = world;
  const entities = world.entities.flatMap((entity, kind) =>
    Array.from({ length: entity.copies }, () => ({ entity, kind })),
  );
  const perRow = (n: number) => (world.loss === 'mean' ? 1 / n : 1);
  const draw = (data: DataSet & Partial<RealDataSet>, truth: Vector, noise: number): Labelled => {
    const rows = listed(data);
    const labels = data.labels ? [...data.labels] : label(rows, truth, noise, stream);
    return { weight: perRow(data.samples), rows, labels };
  };
  const drawShared = () => draw(world.public, [...world.truth.data], world.noise);
  const drawOwn = (entity: Entity) => draw(entity.private, [...entity.truth.data], entity.noise);
  let shared = drawShared();
  let owned = entities.map(({ entity }) => drawOwn(entity));
  const valueIn = (t: number, fixed: number, wanted: (one: Scheduled) => boolean): number => {
    const scheduled = world.schedule.find(wanted);
    return scheduled === undefined ? fixed : valueAt(scheduled.value, t);
  };
  const number = (t: number, key: 'alpha' | 'beta', kind: number) =>
    valueIn(t, world.entities[kind]![key], (one) => one.key === key && one.entity === kind);
  const shareOf = (t: number, m: number) =>
    valueIn(t, pools[m]!.people?.share ?? 0, (one) => one.key === 'people' && one.pool === m);
  const real = (t: number, k: number, weight: number): Labelled[] => {
    const { entity, kind } = entities[k]!;
    const beta = number(t, 'beta', kind);
    return [
      times(owned[k]!, weight * beta),
      times(shared, weight * (1 - beta)),
      ...(entity.ridge === null ? [] : [penalty(entity.ridge)]),
    ];
  };
  /** Labels of entity j for one pool, or for all pools where it publishes the same. */
  const published = (t: number, j: number, theta: Vector, pool: number | null): Labelled => {
    const { entity, kind } = entities[j]!;
    const { data, noise } =
      pool === null
        ? { data: entity.synthetic, noise: entity.syntheticNoise }
        : entity.publications[pool]!;
    if (synthetic === 'redrawn') {
      const rows = drawRows(entity, stream);
      return { weight: perRow(rows.length), rows, labels: label(rows, theta, noise, stream) };
    }
    const n = valueIn(
      t,
      Number.NaN,
      (one) => one.key === 'samples' && one.entity === kind && one.pool === pool,
    );
    if (Number.isNaN(n)) return draw({ ...data, labels: null }, theta, noise);
    // Any rows with the Gram matrix will do: d of them.
    const some = { ...data, samples: data.rows?.rows ?? d };
    const rows = listed(some);
    const labels = label(rows, theta, noise * Math.sqrt(rows.length / n), stream);
    return { weight: 1 / rows.length, rows, labels };
  };
  const publicationOf = (j: number, m: number) => entities[j]!.entity.publications[m] ?? null;
  const shareIn = (m: number, j: number) => numberOf(world.publish[m]![entities[j]!.kind]!);

  const plain = beyondPlain(interaction(world)) === null;
  const held: Contents[] = pools.map(() => nothing);
  const batches: Contents[][] = pools.map(() => []);
  const history = [entities.map((_, k) => leastNormFit(d, real(0, k, 1)))];
  for (let t = 1; t <= generations; t++) {
    const last = history[t - 1]!;
    // What nobody reads is not drawn, but for the plain interaction, which draws for all.
    const isRead = (j: number, m: number) =>
      pools[m]!.labels === 'shared' && (shareIn(m, j) > 0 || plain);
    const everywhere: Labelled[] = [];
    const apart: (Labelled | null)[][] = [];
    last.forEach((theta, j) => {
      const alike = pools.some((_, m) => isRead(j, m) && publicationOf(j, m) === null);
      everywhere.push(alike ? published(t, j, theta, null) : unread);
      apart.push(
        pools.map((_, m) =>
          isRead(j, m) && publicationOf(j, m) !== null ? published(t, j, theta, m) : null,
        ),
      );
    });
    pools.forEach(({ people, memory, labels }, m) => {
      const h = shareOf(t, m);
      const batch: Contents = {
        fromModels:
          labels === 'own'
            ? []
            : last.map((_, j) => times(apart[j]![m] ?? everywhere[j]!, (1 - h) * shareIn(m, j))),
        fromPeople:
          people === null
            ? []
            : [
                times(
                  draw({ ...people.data, labels: null }, [...world.truth.data], world.noise),
                  h,
                ),
              ],
        models: 1 - h,
        people: h,
      };
      batches[m]!.push(batch);
      held[m] = remembered(memory, held[m]!, batches[m]!);
    });
    if (world.public.fresh) shared = drawShared();
    owned = entities.map(({ entity }, k) => (entity.private.fresh ? drawOwn(entity) : owned[k]!));
    const answers = pools.map(({ labels }, m) =>
      entities.map(({ kind }) =>
        labels === 'shared' || numberOf(world.crawl[kind]![m]!) === 0
          ? []
          : last.flatMap((theta, j) => {
              if (shareIn(m, j) === 0) return [];
              const data = published(t, j, theta, publicationOf(j, m) === null ? null : m);
              return [times(data, (1 - shareOf(t, m)) * shareIn(m, j))];
            }),
      ),
    );
    history.push(
      entities.map(({ entity, kind }, k) => {
        const alpha = number(t, 'alpha', kind);
        const crawled = held.flatMap((content, m) => {
          const { catches, loses } = entity.filter ?? { catches: 0, loses: 0 };
          const left = content.models * (1 - catches) + content.people * (1 - loses);
          const weight = (alpha * numberOf(world.crawl[kind]![m]!)) / (left > 0 ? left : 1);
          return [
            ...[...content.fromModels, ...answers[m]![k]!].map((data) =>
              times(data, weight * (1 - catches)),
            ),
            ...content.fromPeople.map((data) => times(data, weight * (1 - loses))),
          ];
        });
        return updated(d, entity.update, last[k]!, [...real(t, k, 1 - alpha), ...crawled]);
      }),
    );
  }
  return history;
}

const unread: Labelled = { weight: 0, rows: [], labels: [] };
const nothing: Contents = { fromModels: [], fromPeople: [], models: 0, people: 0 };

/** A sum of contents with weights. */
const summed = (parts: readonly (readonly [number, Contents])[]): Contents => ({
  fromModels: parts.flatMap(([w, { fromModels }]) => fromModels.map((data) => times(data, w))),
  fromPeople: parts.flatMap(([w, { fromPeople }]) => fromPeople.map((data) => times(data, w))),
  models: parts.reduce((sum, [w, { models }]) => sum + w * models, 0),
  people: parts.reduce((sum, [w, { people }]) => sum + w * people, 0),
});

/** What a pool holds after the last of these batches, and before it. */
function remembered(memory: Memory, before: Contents, batches: readonly Contents[]): Contents {
  const batch = batches.at(-1)!;
  switch (memory.kind) {
    case 'replace':
      return batch;
    case 'accumulate':
      return summed(batches.map((one) => [1 / batches.length, one]));
    case 'decay':
      if (batches.length === 1) return batch;
      return summed([
        [1 - memory.rate, before],
        [memory.rate, batch],
      ]);
    case 'window': {
      const kept = batches.slice(-memory.batches);
      return summed(kept.map((one) => [1 / kept.length, one]));
    }
  }
}

/** λ‖θ − θ°‖² as d rows. */
function penalty({ gram, normal }: RealDataSet): Labelled {
  const weight = gram.get(0, 0);
  const rows = Array.from({ length: gram.rows }, (_, i) =>
    Array.from({ length: gram.rows }, (__, j) => (i === j ? 1 : 0)),
  );
  return { weight, rows, labels: rows.map((_, i) => normal!.get(i, 0) / weight) };
}

/** A refit, or gradient steps one by one. */
function updated(d: number, update: Update, last: Vector, data: readonly Labelled[]): Vector {
  if (update.kind === 'refit') return leastNormFit(d, data);
  let theta = last;
  for (let step = 0; step < update.steps; step++) {
    const gradient = Array.from({ length: d }, () => 0);
    for (const { weight, rows, labels } of data) {
      rows.forEach((row, i) => {
        const residual = labels[i]! - dot(row, theta);
        row.forEach((x, j) => {
          gradient[j]! += weight * x * residual;
        });
      });
    }
    theta = theta.map((x, j) => x + update.rate * gradient[j]!);
  }
  return theta;
}

/** The minimiser of Σ weight ‖y − Xθ‖² of least norm; singular values below 1e-7 of the largest count as zero. */
function leastNormFit(d: number, data: readonly Labelled[]): Vector {
  const stacked = data.flatMap(({ weight, rows, labels }) =>
    rows.map((row, i) => [...row, labels[i]!].map((x) => x * Math.sqrt(weight))),
  );
  if (stacked.length === 0) return Array.from({ length: d }, () => 0);
  const X = new Dense(stacked.map((row) => row.slice(0, d)));
  const y = Dense.columnVector(stacked.map((row) => row[d]!));
  const {
    leftSingularVectors: U,
    rightSingularVectors: V,
    diagonal,
  } = new SVD(X, {
    autoTranspose: true,
  });
  const c = U.transpose().mmul(y).to1DArray();
  return Array.from({ length: d }, (_, i) =>
    diagonal.reduce(
      (sum, s, l) => (s > 1e-7 * diagonal[0]! ? sum + (V.get(i, l) * c[l]!) / s : sum),
      0,
    ),
  );
}

const times = (data: Labelled, weight: number): Labelled => ({
  ...data,
  weight: data.weight * weight,
});

const listed = (data: DataSet): Vector[] => {
  const { rows, columns, entries } = designRows(data).X;
  return Array.from({ length: rows }, (_, i) => [...entries.slice(i * columns, (i + 1) * columns)]);
};

const label = (rows: readonly Vector[], theta: Vector, noise: number, { normal }: RandomStream) =>
  rows.map((row) => row.reduce((sum, x, i) => sum + x * theta[i]!, 0) + noise * normal());

function drawRows({ synthetic }: Entity, { normal, below }: RandomStream): Vector[] {
  const { rows, gram, samples } = synthetic;
  if (rows !== null) {
    const literal = listed(synthetic);
    return literal.map(() => literal[below(literal.length)]!);
  }
  const F = symmetricFactor({ rows: gram.rows, columns: gram.columns, entries: gram.data });
  return Array.from({ length: samples }, () => {
    const z = Array.from({ length: F.columns }, normal);
    return Array.from({ length: F.rows }, (_, i) =>
      z.reduce((sum, x, j) => sum + F.entries[i * F.columns + j]! * x, 0),
    );
  });
}

/** The measures of theory, and their standard errors, of replicates given as lists of estimates. */
export function readRowByRow(
  world: Ecosystem,
  runs: readonly (readonly Vector[])[],
): SampleMeasures & { readonly standardErrors: SampleMeasures } {
  const entities = world.entities.flatMap((entity) =>
    Array.from({ length: entity.copies }, () => entity),
  );
  const truth = [...world.truth.data];
  const tasks = [
    ...entities.map((entity) => ({ data: entity.private, truth: [...entity.truth.data] })),
    { data: world.public, truth },
  ];
  const inner = (k: number, l: number) => runs.map((run) => dot(run[k]!, run[l]!));
  const each = {
    mean: entities.map((_, k) => truth.map((_, i) => runs.map((run) => run[k]![i]!))),
    mse: entities.map((_, k) => runs.map((run) => squared(minus(run[k]!, truth)))),
    dispersion: runs.map((run) => {
      const average = truth.map((_, i) => mean(run.map((theta) => theta[i]!)));
      return mean(run.map((theta) => squared(minus(theta, average))));
    }),
    risk: entities.map((_, k) =>
      tasks.map((task) =>
        runs.map((run) => {
          const error = minus(run[k]!, task.truth);
          // Per sample, whatever the loss that models are fitted with.
          return listed(task.data).reduce(
            (sum, row) => sum + dot(row, error) ** 2 / task.data.samples,
            0,
          );
        }),
      ),
    ),
  };
  const similarity = entities.map((_, k) =>
    entities.map((_, l) => mean(inner(k, l)) / Math.sqrt(mean(inner(k, k)) * mean(inner(l, l)))),
  );
  // What one replicate moves a similarity by, to first order.
  const pull = entities.map((_, k) =>
    entities.map((_, l) => {
      const [a, b, s] = [mean(inner(k, k)), mean(inner(l, l)), similarity[k]![l]!];
      return inner(k, l).map(
        (p, r) => p / Math.sqrt(a * b) - (s / 2) * (inner(k, k)[r]! / a + inner(l, l)[r]! / b),
      );
    }),
  );
  const summary = (summarise: (values: Vector) => number) => ({
    mean: each.mean.map((row) => row.map(summarise)),
    mse: each.mse.map(summarise),
    dispersion: summarise(each.dispersion),
    risk: each.risk.map((row) => row.map(summarise)),
  });
  return {
    ...summary(mean),
    similarity,
    standardErrors: {
      ...summary(standardError),
      similarity: pull.map((row) => row.map(standardError)),
    },
  };
}

const dot = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const squared = (a: Vector) => dot(a, a);
const minus = (a: Vector, b: Vector) => a.map((x, i) => x - b[i]!);
const mean = (values: Vector) => values.reduce((sum, x) => sum + x, 0) / values.length;
const standardError = (values: Vector) =>
  Math.sqrt(
    values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) /
      (values.length - 1) /
      values.length,
  );
