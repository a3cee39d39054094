/**
 * ρ(Q) ≤ (1 + √K)/2 for K entities around one pool, whatever their designs, weights and shares; sharp for every K.
 *
 * @param K - number of entities, 1 or more.
 * @returns the bound: 1 for one entity, above 1 for more.
 * @theorem T4
 */
export const universalBound = (K: number): number => (1 + Math.sqrt(K)) / 2;
