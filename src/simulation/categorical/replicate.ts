import type { CategoricalEcosystem } from '../../ecosystem/categorical/categoricalEcosystem.js';
import type { ContextData } from '../../ecosystem/categorical/contextData.js';
import type { Uptake } from '../../ecosystem/categorical/network.js';
import type { RandomStream } from '../../random/stream.js';

/** Called for every generation with the probabilities of every model, over the places that `spelledOut` gives. */
export type Watch = (generation: number, models: readonly Float64Array[]) => void;

/** A context with a place for every type that any model may give a probability. */
export function spelledOut(
  { types: V, entities, smoothing, public: shared }: CategoricalEcosystem,
  c: number,
  data: ContextData,
): ContextData {
  const rest = data.types.indexOf(-1);
  const everyoneSees = entities.every(
    ({ private: own, beta }) => beta * own.sizes[c]! > 0 || (1 - beta) * shared.sizes[c]! > 0,
  );
  if (rest < 0 || (everyoneSees && smoothing.weight === 0)) return data;
  const listed = new Set(data.types);
  const others = Array.from({ length: V }, (_, v) => v).filter((v) => !listed.has(v));
  const kept = data.types.subarray(0, rest);
  const widened = (row: Float64Array) => {
    const wide = new Float64Array(V).fill(row[rest]!);
    wide.set(row.subarray(0, rest));
    return wide;
  };
  return {
    types: Int32Array.from([...kept, ...others]),
    multiplicity: new Float64Array(V).fill(1),
    sources: data.sources.map((row) => row && widened(row)),
    prior: widened(data.prior),
    truth: widened(data.truth),
    tasks: data.tasks.map((row) => row && widened(row)),
  };
}

/**
 * Simulates one context once: data are drawn, tables are fitted from counts, answer by answer.
 *
 * @param ecosystem - sizes, weights, pools. Not modified.
 * @param c - the context.
 * @param data - its laws, spelled out. Not modified.
 * @param generations - T.
 * @param random - moved on.
 * @param watch - gets every generation; the tables change after the call.
 */
export function simulateContext(
  ecosystem: CategoricalEcosystem,
  c: number,
  data: ContextData,
  generations: number,
  random: RandomStream,
  watch: Watch,
): void {
  const { entities, network, smoothing, types: V } = ecosystem;
  const places = data.types.length;
  const owners = [...entities.map((entity) => entity.private), ecosystem.public];
  const share = ({ sizes, total }: { readonly sizes: Float64Array; readonly total: number }) =>
    total === 0 ? 0 : sizes[c]! / total;
  const observed = owners.map(({ drawn, sizes }, i) => {
    const law = data.sources[i];
    if (law == null) return null;
    return drawn ? sampled(law, sizes[c]!, random) : law;
  });
  const fittedTable = (k: number, pools: readonly Float64Array[] | null): Float64Array => {
    const { alpha, beta } = entities[k]!;
    const table = new Float64Array(places);
    let whole = smoothing.weight;
    const put = (weight: number, law: Float64Array | null) => {
      if (law === null || weight === 0) return;
      whole += weight;
      for (let i = 0; i < places; i++) table[i]! += weight * law[i]!;
    };
    const real = pools === null ? 1 : 1 - alpha;
    put(real * beta * share(entities[k]!.private), observed[k]!);
    put(real * (1 - beta) * share(ecosystem.public), observed[entities.length]!);
    pools?.forEach((pool, m) => {
      const weight = alpha * network.crawl[k]![m]!;
      if (weight === 0) return;
      for (let i = 0; i < places; i++) {
        table[i]! += weight * pool[i]!;
        whole += weight * pool[i]!;
      }
    });
    for (let i = 0; i < places; i++) table[i]! += smoothing.weight * data.prior[i]!;
    for (let i = 0; i < places; i++) {
      table[i] = whole === 0 ? data.multiplicity[i]! / V : table[i]! / whole;
    }
    return table;
  };
  let models = entities.map((_, k) => fittedTable(k, null));
  watch(0, models);
  let pools = network.pools.map(() => new Float64Array(places));
  for (let t = 1; t <= generations; t++) {
    const answers = entities.map(({ synthetic }, j) =>
      sampled(models[j]!, synthetic.sizes[c]!, random),
    );
    const weight = newest(network.memory, t);
    pools = pools.map((pool, m) => {
      const batch = new Float64Array(places);
      entities.forEach(({ synthetic }, j) => {
        const volume = network.publish[m]![j]! * share(synthetic);
        if (volume === 0) return;
        for (let i = 0; i < places; i++) batch[i]! += volume * answers[j]![i]!;
      });
      return pool.map((x, i) => x + weight * (batch[i]! - x));
    });
    models = entities.map((_, k) => fittedTable(k, pools));
    watch(t, models);
  }
}

/** Shares of n answers, each drawn by inversion. */
function sampled(law: Float64Array, n: number, random: RandomStream): Float64Array {
  const shares = new Float64Array(law.length);
  if (n === 0) return shares;
  const below = new Float64Array(law.length);
  let sum = 0;
  for (let i = 0; i < law.length; i++) {
    sum += law[i]!;
    below[i] = sum;
  }
  for (let draw = 0; draw < n; draw++) {
    const point = random.uniform() * sum;
    let low = 0;
    let high = law.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! > point) high = middle;
      else low = middle + 1;
    }
    shares[low]! += 1;
  }
  for (let i = 0; i < shares.length; i++) shares[i]! /= n;
  return shares;
}

/** The weight of the newest batch in a pool. */
function newest(memory: Uptake, t: number): number {
  if (memory.kind === 'replace' || t === 1) return 1;
  return memory.kind === 'decay' ? memory.rate : 1 / t;
}
