import { Matrix as Dense, SVD } from 'ml-matrix';
import type { DataSet, RealDataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem, Entity } from '../../src/ecosystem/ecosystem.js';
import { type RandomStream, randomStream } from '../../src/random/stream.js';
import { designRows } from '../../src/simulation/designRows.js';
import type { SampleMeasures } from '../../src/simulation/sampledGeneration.js';
import { symmetricFactor } from '../../src/simulation/symmetricFactor.js';

import { numberOf } from '../support/numbers.js';

type Vector = readonly number[];
interface Labelled {
  readonly weight: number;
  readonly rows: readonly Vector[];
  readonly labels: Vector;
}

/**
 * The interaction of one replicate as a user would first write it: lists of rows, √weight-scaled, stacked, and
 * solved by singular values. It shares with the simulation the rows that stand for a Gram matrix (which have tests of
 * their own) and the order in which random numbers are drawn.
 *
 * @returns estimates[t][k], d numbers each.
 */
export function rowByRow(
  world: Ecosystem,
  { generations, seed, replicate }: { generations: number; seed: number; replicate: number },
  synthetic: 'fixed' | 'redrawn' = 'fixed',
): Vector[][] {
  const stream = randomStream(seed, replicate + 1);
  const entities = world.entities.flatMap((entity, kind) =>
    Array.from({ length: entity.copies }, () => ({ entity, kind })),
  );
  const perRow = (n: number) => (world.loss === 'mean' ? 1 / n : 1);
  const draw = (data: RealDataSet, truth: Vector, noise: number): Labelled => {
    const rows = listed(data);
    const labels = data.labels ? [...data.labels] : label(rows, truth, noise, stream);
    return { weight: perRow(data.samples), rows, labels };
  };
  const shared = draw(world.public, [...world.truth.data], world.noise);
  const owned = entities.map(({ entity }) =>
    draw(entity.private, [...entity.truth.data], entity.noise),
  );
  const real = (k: number, weight: number): Labelled[] => {
    const { beta } = entities[k]!.entity;
    return [times(owned[k]!, weight * beta), times(shared, weight * (1 - beta))];
  };
  const history = [entities.map((_, k) => leastNormFit(world.features, real(k, 1)))];
  for (let t = 1; t <= generations; t++) {
    const published = entities.map(({ entity }, j): Labelled => {
      const rows = synthetic === 'fixed' ? listed(entity.synthetic) : drawRows(entity, stream);
      const labels = label(rows, history[t - 1]![j]!, entity.noise, stream);
      return { weight: perRow(rows.length), rows, labels };
    });
    history.push(
      entities.map(({ entity, kind }, k) =>
        leastNormFit(world.features, [
          ...real(k, 1 - entity.alpha),
          ...world.publish.flatMap((shares, m) =>
            published.map((data, j) =>
              times(
                data,
                entity.alpha *
                  numberOf(world.crawl[kind]![m]!) *
                  numberOf(shares[entities[j]!.kind]!),
              ),
            ),
          ),
        ]),
      ),
    );
  }
  return history;
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
