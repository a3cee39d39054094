import type { CategoricalEcosystem } from '../../ecosystem/categorical/categoricalEcosystem.js';
import type { ContextData } from '../../ecosystem/categorical/contextData.js';
import { uptakeAt } from '../../ecosystem/categorical/network.js';
import { Matrix } from '../../linalg/matrix.js';
import { inverse } from '../../linalg/solve.js';
import type { ContextRecurrence, Mixture } from '../../recurrence/categorical/contextRecurrence.js';
import { lateUptake, secondMomentMap, transitionAt } from './contextRates.js';

/**
 * First and second moments of one type at one generation: E p_k, and
 * Cov(p_k, p_l) = Σ_i v_i A_ki A_li + γ_kγ_l F_kSF_lᵀ, over the real data that are drawn and the synthetic answers.
 */
export interface TypeMoments {
  /** K means. */
  readonly mean: Float64Array;
  /** v_i: variances of the K + 1 real sources. */
  readonly variances: Float64Array;
  /** A, K×(K + 1): what each model carries of each source; null where no source is drawn. */
  readonly carried: Float64Array | null;
  /** γ_kF_k, K×M; zeros at generation 0. */
  readonly reads: Float64Array;
  /** S, M×M: covariance of the pools given the real data, on average. */
  readonly spread: Float64Array;
}

/** Called for every type (by its place in the context) and stage: a generation 0 … T, or T + 1 for the limit. */
export type Visit = (stage: number, place: number, moments: TypeMoments) => void;

/**
 * Walks through the moments of all types of one context.
 *
 * @param ecosystem - for sizes of drawn data and memory. Not modified.
 * @param c - the context.
 * @param data - its laws. Not modified.
 * @param recurrence - its recurrence. Not modified.
 * @param stages - T, and whether the limit is wanted, which there must then be.
 * @param visit - gets views that change after the call.
 */
export function contextMoments(
  ecosystem: CategoricalEcosystem,
  c: number,
  data: ContextData,
  recurrence: ContextRecurrence,
  { generations: T, limit }: { readonly generations: number; readonly limit: boolean },
  visit: Visit,
): void {
  const { models: K, pools: M, gain, crawl, publish, perAnswer } = recurrence;
  const { memory } = ecosystem.network;
  const sources = [...ecosystem.entities.map((entity) => entity.private), ecosystem.public];
  const sizes = sources.map(({ drawn, sizes: n }) => (drawn && n[c]! > 0 ? 1 / n[c]! : 0));
  const anyDrawn = sizes.some((size) => size > 0);
  const carried = anyDrawn ? carriedAt(recurrence, memory, T, limit) : null;
  const reads = Float64Array.from(crawl, (weight, i) => gain[Math.floor(i / M)]! * weight);
  const none = new Float64Array(K * M);
  const eta = lateUptake(memory);
  const late = limit ? lateInverses(recurrence, memory.kind === 'accumulate', eta) : null;

  const transitions = Array.from({ length: T + 1 }, (_, t) =>
    t < 2 ? new Float64Array(M * M) : transitionAt(recurrence, uptakeAt(memory, t)),
  );

  const variances = new Float64Array(K + 1);
  const mean = new Float64Array(K);
  const noise = new Float64Array(K);
  const pool = new Float64Array(M);
  const next = new Float64Array(M);
  const spread = new Float64Array(M * M);
  const after = new Float64Array(M * M);
  const fresh = new Float64Array(M * M);
  const zero = new Float64Array(M * M);
  const batch = new Float64Array(M);

  const offset = (mixture: Mixture, k: number, i: number): number => {
    const own = data.sources[k] ?? null;
    const shared = data.sources[K] ?? null;
    return (
      (own === null ? 0 : mixture.own[k]! * own[i]!) +
      (shared === null ? 0 : mixture.shared[k]! * shared[i]!) +
      mixture.prior[k]! * data.prior[i]! +
      mixture.uniform[k]! / ecosystem.types
    );
  };
  /** n_j(c)⁻¹E p_j(1 − p_j), apart from what S does to it. */
  const fillNoise = (A: Float64Array | null) => {
    for (let j = 0; j < K; j++) {
      let variance = 0;
      if (A !== null) {
        for (let i = 0; i <= K; i++) variance += variances[i]! * A[j * (K + 1) + i]! ** 2;
      }
      noise[j] = perAnswer[j]! * (mean[j]! * (1 - mean[j]!) - variance);
    }
  };
  const fillFresh = () => {
    for (let a = 0; a < M; a++) {
      for (let b = 0; b < M; b++) {
        let sum = 0;
        for (let j = 0; j < K; j++) sum += publish[a * K + j]! * publish[b * K + j]! * noise[j]!;
        fresh[a * M + b] = sum;
      }
    }
  };
  const readVariance = (j: number): number => {
    let sum = 0;
    for (let a = 0; a < M; a++) {
      for (let b = 0; b < M; b++) {
        sum += reads[j * M + a]! * spread[a * M + b]! * reads[j * M + b]!;
      }
    }
    return sum;
  };
  const offsets = new Float64Array(K);

  for (let i = 0; i < data.types.length; i++) {
    for (let s = 0; s <= K; s++) {
      const p = data.sources[s]?.[i] ?? 0;
      variances[s] = sizes[s]! * p * (1 - p);
    }
    for (let k = 0; k < K; k++) {
      mean[k] = offset(recurrence.start, k, i);
      offsets[k] = offset(recurrence.mixture, k, i);
    }
    pool.fill(0);
    spread.fill(0);
    const start = carried?.[0] ?? null;
    visit(0, i, { mean, variances, carried: start, reads: none, spread: zero });
    for (let t = 1; t <= T; t++) {
      const rate = uptakeAt(memory, t);
      fillNoise(carried?.[t - 1] ?? null);
      if (t > 1) for (let j = 0; j < K; j++) noise[j]! -= perAnswer[j]! * readVariance(j);
      fillFresh();
      for (let m = 0; m < M; m++) {
        let sum = 0;
        for (let j = 0; j < K; j++) sum += publish[m * K + j]! * mean[j]!;
        batch[m] = sum;
      }
      congruence(transitions[t]!, spread, M, after);
      for (let a = 0; a < M; a++) {
        next[a] = (1 - rate) * pool[a]! + rate * batch[a]!;
        for (let b = 0; b < M; b++) after[a * M + b]! += rate * rate * fresh[a * M + b]!;
      }
      pool.set(next);
      spread.set(after);
      readMeans(mean, offsets, reads, pool);
      visit(t, i, { mean, variances, carried: carried?.[t] ?? null, reads, spread });
    }
    if (late === null) continue;
    for (let m = 0; m < M; m++) {
      let sum = 0;
      for (let j = 0; j < K; j++) sum += publish[m * K + j]! * offsets[j]!;
      batch[m] = sum;
    }
    multiply(late.mean, batch, M, pool);
    readMeans(mean, offsets, reads, pool);
    fillNoise(carried?.[T + 1] ?? null);
    fillFresh();
    for (let a = 0; a < M * M; a++) fresh[a]! *= eta * eta;
    if (late.second === null) spread.fill(0);
    else multiply(late.second, fresh, M * M, spread);
    visit(T + 1, i, { mean, variances, carried: carried?.[T + 1] ?? null, reads, spread });
  }
}

/** A at every generation, and in the limit: K×(K + 1), the same for all types. */
function carriedAt(
  recurrence: ContextRecurrence,
  memory: CategoricalEcosystem['network']['memory'],
  T: number,
  limit: boolean,
): Float64Array[] {
  const { models: K, pools: M, publish, crawl, gain } = recurrence;
  const direct = ({ own, shared }: Mixture): Float64Array => {
    const A = new Float64Array(K * (K + 1));
    for (let k = 0; k < K; k++) {
      A[k * (K + 1) + k] = own[k]!;
      A[k * (K + 1) + K] = shared[k]!;
    }
    return A;
  };
  const published = (A: Float64Array): Float64Array => {
    const pools = new Float64Array(M * (K + 1));
    for (let m = 0; m < M; m++) {
      for (let j = 0; j < K; j++) {
        const weight = publish[m * K + j]!;
        for (let i = 0; i <= K; i++) pools[m * (K + 1) + i]! += weight * A[j * (K + 1) + i]!;
      }
    }
    return pools;
  };
  const later = direct(recurrence.mixture);
  const read = (pools: Float64Array): Float64Array => {
    const A = Float64Array.from(later);
    for (let k = 0; k < K; k++) {
      for (let m = 0; m < M; m++) {
        const weight = gain[k]! * crawl[k * M + m]!;
        for (let i = 0; i <= K; i++) A[k * (K + 1) + i]! += weight * pools[m * (K + 1) + i]!;
      }
    }
    return A;
  };
  const all = [direct(recurrence.start)];
  let pools = new Float64Array(M * (K + 1));
  for (let t = 1; t <= T; t++) {
    const rate = uptakeAt(memory, t);
    const batch = published(all[t - 1]!);
    pools = pools.map((x, i) => (1 - rate) * x + rate * batch[i]!);
    all.push(read(pools));
  }
  if (limit) {
    const { mean } = lateInverses(recurrence, true, 1);
    const input = published(later);
    const fixed = new Float64Array(M * (K + 1));
    for (let a = 0; a < M; a++) {
      for (let b = 0; b < M; b++) {
        for (let i = 0; i <= K; i++) {
          fixed[a * (K + 1) + i]! += mean[a * M + b]! * input[b * (K + 1) + i]!;
        }
      }
    }
    all.push(read(fixed));
  }
  return all;
}

/** (I − r)⁻¹, and the inverse of the map of second moments; null for it where synthetic noise dies out. */
function lateInverses(
  recurrence: ContextRecurrence,
  settles: boolean,
  eta: number,
): { readonly mean: Float64Array; readonly second: Float64Array | null } {
  const { pools: M, gap, gain, publish, perAnswer } = recurrence;
  if (M === 1) {
    const rate = 1 - eta * gap;
    const drawn = publish.reduce((sum, x, j) => sum + x * x * perAnswer[j]! * gain[j]! ** 2, 0);
    const second = 1 / (eta * gap * (1 + rate) + eta * eta * drawn);
    return { mean: Float64Array.of(1 / gap), second: settles ? null : Float64Array.of(second) };
  }
  return {
    mean: inverseOfComplement(M, recurrence.transition),
    second: settles ? null : inverseOfComplement(M * M, secondMomentMap(recurrence, eta)),
  };
}

function inverseOfComplement(n: number, map: Float64Array): Float64Array {
  const A = new Matrix(n, n);
  A.data.set(map.map((x, i) => (i % (n + 1) === 0 ? 1 : 0) - x));
  return Float64Array.from(inverse(A).data);
}

function readMeans(
  mean: Float64Array,
  offsets: Float64Array,
  reads: Float64Array,
  pool: Float64Array,
): void {
  const M = pool.length;
  for (let k = 0; k < mean.length; k++) {
    let sum = offsets[k]!;
    for (let m = 0; m < M; m++) sum += reads[k * M + m]! * pool[m]!;
    mean[k] = sum;
  }
}

function multiply(A: Float64Array, x: Float64Array, n: number, out: Float64Array): void {
  for (let a = 0; a < n; a++) {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += A[a * n + b]! * x[b]!;
    out[a] = sum;
  }
}

/** out = rSrᵀ. */
function congruence(r: Float64Array, S: Float64Array, n: number, out: Float64Array): void {
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      let sum = 0;
      for (let x = 0; x < n; x++) {
        for (let y = 0; y < n; y++) sum += r[a * n + x]! * S[x * n + y]! * r[b * n + y]!;
      }
      out[a * n + b] = sum;
    }
  }
}
