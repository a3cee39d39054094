import { complement } from '../../ecosystem/complement.js';
import { batchMixes, type Mix, passed } from '../../ecosystem/crawled.js';
import type { DataSet } from '../../ecosystem/dataSet.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { lossGram, realGram } from '../../ecosystem/lossGram.js';
import { publishedIn } from '../../ecosystem/published.js';
import { leading, times } from '../../linalg/doubleDouble.js';
import { linearCombination } from '../../linalg/linearCombination.js';
import type { Matrix } from '../../linalg/matrix.js';

/** What reaches every kind from models and from people, and the Gram matrices it is fitted to. */
export interface Listening {
  /** ω_km: the weight of models' data from pool m in what kind k crawls, after its detector; with people's Σ_m is 1. */
  readonly synthetic: readonly (readonly number[])[];
  /** The weight of people's data from pool m in what kind k crawls. */
  readonly people: readonly (readonly number[])[];
  /** S_jm under the loss: `published[j][m]`, d×d. The same matrix wherever kind j publishes the same rows. */
  readonly published: readonly (readonly Matrix[])[];
  /** W_kj = Σ_m ω_km copies_j G_mj: the weight of all copies of kind j in what kind k crawls. */
  readonly weights: readonly (readonly number[])[];
  /** E_k = Σ_m ω_km Σ_j copies_j G_mj S_jm: the Gram matrix of the models' data that kind k crawls, d×d. */
  readonly crawled: readonly Matrix[];
  /** C_k = ᾱ_kB_k + λ_kI + α_k(people's part): what anchors kind k, so that A_k = C_k + α_kE_k. d×d. */
  readonly anchors: readonly Matrix[];
}

/**
 * Who listens to whom, W = FG, and to what data: one generation of an ecosystem without its noise.
 *
 * People's share h of a pool and a detector that catches c of models' data and loses l of people's leave the weights
 * F_km(1 − h)(1 − c)/z of models and F_km h(1 − l)/z of people, z the sum (1 − h)(1 − c) + h(1 − l).
 *
 * @param ecosystem - without a schedule. Not modified.
 * @returns weights in float64; matrices in the coordinates and the precision of the ecosystem.
 */
export function listening(ecosystem: Ecosystem): Listening {
  const { entities, pools, publish, crawl, loss, features: d, precision } = ecosystem;
  const mixes = batchMixes(ecosystem);
  const shares = entities.map(({ filter }, k) =>
    mixes.map((mix, m) => {
      const passes = passed(filter, mix, precision);
      const part = (of: keyof Mix) => leading(times(crawl[k]![m]!, times(mix[of], passes[of])));
      return { models: part('models'), people: part('people') };
    }),
  );
  const synthetic = shares.map((row) => row.map(({ models }) => models));
  const people = shares.map((row) => row.map((share) => share.people));
  const gram = (data: DataSet) => lossGram(data, loss);
  const published = entities.map((entity) => {
    const everywhere = gram(entity.synthetic);
    return pools.map((_, m) => {
      const { data } = publishedIn(entity, m);
      return data === entity.synthetic ? everywhere : gram(data);
    });
  });
  const ofAll = (m: number, j: number) => times(entities[j]!.copies, publish[m]![j]!);
  const poolGrams = pools.map((_, m) =>
    linearCombination(
      d,
      d,
      entities.map((__, j) => [ofAll(m, j), published[j]![m]!]),
    ),
  );
  const peopleGrams = pools.map(({ people: writers }) => writers && gram(writers.data));
  const publicGram = gram(ecosystem.public);
  return {
    synthetic,
    people,
    published,
    weights: synthetic.map((row) =>
      entities.map((_, j) => row.reduce((sum, w, m) => sum + w * leading(ofAll(m, j)), 0)),
    ),
    crawled: synthetic.map((row) =>
      linearCombination(
        d,
        d,
        row.map((w, m) => [w, poolGrams[m]!]),
      ),
    ),
    anchors: entities.map(({ alpha, beta, private: own, ridge }, k) =>
      linearCombination(d, d, [
        [complement(alpha), realGram(beta, gram(own), publicGram)],
        ...(ridge === null ? [] : [[1, ridge.gram] as const]),
        ...people[k]!.flatMap((w, m) => {
          const H = peopleGrams[m];
          return H ? [[alpha * w, H] as const] : [];
        }),
      ]),
    ),
  };
}
