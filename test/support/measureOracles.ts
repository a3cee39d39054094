import { EigenvalueDecomposition, Matrix as RowMatrix } from 'ml-matrix';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import {
  apply,
  blank,
  type JointMoments,
  pinv,
  plus,
  sandwich,
  scale,
  type Table,
  times,
} from './oracles.js';

/** A quotient as its definition gives it, undivided, so that 0/0 can be told from a number. */
export interface Quotient {
  readonly numerator: number;
  readonly denominator: number;
}

/** Every measure of theory.md §4 by its definition, one row for every entity, copies written out. */
export interface DefinedMeasures {
  readonly mean: Table;
  readonly bias2: number[];
  readonly variance: number[];
  readonly mse: number[];
  readonly relativeEfficiency: Quotient[];
  readonly dispersion: number;
  readonly similarity: Quotient[][];
  readonly risk: Table;
  readonly influence: Quotient[][];
  /**
   * Average of E‖θ̂_k‖², and ‖θ‖² of what the test sees of every coefficient by itself: what a square is small or large
   * against, also where the parts of θ cancel.
   */
  readonly size: number;
}

const unit = (d: number): Table =>
  blank(d, d).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
const trace = (A: Table): number => A.reduce((sum, row, i) => sum + row[i]!, 0);
const dot = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((sum, x, i) => sum + x * v[i]!, 0);
const minus = (u: readonly number[], v: readonly number[]): number[] => u.map((x, i) => x - v[i]!);
/** vᵀSv. */
const length2 = (v: readonly number[], S: Table): number => dot(v, apply(S, v));
/** ‖Fv‖²: exactly as far from FᵀFv as F is, where v is large and nothing of it is seen. */
const seen2 = (v: readonly number[], F: Table): number => {
  const seen = apply(F, v);
  return dot(seen, seen);
};
const moduli = (v: readonly number[]): number[] => v.map(Math.abs);

/** Eigenvalues below this share of the largest are zero. */
const NO_EIGENVALUE = 1e-14;

/** F with FᵀF = S. */
function rootOf(S: Table): Table {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new RowMatrix(S), {
    assumeSymmetric: true,
  });
  const floor = NO_EIGENVALUE * Math.max(...realEigenvalues);
  return realEigenvalues.map((value, r) =>
    eigenvectorMatrix.getColumn(r).map((x) => (value > floor ? Math.sqrt(value) * x : 0)),
  );
}

export function measuresByDefinition(
  system: Ecosystem,
  moments: JointMoments,
  testGram: Table = unit(moments.d),
): DefinedMeasures {
  const { d, K, dependence } = moments;
  const root = rootOf(testGram);
  const people = Array.from({ length: K }, (_, k) => k);
  const truth = system.truth.to1DArray();
  const mean = people.map((k) => moments.mean.slice(k * d, (k + 1) * d));
  const cross = (k: number, l: number) => blockOf(moments.covariance, d, k, l);

  const bias2 = mean.map((m) => seen2(minus(m, truth), root));
  const variance = people.map((k) => trace(times(testGram, cross(k, k))));
  const mse = bias2.map((b, k) => b + variance[k]!);
  const inner = (k: number, l: number) =>
    trace(times(testGram, cross(k, l))) + dot(apply(root, mean[k]!), apply(root, mean[l]!));
  const norms = people.map((k) => inner(k, k));
  const size =
    norms.reduce((sum, x) => sum + x, 0) / K + seen2(moduli(truth), root.map(moduli)) || 1;
  const isZero = norms.map((x) => !(x > 1e-18 * size));
  const ideal = idealByDefinition(system, testGram, root);
  const real = realData(system);
  return {
    mean,
    bias2,
    variance,
    mse,
    relativeEfficiency: mse.map((denominator) => ({ numerator: ideal, denominator })),
    dispersion: dispersionByDefinition(moments, testGram, root),
    similarity: people.map((k) =>
      people.map((l) => ({
        numerator: inner(k, l),
        denominator: isZero[k]! || isZero[l]! ? 0 : Math.sqrt(norms[k]! * norms[l]!),
      })),
    ),
    risk: people.map((k) =>
      real.map(
        ({ gram: task, theta }) =>
          trace(times(task, cross(k, k))) + length2(minus(mean[k]!, theta), task),
      ),
    ),
    influence: people.map((k) => {
      const carried = real.map(({ gram }, j) =>
        trace(times(blockOf(dependence, d, k, j), times(pinv(gram), gram))),
      );
      const denominator = carried.reduce((sum, x) => sum + x, 0);
      return carried.map((numerator) => ({ numerator, denominator }));
    }),
    size,
  };
}

/** (1/K) Σ_k E‖θ̂_k − θ̄‖²_Σ through the matrix that subtracts the average model from every model. */
function dispersionByDefinition(
  { d, K, mean, covariance }: JointMoments,
  testGram: Table,
  root: Table,
): number {
  const centring = blank(K * d, K * d).map((row, i) =>
    row.map((_, j) => (i === j ? 1 : 0) - (i % d === j % d ? 1 / K : 0)),
  );
  const centred = sandwich(centring, covariance);
  const means = apply(centring, mean);
  let sum = 0;
  for (let k = 0; k < K; k++) {
    sum += trace(times(testGram, blockOf(centred, d, k, k)));
    sum += seen2(means.slice(k * d, (k + 1) * d), root);
  }
  return sum / K;
}

/** Mean squared error of unweighted least squares on all real rows together. */
function idealByDefinition(system: Ecosystem, testGram: Table, root: Table): number {
  const d = system.features;
  let gram = blank(d, d);
  let covariance = blank(d, d);
  let moment = new Array<number>(d).fill(0);
  for (const { data, theta, sigma } of realData(system)) {
    const scatter = scale(data.samples, data.gram.to2DArray());
    gram = plus(gram, scatter);
    if (data.rows !== null && data.labels !== null) {
      data.rows.to2DArray().forEach((row, r) => {
        moment = moment.map((x, i) => x + row[i]! * data.labels![r]!);
      });
      continue;
    }
    moment = moment.map((x, i) => x + dot(scatter[i]!, theta));
    covariance = plus(covariance, scale(sigma ** 2, scatter));
  }
  const solve = pinv(gram);
  const bias = minus(apply(solve, moment), system.truth.to1DArray());
  return seen2(bias, root) + trace(times(testGram, sandwich(solve, covariance)));
}

/** The real data of every entity, copies written out, and the public data last. */
function realData({ entities, public: shared, truth, noise }: Ecosystem) {
  return [
    ...entities.flatMap((entity) =>
      Array.from({ length: entity.copies }, () => ({
        data: entity.private,
        theta: entity.truth.to1DArray(),
        sigma: entity.noise,
      })),
    ),
    { data: shared, theta: truth.to1DArray(), sigma: noise },
  ].map((source) => {
    const gram = source.data.gram.to2DArray();
    return { ...source, gram };
  });
}

const blockOf = (A: Table, d: number, k: number, l: number): Table =>
  A.slice(k * d, (k + 1) * d).map((row) => row.slice(l * d, (l + 1) * d));
