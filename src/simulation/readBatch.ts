import type { Arena } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction } from './interaction.js';
import type { ReadBatch, ReadingsLayout } from './readings.js';
import { riskReader } from './readRisks.js';

/**
 * Reads from every replicate its estimates, ‖θ̂_k − θ‖², (1/K)Σ‖θ̂_k − θ̄‖², (θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j) and θ̂_kᵀθ̂_l.
 *
 * @param state - its estimates are read at each call. Not modified.
 */
export function batchReader(
  arena: Arena,
  world: Interaction,
  { estimates, kindOf }: BatchState,
  layout: ReadingsLayout,
): ReadBatch {
  const { width } = estimates;
  const readRisks = riskReader(arena, world, { estimates, kindOf }, layout);
  const truth = new Float64Array(width);
  truth.set(world.truth);
  const average = new Float64Array(width);
  const K = kindOf.length;
  const row = (k: number, b: number) => (k * BATCH + b) * width;

  const readReplicate = (values: Float64Array, theta: Float64Array, b: number) => {
    average.fill(0);
    for (let k = 0; k < K; k++) {
      const from = row(k, b);
      for (let i = 0; i < layout.features; i++) {
        const x = theta[from + i]!;
        values[layout.estimate(k, i) * BATCH + b] = x;
        average[i]! += x / K;
      }
    }
    let spread = 0;
    for (let k = 0; k < K; k++) {
      const from = row(k, b);
      spread += squaredDistance(theta, from, average, width);
      values[layout.squaredError(k) * BATCH + b] = squaredDistance(theta, from, truth, width);
      for (let l = k; l < K; l++) {
        values[layout.inner(k, l) * BATCH + b] = innerProduct(theta, from, row(l, b), width);
      }
    }
    values[layout.dispersion * BATCH + b] = spread / K;
  };

  return (values, count) => {
    const theta = estimates.data;
    for (let b = 0; b < count; b++) readReplicate(values, theta, b);
    readRisks(values, count);
  };
}

/** Σ (x_i − y_i)² over a length that is a multiple of 4, in two sums that do not wait for each other. */
function squaredDistance(x: Float64Array, from: number, y: Float64Array, length: number): number {
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i += 2) {
    const a = x[from + i]! - y[i]!;
    const b = x[from + i + 1]! - y[i + 1]!;
    even += a * a;
    odd += b * b;
  }
  return even + odd;
}

/** Σ x_i y_i of two rows of one array, likewise. */
function innerProduct(x: Float64Array, left: number, right: number, length: number): number {
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i += 2) {
    even += x[left + i]! * x[right + i]!;
    odd += x[left + i + 1]! * x[right + i + 1]!;
  }
  return even + odd;
}
