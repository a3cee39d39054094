import { Matrix as RowMatrix, SVD } from 'ml-matrix';
import type { RealDataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { numberOf } from './numbers.js';

/**
 * Oracles that share no code with the sources: plain arrays, naive iteration of everything at once.
 *
 * The state is z = (θ̂_1 … θ̂_K; θ̃_1 … θ̃_K; θ*), all models, copies written out, and the estimate of every real
 * data set. One generation is one affine map z' = Tz + w of that whole vector, so that the full joint covariance
 * of models and data is there and every measure can be read from it by its definition.
 */

export type Table = number[][];

/** Mean and full joint covariance of the models of one generation, and how they depend on the real estimates. */
export interface JointMoments {
  readonly d: number;
  readonly K: number;
  /** E θ̂, K·d numbers. */
  readonly mean: number[];
  /** Cov θ̂, K·d×K·d. */
  readonly covariance: Table;
  /** M_t: E[θ̂_t | real data] = M_t (θ̃_1; …; θ̃_K; θ*), K·d×(K + 1)·d. */
  readonly dependence: Table;
}

/** One entity with everything it has, copies written out. */
interface Member {
  readonly kind: number;
  readonly alpha: number;
  readonly beta: number;
  readonly sigma: number;
  readonly theta: number[];
  /** S̃ and S in the units of the loss, and the rows behind them. */
  readonly own: Table;
  readonly labelled: Table;
  readonly data: RealDataSet;
  readonly rows: number;
}

/** z' = T z + w with w ~ N(0, W), and the law of z at generation 0. */
export interface JointSystem {
  readonly d: number;
  readonly K: number;
  readonly T: Table;
  readonly W: Table;
  readonly mean: number[];
  readonly covariance: Table;
  /** z_0 as a function of the real estimates, (2K + 1)·d×(K + 1)·d. */
  readonly dependence: Table;
  /** Q, K·d×K·d, and the covariance of its noise. */
  readonly Q: Table;
  readonly noise: Table;
}

export function jointSystem(system: Ecosystem): JointSystem {
  const { features: d, loss, publish, crawl } = system;
  const members = everyone(system);
  const K = members.length;
  const [n, m] = [K * d, (K + 1) * d];
  const shared = inUnits(system.public, loss);
  const reals = [
    ...members.map(({ data, theta, sigma }) => ({ data, theta, sigma })),
    { data: system.public, theta: system.truth.to1DArray(), sigma: system.noise },
  ];
  const pools = publish.map((shares) =>
    sumOf(
      d,
      members.map(({ kind, labelled }): [number, Table] => [numberOf(shares[kind]!), labelled]),
    ),
  );

  const T = blank(n + m, n + m);
  const start = blank(n + m, m);
  const labelNoise = blank(n + m, n);
  members.forEach(({ kind, alpha, beta, own }, k) => {
    const B = sumOf(d, [
      [beta, own],
      [1 - beta, shared],
    ]);
    const A = sumOf(d, [
      [1 - alpha, B],
      ...pools.map((H, i): [number, Table] => [alpha * numberOf(crawl[kind]![i]!), H]),
    ]);
    const [solveFirst, solveLater] = [pinv(B), pinv(A)];
    put(start, k * d, k * d, times(solveFirst, scale(beta, own)));
    put(start, k * d, K * d, times(solveFirst, scale(1 - beta, shared)));
    put(T, k * d, n + k * d, times(solveLater, scale((1 - alpha) * beta, own)));
    put(T, k * d, n + K * d, times(solveLater, scale((1 - alpha) * (1 - beta), shared)));
    members.forEach((other, j) => {
      const reach = crawl[kind]!.reduce<number>(
        (sum, f, i) => sum + numberOf(f) * numberOf(publish[i]![other.kind]!),
        0,
      );
      const taught = times(solveLater, scale(alpha * reach, other.labelled));
      put(T, k * d, j * d, taught);
      put(labelNoise, k * d, j * d, taught);
    });
  });
  for (let i = 0; i < m; i++) {
    T[n + i]![n + i] = 1;
    start[n + i]![i] = 1;
  }

  const W = blank(n, n);
  members.forEach(({ sigma, labelled, rows }, k) => {
    const perRow = loss === 'mean' ? rows : 1;
    if (rows > 0) put(W, k * d, k * d, scale(sigma ** 2 / perRow, pinv(labelled)));
  });
  const realMean: number[] = [];
  const realCovariance = blank(m, m);
  reals.forEach(({ data, theta, sigma }, i) => {
    const law = estimateLaw(data, theta, sigma);
    realMean.push(...law.mean);
    put(realCovariance, i * d, i * d, law.covariance);
  });
  const Q = T.slice(0, n).map((row) => row.slice(0, n));
  const noise = sandwich(labelNoise, W);
  return {
    d,
    K,
    T,
    W: noise,
    mean: apply(start, realMean),
    covariance: sandwich(start, realCovariance),
    dependence: start,
    Q,
    noise: noise.slice(0, n).map((row) => row.slice(0, n)),
  };
}

/** Moments of generation t, one generation after the other. */
export function momentsByIteration(system: Ecosystem, t: number): JointMoments {
  const joint = jointSystem(system);
  let { mean, covariance, dependence } = joint;
  for (let s = 0; s < t; s++) {
    mean = apply(joint.T, mean);
    covariance = plus(sandwich(joint.T, covariance), joint.W);
    dependence = times(joint.T, dependence);
  }
  return modelsOf(joint, mean, covariance, dependence);
}

/**
 * Moments of generation 2^doublings, which costs doublings binary digits: 1,024 generations are as good as the limit
 * where ρ < 0.9.
 */
export function momentsInTheLimit(system: Ecosystem, doublings = 10): JointMoments {
  const joint = jointSystem(system);
  let { T, W } = joint;
  for (let s = 0; s < doublings; s++) {
    W = plus(sandwich(T, W), W);
    T = times(T, T);
  }
  return modelsOf(
    joint,
    apply(T, joint.mean),
    plus(sandwich(T, joint.covariance), W),
    times(T, joint.dependence),
  );
}

const modelsOf = (
  { d, K }: JointSystem,
  mean: number[],
  covariance: Table,
  dependence: Table,
): JointMoments => ({
  d,
  K,
  mean: mean.slice(0, K * d),
  covariance: covariance.slice(0, K * d).map((row) => row.slice(0, K * d)),
  dependence: dependence.slice(0, K * d),
});

/** C with C = Q C Qᵀ + N, from (I − Q ⊗ Q) vec C = vec N. */
export function lyapunovByKronecker(Q: Table, N: Table): Table {
  const n = Q.length;
  const system = blank(n * n, n * n);
  const right = blank(n * n, 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      right[i * n + j]![0] = N[i]![j]!;
      for (let k = 0; k < n; k++) {
        for (let l = 0; l < n; l++) {
          const unit = i === k && j === l ? 1 : 0;
          system[i * n + j]![k * n + l] = unit - Q[i]![k]! * Q[j]![l]!;
        }
      }
    }
  }
  const solved = eliminate(system, right);
  return Q.map((_, i) => Q.map((__, j) => solved[i * n + j]![0]!));
}

/** θ̃ = X⁺y: its mean and covariance; known labels have no noise. */
function estimateLaw(data: RealDataSet, theta: number[], sigma: number) {
  const S = data.gram.to2DArray();
  const inverse = pinv(S);
  const d = theta.length;
  if (data.samples === 0) return { mean: theta.map(() => 0), covariance: blank(d, d) };
  if (data.labels !== null && data.rows !== null) {
    const X = data.rows.to2DArray();
    const moment = theta.map(
      (_, i) => X.reduce((sum, row, r) => sum + row[i]! * data.labels![r]!, 0) / data.samples,
    );
    return { mean: apply(inverse, moment), covariance: blank(d, d) };
  }
  return {
    mean: apply(times(inverse, S), theta),
    covariance: scale(sigma ** 2 / data.samples, inverse),
  };
}

function everyone({ entities, loss }: Ecosystem): Member[] {
  return entities.flatMap((entity, kind) =>
    Array.from({ length: entity.copies }, () => ({
      kind,
      alpha: entity.alpha,
      beta: entity.beta,
      sigma: entity.noise,
      theta: entity.truth.to1DArray(),
      own: inUnits(entity.private, loss),
      labelled: inUnits(entity.synthetic, loss),
      data: entity.private,
      rows: entity.synthetic.samples,
    })),
  );
}

const inUnits = (data: Pick<RealDataSet, 'gram' | 'samples'>, loss: Ecosystem['loss']): Table =>
  scale(loss === 'sum' ? data.samples : 1, data.gram.to2DArray());

// Plain arrays

export const blank = (rows: number, columns: number): Table =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

export function times(A: Table, B: Table): Table {
  const C = blank(A.length, B[0]?.length ?? 0);
  A.forEach((row, i) => {
    const to = C[i]!;
    row.forEach((a, k) => {
      if (a === 0) return;
      const from = B[k]!;
      for (let j = 0; j < to.length; j++) to[j]! += a * from[j]!;
    });
  });
  return C;
}

export const flip = (A: Table): Table => (A[0] ?? []).map((_, j) => A.map((row) => row[j]!));
export const scale = (c: number, A: Table): Table => A.map((row) => row.map((x) => c * x));
export const plus = (A: Table, B: Table): Table =>
  A.map((row, i) => row.map((x, j) => x + B[i]![j]!));
export const sandwich = (M: Table, X: Table): Table => times(times(M, X), flip(M));
export const apply = (A: Table, v: readonly number[]): number[] =>
  A.map((row) => row.reduce((sum, a, j) => sum + a * v[j]!, 0));

const sumOf = (d: number, terms: readonly (readonly [number, Table])[]): Table =>
  terms.reduce((sum, [c, A]) => plus(sum, scale(c, A)), blank(d, d));

function put(target: Table, row: number, column: number, A: Table): void {
  A.forEach((line, i) => {
    line.forEach((x, j) => {
      target[row + i]![column + j]! += x;
    });
  });
}

/** Singular values below this share of the largest are zero. */
const SINGULAR = 1e-12;

/** Moore–Penrose inverse by singular values. */
export function pinv(A: Table): Table {
  const n = A.length;
  const { leftSingularVectors: U, rightSingularVectors: V, diagonal } = new SVD(new RowMatrix(A));
  const floor = SINGULAR * Math.max(...diagonal);
  const inverse = blank(n, n);
  diagonal.forEach((s, r) => {
    if (!(s > floor)) return;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) inverse[i]![j]! += (V.get(i, r) * U.get(j, r)) / s;
    }
  });
  return inverse;
}

/** Gaussian elimination with partial pivoting: A⁻¹B. */
export function eliminate(A: Table, B: Table): Table {
  const rows = A.map((row, i) => [...row, ...B[i]!]);
  const n = A.length;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(rows[r]![c]!) > Math.abs(rows[best]![c]!)) best = r;
    }
    [rows[c], rows[best]] = [rows[best]!, rows[c]!];
    const pivot = rows[c]!;
    for (let r = 0; r < n; r++) {
      const factor = rows[r]![c]! / pivot[c]!;
      if (r === c || factor === 0) continue;
      const row = rows[r]!;
      for (let j = c; j < row.length; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return rows.map((row, i) => row.slice(n).map((x) => x / row[i]!));
}

/** Rank of a matrix of sixteenths, by exact elimination in whole numbers (Bareiss). */
export function exactRank(A: readonly (readonly number[])[]): number {
  const rows = A.map((row) => row.map((x) => BigInt(16 * x)));
  const columns = A[0]?.length ?? 0;
  let rank = 0;
  let last = 1n;
  for (let c = 0; c < columns && rank < rows.length; c++) {
    const found = rows.findIndex((row, r) => r >= rank && row[c] !== 0n);
    if (found < 0) continue;
    [rows[rank], rows[found]] = [rows[found]!, rows[rank]!];
    const pivot = rows[rank]!;
    for (let r = rank + 1; r < rows.length; r++) {
      const row = rows[r]!;
      rows[r] = row.map((x, j) => (x * pivot[c]! - row[c]! * pivot[j]!) / last);
    }
    last = pivot[c]!;
    rank++;
  }
  return rank;
}
