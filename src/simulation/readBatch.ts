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
  const readRisks = riskReader(arena, world, state, layout);
  return (values, count) => {
    const { data, width } = state.estimates;
    readEstimates(values, data, width, layout, count);
    readErrors(values, data, width, world.truth, layout, count);
    readDispersion(values, data, width, layout, count);
    readInner(values, data, width, layout, count);
    readRisks(values, count);
  };
}

function readEstimates(
  values: Float64Array,
  estimates: Float64Array,
  width: number,
  { kindOf, features, estimate }: ReadingsLayout,
  count: number,
): void {
  for (let k = 0; k < kindOf.length; k++) {
    for (let i = 0; i < features; i++) {
      const to = estimate(k, i) * BATCH;
      let from = k * BATCH * width + i;
      for (let b = 0; b < count; b++, from += width) values[to + b] = estimates[from]!;
    }
  }
}

function readErrors(
  values: Float64Array,
  estimates: Float64Array,
  width: number,
  truth: Float64Array,
  { kindOf, features, squaredError }: ReadingsLayout,
  count: number,
): void {
  for (let k = 0; k < kindOf.length; k++) {
    const to = squaredError(k) * BATCH;
    for (let b = 0; b < count; b++) {
      const from = (k * BATCH + b) * width;
      let sum = 0;
      for (let i = 0; i < features; i++) {
        const error = estimates[from + i]! - truth[i]!;
        sum += error * error;
      }
      values[to + b] = sum;
    }
  }
}

function readDispersion(
  values: Float64Array,
  estimates: Float64Array,
  width: number,
  { kindOf, features, dispersion }: ReadingsLayout,
  count: number,
): void {
  const K = kindOf.length;
  const step = BATCH * width;
  for (let b = 0; b < count; b++) {
    let squares = 0;
    for (let i = 0; i < features; i++) {
      const first = b * width + i;
      let sum = 0;
      for (let k = 0, at = first; k < K; k++, at += step) sum += estimates[at]!;
      const average = sum / K;
      for (let k = 0, at = first; k < K; k++, at += step) {
        const gap = estimates[at]! - average;
        squares += gap * gap;
      }
    }
    values[dispersion * BATCH + b] = squares / K;
  }
}

function readInner(
  values: Float64Array,
  estimates: Float64Array,
  width: number,
  { kindOf, features, inner }: ReadingsLayout,
  count: number,
): void {
  for (let k = 0; k < kindOf.length; k++) {
    for (let l = k; l < kindOf.length; l++) {
      const to = inner(k, l) * BATCH;
      for (let b = 0; b < count; b++) {
        const left = (k * BATCH + b) * width;
        const right = (l * BATCH + b) * width;
        let sum = 0;
        for (let i = 0; i < features; i++) sum += estimates[left + i]! * estimates[right + i]!;
        values[to + b] = sum;
      }
    }
  }
}
