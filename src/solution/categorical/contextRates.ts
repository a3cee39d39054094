import type { Uptake } from '../../ecosystem/categorical/network.js';
import { eigenSystem, modulus } from '../../linalg/eigen.js';
import { Matrix } from '../../linalg/matrix.js';
import type { ContextRecurrence } from '../../recurrence/categorical/contextRecurrence.js';

/** How fast means and second moments of one context settle. */
export interface ContextRates {
  /** R(c): what is left of a deviation of the means after a generation. */
  readonly mean: number;
  /** λ₂(c): the same of second moments. */
  readonly second: number;
  /** Whether R(c) = 1: no real data hold the context, and its models drift until one type is left. */
  readonly drifts: boolean;
}

/** R(c) counts as 1 within this distance where it is an eigenvalue. */
const MARGIN = 1e-12;

/** η: the weight of the newest batch in the long run; 1 for pools that accumulate, whose own rate this is not. */
export const lateUptake = (memory: Uptake): number => (memory.kind === 'decay' ? memory.rate : 1);

/**
 * Rates of one context.
 *
 * @param recurrence - Not modified.
 * @param memory - of the pools; of an accumulating pool the rates are those of the map that it averages.
 */
export function contextRates(recurrence: ContextRecurrence, memory: Uptake): ContextRates {
  const eta = lateUptake(memory);
  if (recurrence.pools === 1) {
    const { gain, publish, perAnswer, gap } = recurrence;
    const mean = 1 - eta * gap;
    const drawn = publish.reduce((sum, x, j) => sum + x * x * perAnswer[j]! * gain[j]! ** 2, 0);
    return { mean, second: mean * mean - eta * eta * drawn, drifts: gap === 0 };
  }
  const mean = radius(recurrence.pools, transitionAt(recurrence, eta));
  const second = radius(recurrence.pools ** 2, secondMomentMap(recurrence, eta));
  return { mean, second, drifts: mean >= 1 - MARGIN };
}

/** (1 − η)I + ηr, M×M, row by row. */
export function transitionAt(
  { pools: M, transition }: ContextRecurrence,
  eta: number,
): Float64Array {
  return transition.map((x, i) => eta * x + (i % (M + 1) === 0 ? 1 - eta : 0));
}

/** U ↦ rUrᵀ − η²G diag(s²γ²FUFᵀ/n)Gᵀ as a matrix M²×M², row by row. */
export function secondMomentMap(recurrence: ContextRecurrence, eta: number): Float64Array {
  const { pools: M, models: K, gain, publish, crawl, perAnswer } = recurrence;
  const r = transitionAt(recurrence, eta);
  const n = M * M;
  const map = new Float64Array(n * n);
  for (let a = 0; a < M; a++) {
    for (let b = 0; b < M; b++) {
      for (let x = 0; x < M; x++) {
        for (let y = 0; y < M; y++) {
          let entry = r[a * M + x]! * r[b * M + y]!;
          for (let j = 0; j < K; j++) {
            const noise = publish[a * K + j]! * publish[b * K + j]! * perAnswer[j]!;
            entry -= (eta * gain[j]!) ** 2 * noise * crawl[j * M + x]! * crawl[j * M + y]!;
          }
          map[(a * M + b) * n + x * M + y] = entry;
        }
      }
    }
  }
  return map;
}

function radius(n: number, entries: Float64Array): number {
  const A = new Matrix(n, n);
  A.data.set(entries);
  const [first] = eigenSystem(A).pairs;
  return first === undefined ? 0 : modulus(first.value);
}
