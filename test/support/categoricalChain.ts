/** Exact laws of small categorical models by enumeration of every outcome: shares no code with src/. */

/** One world in the words of families.md, everything written out. */
export interface ChainWorld {
  readonly types: number;
  readonly contexts: number;
  readonly alpha: readonly number[];
  readonly beta: readonly number[];
  /** Per entity and, last, public: counts C×V, or sizes and laws that counts are drawn from; null without data. */
  readonly real: readonly (
    | { readonly counts: readonly (readonly number[])[] }
    | { readonly samples: readonly number[]; readonly law: readonly (readonly number[])[] }
    | null
  )[];
  /** n_j(c). */
  readonly synthetic: readonly (readonly number[])[];
  /** G, M×K, and F, K×M. */
  readonly publish: readonly (readonly number[])[];
  readonly crawl: readonly (readonly number[])[];
  readonly smoothing: number;
  /** η_t. */
  readonly uptake: (t: number) => number;
}

/** E p_k(c, v) and E p_k(c, v) p_l(c, v) at every generation: [t][c][v] gives K means and K×K second moments. */
export type ChainMoments = {
  readonly mean: number[];
  readonly second: number[][];
}[][][];

interface Branch {
  readonly weight: number;
  readonly counts: readonly number[];
}

/** All outcomes of n draws from a law. */
export function outcomes(n: number, law: readonly number[]): Branch[] {
  const [p = 0, ...others] = law;
  if (others.length === 0) return [{ weight: p ** n, counts: [n] }];
  const left = others.reduce((sum, x) => sum + x, 0);
  const all: Branch[] = [];
  for (let x = 0; x <= n; x++) {
    const chance = binomial(n, x) * p ** x * left ** (n - x);
    if (chance === 0) continue;
    const rest = left === 0 ? others : others.map((q) => q / left);
    for (const { weight, counts } of outcomes(n - x, rest)) {
      all.push({ weight: chance * weight, counts: [x, ...counts] });
    }
  }
  return all;
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k);

/** Every combination of one branch of each list. */
export function combinations(
  lists: readonly (readonly Branch[])[],
): { weight: number; counts: (readonly number[])[] }[] {
  return lists.reduce<{ weight: number; counts: (readonly number[])[] }[]>(
    (all, list) =>
      all.flatMap(({ weight, counts }) =>
        list.map((branch) => ({
          weight: weight * branch.weight,
          counts: [...counts, branch.counts],
        })),
      ),
    [{ weight: 1, counts: [] }],
  );
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

/** Moments of every generation by enumeration. */
export function chainMoments(world: ChainWorld, generations: number): ChainMoments {
  const { types: V, contexts: C } = world;
  const K = world.alpha.length;
  const moments: ChainMoments = Array.from({ length: generations + 1 }, () =>
    Array.from({ length: C }, () =>
      Array.from({ length: V }, () => ({
        mean: new Array<number>(K).fill(0),
        second: Array.from({ length: K }, () => new Array<number>(K).fill(0)),
      })),
    ),
  );
  const sizesOf = (source: ChainWorld['real'][number]): readonly number[] =>
    source === null
      ? new Array<number>(C).fill(0)
      : 'counts' in source
        ? source.counts.map(total)
        : source.samples;
  for (let c = 0; c < C; c++) {
    const data = combinations(
      world.real.map((source) =>
        source === null
          ? [{ weight: 1, counts: new Array<number>(V).fill(0) }]
          : 'counts' in source
            ? [{ weight: 1, counts: source.counts[c]! }]
            : outcomes(source.samples[c]!, source.law[c]!),
      ),
    );
    const share = (i: number) => {
      const sizes = sizesOf(world.real[i] ?? null);
      return total(sizes) === 0 ? 0 : sizes[c]! / total(sizes);
    };
    const s = world.synthetic.map((sizes) => (total(sizes) === 0 ? 0 : sizes[c]! / total(sizes)));
    for (const { weight, counts } of data) {
      const empirical = counts.map((row) =>
        row.map((x) => (total(row) === 0 ? 0 : x / total(row))),
      );
      const fitted = (k: number, u: readonly (readonly number[])[] | null): number[] => {
        const [alpha, beta] = [u === null ? 0 : world.alpha[k]!, world.beta[k]!];
        const parts: { readonly weight: number; readonly law: readonly number[] }[] = [
          { weight: (1 - alpha) * beta * share(k), law: empirical[k]! },
          { weight: (1 - alpha) * (1 - beta) * share(K), law: empirical[K]! },
          { weight: world.smoothing, law: new Array<number>(V).fill(1 / V) },
        ];
        const numerator = Array.from({ length: V }, (_, v) =>
          total(parts.map((part) => part.weight * part.law[v]!)),
        );
        let denominator = total(parts.map((part) => part.weight));
        (u ?? []).forEach((pool, m) => {
          const volume = total(world.publish[m]!.map((g, j) => g * s[j]!));
          denominator += alpha * world.crawl[k]![m]! * volume;
          pool.forEach((x, v) => {
            numerator[v]! += alpha * world.crawl[k]![m]! * x;
          });
        });
        return denominator === 0
          ? new Array<number>(V).fill(1 / V)
          : numerator.map((x) => x / denominator);
      };
      let law = new Map<string, { chance: number; u: number[][] | null }>([
        ['', { chance: weight, u: null }],
      ]);
      for (let t = 0; t <= generations; t++) {
        const next = new Map<string, { chance: number; u: number[][] }>();
        for (const { chance, u } of law.values()) {
          const p = world.alpha.map((_, k) => fitted(k, u));
          for (let v = 0; v < V; v++) {
            const at = moments[t]![c]![v]!;
            p.forEach((pk, k) => {
              at.mean[k]! += chance * pk[v]!;
              p.forEach((pl, l) => {
                at.second[k]![l]! += chance * pk[v]! * pl[v]!;
              });
            });
          }
          if (t === generations) continue;
          const eta = world.uptake(t + 1);
          for (const draw of combinations(
            p.map((pk, j) => outcomes(world.synthetic[j]![c]!, pk)),
          )) {
            const batch = world.publish.map((row) =>
              Array.from({ length: V }, (_, v) =>
                total(
                  row.map((g, j) =>
                    world.synthetic[j]![c] === 0
                      ? 0
                      : (g * s[j]! * draw.counts[j]![v]!) / world.synthetic[j]![c]!,
                  ),
                ),
              ),
            );
            const pools = batch.map((pool, m) =>
              pool.map((x, v) => (1 - eta) * (u?.[m]?.[v] ?? 0) + eta * x),
            );
            const key = pools
              .flat()
              .map((x) => x.toFixed(12))
              .join();
            const known = next.get(key);
            if (known === undefined) next.set(key, { chance: chance * draw.weight, u: pools });
            else known.chance += chance * draw.weight;
          }
        }
        law = next;
      }
    }
  }
  return moments;
}
