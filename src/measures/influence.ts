import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { lossGram } from '../ecosystem/lossGram.js';
import { block } from '../linalg/blocks.js';
import { leading, plus, times } from '../linalg/doubleDouble.js';
import { frobeniusProducts, frobeniusReal } from '../linalg/frobenius.js';
import { zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import type { Pairs } from './pairs.js';

/**
 * influence[k][j] = tr(M_{k,j} S̃_j⁺S̃_j) / Σ_l tr(M_{k,l} S̃_l⁺S̃_l): whose real data model k ends up carrying; a
 * row sums to 1 over all entities and the public data.
 *
 * M_{k,j} is how E θ̂_k depends on the estimate X̃_j⁺ỹ_j, so that M_{k,j}S̃_j⁺S̃_j = G_k Γ_{k,j} S̃_j in terms of the
 * loading on the normal vector.
 *
 * @param ecosystem - real data. Not modified.
 * @param moments - of one generation. Not modified.
 * @returns by kind, kinds×(kinds + 1), last column public; NaN where a model carries no real data.
 */
export function influence(
  { entities, public: shared, loss }: Ecosystem,
  { features: d, copies, models, signals }: ModelMoments,
): Pairs {
  const kinds = models.length;
  const tasks = [
    ...entities.map((entity) => lossGram(entity.private, loss)),
    lossGram(shared, loss),
  ];
  const loadings = [...signals.onOwn, signals.onPublic];
  const distinct = zeros(kinds, kinds + 1);
  for (let c = 0; c < signals.count; c++) {
    const carried = frobeniusProducts(
      models.map(({ gain }) => gain),
      tasks.map((S, j) => product(block(loadings[j]!, d, c), S)),
    );
    models.forEach(({ mixture }, k) => {
      for (let j = 0; j <= kinds; j++) {
        const part = times(mixture[c]!, carried.real(k, j));
        distinct.setReal(k, j, plus(distinct.real(k, j), part));
      }
    });
  }
  const own = models.map(({ gain, own: weight, ownMap }, k) => {
    const mapped = ownMap === null ? gain : product(gain, ownMap);
    return leading(plus(distinct.real(k, k), times(weight, frobeniusReal(mapped, tasks[k]!))));
  });
  models.forEach((_, k) => {
    const others = copies.reduce((sum, c, j) => sum + c * distinct.get(k, j), 0);
    const total = others - distinct.get(k, k) + own[k]! + distinct.get(k, kinds);
    const share = (x: number) => (total > 0 ? x / total : Number.NaN);
    own[k] = share(own[k]!);
    for (let j = 0; j <= kinds; j++) distinct.set(k, j, share(distinct.get(k, j)));
  });
  return { distinct, own };
}
