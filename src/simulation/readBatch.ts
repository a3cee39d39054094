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
  state: BatchState,
  layout: ReadingsLayout,
): ReadBatch {
  const { estimates } = state;
  const readRisks = riskReader(arena, world, state, layout);
  const truth = new Float64Array(estimates.width);
  truth.set(world.truth);
  const average = new Float64Array(estimates.width);
  return (values, count) => {
    for (let b = 0; b < count; b++) {
      readReplicate(values, b, estimates.data, estimates.width, truth, average, layout);
    }
    readRisks(values, count);
  };
}

/** What needs the estimates of replicate b alone; θ̂_k stands in row k·BATCH + b, padded with zeros. */
function readReplicate(
  values: Float64Array,
  b: number,
  theta: Float64Array,
  width: number,
  truth: Float64Array,
  average: Float64Array,
  { individuals: K, features: d, estimates, squaredErrors, dispersion, inner }: ReadingsLayout,
): void {
  const step = BATCH * width;
  average.fill(0);
  let to = estimates * BATCH + b;
  for (let k = 0, from = b * width; k < K; k++, from += step) {
    for (let i = 0; i < d; i++, to += BATCH) {
      const x = theta[from + i]!;
      values[to] = x;
      average[i]! += x;
    }
  }
  for (let i = 0; i < d; i++) average[i]! /= K;
  let spread = 0;
  let error = squaredErrors * BATCH + b;
  let product = inner * BATCH + b;
  for (let k = 0, from = b * width; k < K; k++, from += step) {
    spread += squaredDistance(theta, from, average, width);
    values[error] = squaredDistance(theta, from, truth, width);
    error += BATCH;
    for (let l = k, other = from; l < K; l++, other += step) {
      values[product] = innerProduct(theta, from, other, width);
      product += BATCH;
    }
  }
  values[dispersion * BATCH + b] = spread / K;
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
