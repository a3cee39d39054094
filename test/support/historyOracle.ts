import type { DataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { ecosystemAt } from '../../src/ecosystem/ecosystemAt.js';
import type { Memory } from '../../src/ecosystem/pools.js';

/*
 * A second reading of the definition, for checks: every model is a sum of a known vector and of independent standard normal
 * numbers, each with a vector of its own; all copies are written out, and pools keep every batch that they ever had.
 */

type Vector = number[];
type Table = number[][];

/** A random vector: its mean, and what each standard normal number adds. */
interface Sum {
  readonly mean: Vector;
  readonly parts: ReadonlyMap<number, Vector>;
}

/** Mean and covariance of all models stacked, K·d numbers, generation by generation. */
export interface Stacked {
  readonly mean: Vector;
  readonly covariance: Table;
}

/** Models of generations 0 … T of an ecosystem, copies written out, by its definition in docs. */
export function history(system: Ecosystem, generations: number): Stacked[] {
  const { features: d, loss, pools, publish, crawl } = system;
  const written = system.entities.flatMap(({ copies }, kind) =>
    Array.from({ length: copies }, () => kind),
  );
  let normals = 0;
  const size = ({ samples }: DataSet) => (loss === 'mean' ? 1 : samples);
  const gramOf = (data: DataSet): Table =>
    data.gram.to2DArray().map((row) => row.map((x) => x * size(data)));
  /** New labels for rows: the normal vector of their noise. */
  const labels = (data: DataSet, sigma: number): Sum => {
    const noise = data.samples === 0 ? 0 : sigma * (loss === 'mean' ? data.samples ** -0.5 : 1);
    const S = gramOf(data);
    const parts = new Map<number, Vector>();
    const L = cholesky(S);
    for (let i = 0; i < d; i++) {
      parts.set(
        normals++,
        L.map((row) => noise * row[i]!),
      );
    }
    return { mean: S.map(() => 0), parts };
  };
  const real = (data: Ecosystem['public'], truth: Vector, sigma: number): Sum => {
    if (data.normal !== null) {
      return known(data.normal.to2DArray().map(([x]) => x! * size(data)));
    }
    return add([
      [1, known(applied(gramOf(data), truth))],
      [1, labels(data, sigma)],
    ]);
  };
  const vectorOf = (A: { to2DArray(): number[][] }): Vector => A.to2DArray().map(([x]) => x!);
  const truth = vectorOf(system.truth);
  const newPublic = () => real(system.public, truth, system.noise);
  const newPrivate = (kind: number) => {
    const { private: own, truth: theta, noise } = system.entities[kind]!;
    return real(own, vectorOf(theta), noise);
  };
  let shared = newPublic();
  const owned = written.map(newPrivate);
  const refresh = () => {
    if (system.public.fresh) shared = newPublic();
    written.forEach((kind, i) => {
      if (system.entities[kind]!.private.fresh) owned[i] = newPrivate(kind);
    });
  };
  const beginning = ecosystemAt(system, 0);
  let models = written.map((kind, i): Sum => {
    const { beta, private: own, ridge } = beginning.entities[kind]!;
    const A = total(d, [
      [beta, gramOf(own)],
      [1 - beta, gramOf(system.public)],
      [1, ridge?.gram.to2DArray() ?? zero(d)],
    ]);
    const q = add([
      [beta, owned[i]!],
      [1 - beta, shared],
      [1, known(ridge?.normal ? vectorOf(ridge.normal) : A.map(() => 0))],
    ]);
    return mapped(pseudoInverse(A), q);
  });
  const kept: { models: Sum; people: Sum; share: number }[][] = pools.map(() => []);
  const all = [stacked(models)];
  for (let t = 1; t <= generations; t++) {
    const now = ecosystemAt(system, t);
    refresh();
    const rowsIn = (kind: number, m: number) => {
      const { synthetic, syntheticNoise, publications } = now.entities[kind]!;
      return publications[m] ?? { data: synthetic, noise: syntheticNoise };
    };
    // Labels of one's own rows go to all pools; a pool's rows have their own.
    const everywhere = written.map((kind) => {
      const { synthetic, syntheticNoise } = now.entities[kind]!;
      return labels(synthetic, syntheticNoise);
    });
    const ask = (m: number, again: boolean): Sum =>
      add(
        written.flatMap((kind, i) => {
          const G = Number(publish[m]![kind]!);
          if (G === 0) return [];
          const { data, noise } = rowsIn(kind, m);
          const special = again || now.entities[kind]!.publications[m] != null;
          const w = special ? labels(data, noise) : everywhere[i]!;
          return [[G, mapped(gramOf(data), models[i]!)] as const, [G, w] as const];
        }),
        d,
      );
    pools.forEach((_, m) => {
      const { people } = now.pools[m]!;
      kept[m]!.push({
        share: people?.share ?? 0,
        models: ask(m, false),
        people:
          people === null
            ? known(truth.map(() => 0))
            : add([
                [1, known(applied(gramOf(people.data), truth))],
                [1, labels(people.data, system.noise)],
              ]),
      });
    });
    models = written.map((kind, i): Sum => {
      const entity = now.entities[kind]!;
      const { alpha, beta, filter, ridge, update } = entity;
      const grams: [number, Table][] = [
        [(1 - alpha) * beta, gramOf(entity.private)],
        [(1 - alpha) * (1 - beta), gramOf(system.public)],
        [1, ridge?.gram.to2DArray() ?? zero(d)],
      ];
      const data: [number, Sum][] = [
        [(1 - alpha) * beta, owned[i]!],
        [(1 - alpha) * (1 - beta), shared],
        [1, known(ridge?.normal ? vectorOf(ridge.normal) : truth.map(() => 0))],
      ];
      pools.forEach(({ memory, labels: read, people }, m) => {
        const weight = alpha * Number(crawl[kind]![m]!);
        if (weight === 0) return;
        const weights = remembered(memory, t);
        const share = weights.reduce((sum, w, s) => sum + w * kept[m]![s]!.share, 0);
        const passes = [1 - (filter?.catches ?? 0), 1 - (filter?.loses ?? 0)] as const;
        const left = passes[0] * (1 - share) + passes[1] * share;
        weights.forEach((w, s) => {
          const batch = kept[m]![s]!;
          const ofModels = (weight * w * passes[0] * (1 - batch.share)) / left;
          const ofPeople = (weight * w * passes[1] * batch.share) / left;
          if (ofModels !== 0) {
            data.push([ofModels, read === 'own' ? ask(m, true) : batch.models]);
            written.forEach((other) => {
              const G = Number(publish[m]![other]!);
              grams.push([ofModels * G, gramOf(rowsIn(other, m).data)]);
            });
          }
          if (ofPeople !== 0 && people !== null) {
            data.push([ofPeople, batch.people]);
            grams.push([ofPeople, gramOf(people.data)]);
          }
        });
      });
      const A = total(d, grams);
      const q = add(data, d);
      if (update.kind === 'refit') return mapped(pseudoInverse(A), q);
      let theta = models[i]!;
      for (let s = 0; s < update.steps; s++) {
        theta = add([
          [1, theta],
          [update.rate, q],
          [-update.rate, mapped(A, theta)],
        ]);
      }
      return theta;
    });
    all.push(stacked(models));
  }
  return all;
}

/** Weights of all batches of generations 1 … t in what a pool holds. */
function remembered(memory: Memory, t: number): number[] {
  const batches = Array.from({ length: t }, (_, i) => i + 1);
  switch (memory.kind) {
    case 'replace':
      return batches.map((s) => Number(s === t));
    case 'accumulate':
      return batches.map(() => 1 / t);
    case 'decay':
      return batches.map((s) => (s === 1 ? 1 : memory.rate) * (1 - memory.rate) ** (t - s));
    case 'window':
      return batches.map((s) => (s > t - memory.batches ? 1 / Math.min(t, memory.batches) : 0));
  }
}

const known = (mean: Vector): Sum => ({ mean, parts: new Map() });

function add(terms: readonly (readonly [number, Sum])[], d = terms[0]?.[1].mean.length ?? 0): Sum {
  const mean = new Array<number>(d).fill(0);
  const parts = new Map<number, Vector>();
  for (const [weight, { mean: of, parts: random }] of terms) {
    of.forEach((x, i) => {
      mean[i]! += weight * x;
    });
    for (const [name, vector] of random) {
      const found = parts.get(name) ?? new Array<number>(d).fill(0);
      parts.set(
        name,
        found.map((x, i) => x + weight * vector[i]!),
      );
    }
  }
  return { mean, parts };
}

const applied = (A: Table, x: Vector): Vector =>
  A.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));

const mapped = (A: Table, { mean, parts }: Sum): Sum => ({
  mean: applied(A, mean),
  parts: new Map([...parts].map(([name, vector]) => [name, applied(A, vector)])),
});

const zero = (d: number): Table => Array.from({ length: d }, () => new Array<number>(d).fill(0));

function total(d: number, terms: readonly (readonly [number, Table])[]): Table {
  const sum = zero(d);
  for (const [weight, A] of terms) {
    A.forEach((row, i) => {
      row.forEach((x, j) => {
        sum[i]![j]! += weight * x;
      });
    });
  }
  return sum;
}

function stacked(models: readonly Sum[]): Stacked {
  const all = new Set(models.flatMap(({ parts }) => [...parts.keys()]));
  const rows = models.flatMap(({ mean, parts }) =>
    mean.map((_, i) => [...all].map((name) => parts.get(name)?.[i] ?? 0)),
  );
  return {
    mean: models.flatMap(({ mean }) => mean),
    covariance: rows.map((a) => rows.map((b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0))),
  };
}

/** L with LLᵀ = A, a row and column of zeros where a pivot vanishes. */
function cholesky(A: Table): Table {
  const d = A.length;
  const L = zero(d);
  for (let j = 0; j < d; j++) {
    const pivot = A[j]![j]! - L[j]!.reduce((sum, x) => sum + x * x, 0);
    if (pivot <= 1e-12 * A[j]![j]! || A[j]![j] === 0) continue;
    for (let i = j; i < d; i++) {
      const inner = L[i]!.reduce((sum, x, k) => sum + x * L[j]![k]!, 0);
      L[i]![j] = i === j ? Math.sqrt(pivot) : (A[i]![j]! - inner) / Math.sqrt(pivot);
    }
  }
  return L;
}

/** A⁺ = lim (AᵀA + εI)⁻¹Aᵀ by the eigenvectors of a symmetric matrix, found by rotations. */
function pseudoInverse(A: Table): Table {
  const d = A.length;
  const D = A.map((row) => [...row]);
  const V = zero(d).map((row, i) => row.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) {
        if (Math.abs(D[p]![q]!) < 1e-300) continue;
        const angle = Math.atan2(2 * D[p]![q]!, D[q]![q]! - D[p]![p]!) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const M of [D, V]) {
          for (const row of M)
            [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
        }
        [D[p], D[q]] = [
          D[p]!.map((x, j) => c * x - s * D[q]![j]!),
          D[q]!.map((x, j) => s * D[p]![j]! + c * x),
        ];
      }
    }
  }
  const largest = Math.max(...D.map((row, i) => Math.abs(row[i]!)));
  const inverse = D.map((row, i) => (Math.abs(row[i]!) > 1e-10 * largest ? 1 / row[i]! : 0));
  return V.map((a) => V.map((b) => a.reduce((sum, x, k) => sum + x * b[k]! * inverse[k]!, 0)));
}
