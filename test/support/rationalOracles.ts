import { type Fraction, fraction } from 'mathjs';
import type { DataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';

/** Exact arithmetic: fractions of big integers. */
export type Exact = Fraction[][];

const zero = fraction(0);
const one = fraction(1);

/** A decimal such as 0.35 as 35/100: what the scenario's author meant. */
const decimal = (x: number): Fraction => fraction(String(x));

const exact = (rows: number, columns: number, entry: (i: number, j: number) => Fraction): Exact =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j)));

export const exactTable = (A: readonly (readonly number[])[]): Exact =>
  exact(A.length, A[0]?.length ?? 0, (i, j) => decimal(A[i]![j]!));
export const rounded = (A: Exact): number[][] =>
  A.map((row) => row.map((x) => x.valueOf() as number));

const times = (A: Exact, B: Exact): Exact =>
  exact(A.length, B[0]?.length ?? 0, (i, j) =>
    A[i]!.reduce((sum, a, k) => (a.n === 0n ? sum : sum.add(a.mul(B[k]![j]!))), zero),
  );
const plus = (A: Exact, B: Exact): Exact =>
  exact(A.length, A[0]?.length ?? 0, (i, j) => A[i]![j]!.add(B[i]![j]!));
const scale = (c: Fraction, A: Exact): Exact => A.map((row) => row.map((x) => c.mul(x)));
const flip = (A: Exact): Exact => exact(A[0]?.length ?? 0, A.length, (i, j) => A[j]![i]!);
const unit = (n: number): Exact => exact(n, n, (i, j) => (i === j ? one : zero));

/** A⁻¹B of an invertible A, by Gauss–Jordan elimination. */
function solve(A: Exact, B: Exact): Exact {
  const rows = A.map((row, i) => [...row, ...B[i]!]);
  for (let c = 0; c < A.length; c++) {
    const found = rows.findIndex((row, r) => r >= c && row[c]!.n !== 0n);
    [rows[c], rows[found]] = [rows[found]!, rows[c]!];
    const pivot = rows[c]!.map((x) => x.div(rows[c]![c]!));
    rows.forEach((row, r) => {
      const factor = row[c]!;
      if (r !== c && factor.n !== 0n) rows[r] = row.map((x, j) => x.sub(factor.mul(pivot[j]!)));
    });
    rows[c] = pivot;
  }
  return rows.map((row) => row.slice(A.length));
}

/** The long run of a small scenario with one pool, every Gram matrix of full rank, in exact arithmetic. */
export interface ExactLimit {
  /** E θ̂, K·d×1. */
  readonly mean: Exact;
  /** Cov θ̂, K·d×K·d. */
  readonly covariance: Exact;
}

/**
 * E θ̂ = (I − Q)⁻¹ P E[estimates]; Cov θ̂ = M Cov[estimates] Mᵀ + C with M = (I − Q)⁻¹P and C − QCQᵀ = N solved
 * as one linear system over all entries of C.
 */
export function exactLimit({ entities, features: d, loss, ...rest }: Ecosystem): ExactLimit {
  const K = entities.length;
  const share = fraction(1, K);
  const gram = ({ gram: S, samples }: Pick<DataSet, 'gram' | 'samples'>) =>
    scale(fraction(loss === 'sum' ? samples : 1), exactTable(S.to2DArray()));
  const shared = gram(rest.public);
  const published = entities.map(({ synthetic }) => gram(synthetic));
  const H = published.reduce((sum, S) => plus(sum, scale(share, S)), scale(zero, shared));

  const solvers = entities.map((entity) => {
    const [alpha, beta] = [decimal(entity.alpha), decimal(entity.beta)];
    const real = one.sub(alpha);
    const own = scale(real.mul(beta), gram(entity.private));
    const common = scale(real.mul(one.sub(beta)), shared);
    const A = plus(plus(own, common), scale(alpha, H));
    const on = (B: Exact) => solve(A, B);
    return { own: on(own), common: on(common), taught: on(scale(alpha.mul(share), unit(d))) };
  });
  const blocks = (columns: number, of: (k: number, j: number) => Exact): Exact =>
    exact(K * d, columns * d, (i, j) => of(Math.floor(i / d), Math.floor(j / d))[i % d]![j % d]!);
  const nothing = scale(zero, unit(d));
  const Q = blocks(K, (k, j) => times(solvers[k]!.taught, published[j]!));
  const P = blocks(K + 1, (k, j) =>
    j === K ? solvers[k]!.common : j === k ? solvers[k]!.own : nothing,
  );
  const noiseOf = (sigma: number, samples: number) =>
    decimal(sigma)
      .mul(decimal(sigma))
      .div(fraction(loss === 'mean' ? samples : 1));
  const labelNoise = blocks(K, (k, l) =>
    entities.reduce(
      (sum, { noise, synthetic }, j) =>
        plus(
          sum,
          scale(
            noiseOf(noise, synthetic.samples),
            times(times(solvers[k]!.taught, published[j]!), flip(solvers[l]!.taught)),
          ),
        ),
      nothing,
    ),
  );
  const reals = [
    ...entities.map((e) => ({ data: e.private, sigma: e.noise, theta: e.truth })),
    { data: rest.public, sigma: rest.noise, theta: rest.truth },
  ];
  const estimateMean = exactTable(reals.flatMap(({ theta }) => theta.to2DArray()));
  const inverses = reals.map(({ data, sigma }) =>
    scale(
      decimal(sigma).mul(decimal(sigma)).div(fraction(data.samples)),
      solve(exactTable(data.gram.to2DArray()), unit(d)),
    ),
  );
  const estimateCovariance = exact((K + 1) * d, (K + 1) * d, (i, j) =>
    Math.floor(i / d) === Math.floor(j / d) ? inverses[Math.floor(i / d)]![i % d]![j % d]! : zero,
  );
  const M = solve(plus(unit(K * d), scale(fraction(-1), Q)), P);
  return {
    mean: times(M, estimateMean),
    covariance: plus(times(times(M, estimateCovariance), flip(M)), exactLyapunov(Q, labelNoise)),
  };
}

/** C with C = Q C Qᵀ + N, from (I − Q ⊗ Q) vec C = vec N. */
export function exactLyapunov(Q: Exact, N: Exact): Exact {
  const n = Q.length;
  const system = exact(n * n, n * n, (a, b) => {
    const [i, j, k, l] = [Math.floor(a / n), a % n, Math.floor(b / n), b % n];
    const product = Q[i]![k]!.mul(Q[j]![l]!);
    return (a === b ? one : zero).sub(product);
  });
  const right = solve(
    system,
    exact(n * n, 1, (a) => N[Math.floor(a / n)]![a % n]!),
  );
  return exact(n, n, (i, j) => right[i * n + j]![0]!);
}
