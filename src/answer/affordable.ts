import { type Ecosystem, population } from '../ecosystem/ecosystem.js';

/** Nanoseconds for a multiplication and an addition in twice the working precision, all three precisions together. */
const NANOSECONDS = 60;
/** Matrix products that each kind, each pool and each generation cost. */
const PRODUCTS = { kind: 30, pool: 150, generation: 12 } as const;
/** More than this many seconds are not worth the digits. */
const MOST_SECONDS = 60;

/** Whether solving in twice the working precision, twice over, takes no more than a minute. */
export function affordable(ecosystem: Ecosystem, generations = 0): boolean {
  const { features: d, entities, publish, public: shared } = ecosystem;
  const [K, M] = [entities.length, publish.length];
  const rows = [shared, ...entities.flatMap((e) => [e.private, e.synthetic])].reduce(
    (sum, { rows: X }) => sum + (X === null ? 0 : X.rows),
    0,
  );
  const products =
    PRODUCTS.kind * K + PRODUCTS.pool * M ** 3 + PRODUCTS.generation * generations * (K + M ** 2);
  const pairs = Math.min(population(ecosystem), K) ** 2 * d ** 2;
  return (products * d ** 3 + rows * d ** 2 + pairs) * NANOSECONDS * 1e-9 <= MOST_SECONDS;
}
