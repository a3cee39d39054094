import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import type { RandomStream } from '../../src/random/stream.js';
import type { LinearRecurrence } from '../../src/recurrence/linear/linearRecurrence.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { spectrum } from '../../src/solution/spectrum.js';
import { type Description, realised } from './arbitraries.js';
import { gramOf, indices } from './designArbitraries.js';

/** Everything that decides ρ, as numbers that a search may move: Gram matrices by their factors F, S = F Fᵀ. */
export interface Design {
  /** One for every entity, or one for all. */
  readonly alpha: readonly number[];
  readonly beta: number;
  /** d×r. */
  readonly public: Factor;
  readonly private: readonly Factor[];
  /** Null where every entity publishes rows like its private ones. */
  readonly synthetic: readonly Factor[] | null;
}
type Factor = readonly (readonly number[])[];

// In float64 a Gram matrix of low rank has eigenvalues near −1e-16 of its norm: not quite the hypothesis. Where large
// Gram matrices meet small ones in such a direction, that alone pushes ρ past a bound. Such designs are no evidence.

/** Smallest pivot of a design that the search may visit. */
const WELL_CONDITIONED = 1e-5;
/** Largest entry of a factor that it may visit. */
const LARGEST = 30;

/** A design as a scenario file states it, by Gram matrices. */
export function described({ alpha, beta, public: shared, ...design }: Design): Description {
  const data = (F: Factor) => ({ samples: 50, design: { gram: gramOf(F) } });
  return {
    features: shared.length,
    alpha: alpha[0]!,
    beta,
    public: data(shared),
    entities: design.private.map((own, k) => ({
      name: `E${k}`,
      ...(alpha.length > 1 && { alpha: alpha[k]! }),
      private: data(own),
      synthetic:
        design.synthetic === null
          ? { samples: 50, design: 'private' as const }
          : data(design.synthetic[k]!),
    })),
  };
}

/** ρ over a bound; null for a design too near to losing rank for float64 to tell. */
export function ratioTo(
  bound: (system: Ecosystem, recurrence: LinearRecurrence) => number,
  design: Design,
): number | null {
  const system = realised(described(design));
  const recurrence = pooledRecurrence(system);
  if (recurrence.smallestPivot < WELL_CONDITIONED) return null;
  return spectrum(recurrence).spectralRadius / bound(system, recurrence);
}

/** Any design of K entities and d features: ranks from 1 to d, strengths over four decades, α apart or in common. */
export function randomDesign(stream: RandomStream, K: number, d: number): Design {
  const rank = () => 1 + stream.below(d);
  const ranks = { public: stream.below(d + 1), private: rank(), synthetic: rank() };
  const factors = (r: number) => indices(K).map(() => randomFactor(stream, d, r));
  const oneAlpha = stream.below(2) === 0;
  return {
    alpha: oneAlpha ? [share(stream)] : indices(K).map(() => share(stream)),
    beta: share(stream),
    public: randomFactor(stream, d, ranks.public),
    private: factors(ranks.private),
    synthetic: factors(ranks.synthetic),
  };
}

/** A design of T5: one α, and every entity publishes rows like its private ones. */
export const randomProportionalDesign = (stream: RandomStream, K: number, d: number): Design => ({
  ...randomDesign(stream, K, d),
  alpha: [share(stream)],
  synthetic: null,
});

/** T4's extremal design for K = d entities, its rows bent by `bend`. */
export function bentExtremalDesign(stream: RandomStream, K: number, bend: number): Design {
  const bent = (x: number) => x + bend * stream.normal();
  const strength = 10 ** (2 * stream.uniform());
  return {
    alpha: [share(stream)],
    beta: 1,
    public: indices(K).map(() => []),
    private: indices(K).map((k) =>
      indices(K).map((i) => [strength * bent(1 / Math.sqrt(K) - (i === k ? 1 : 0))]),
    ),
    synthetic: indices(K).map((k) => indices(K).map((i) => [bent(i === k ? 1 : 0)])),
  };
}

/**
 * The largest ratio that a local search finds from a design: it moves every number a little, keeps what is not
 * worse, and adapts its step so that about a fifth of the moves are kept.
 *
 * @returns ratios never above 1 + rounding, if the bound holds.
 */
export function climb(
  stream: RandomStream,
  start: Design,
  ratio: (design: Design) => number | null,
  moves: number,
): number {
  let design = start;
  let best = ratio(start) ?? 0;
  let step = 0.3;
  for (let i = 0; i < moves; i++) {
    const next = moved(stream, design, step);
    const found = ratio(next);
    const kept = found !== null && found >= best;
    if (kept) [design, best] = [next, found];
    step *= kept ? 1.5 : 0.9;
  }
  return best;
}

function moved(stream: RandomStream, design: Design, step: number): Design {
  // Relative moves of large entries, absolute ones of small: strengths span decades.
  const entry = (x: number) => {
    const next = x + step * Math.max(0.1, Math.abs(x)) * stream.normal();
    return Math.min(LARGEST, Math.max(-LARGEST, next));
  };
  const factor = (F: Factor) => F.map((row) => row.map(entry));
  const weight = (x: number) => Math.min(0.98, Math.max(0.02, x + 0.3 * step * stream.normal()));
  return {
    alpha: design.alpha.map(weight),
    beta: weight(design.beta),
    public: factor(design.public),
    private: design.private.map(factor),
    synthetic: design.synthetic?.map(factor) ?? null,
  };
}

const share = ({ uniform }: RandomStream): number => 0.02 + 0.96 * uniform();

function randomFactor(stream: RandomStream, d: number, r: number): Factor {
  const strength = 10 ** (4 * stream.uniform() - 2);
  return indices(d).map(() => indices(r).map(() => Math.sqrt(strength) * stream.normal()));
}

/** The largest ratio among so many designs, drawn one after the other; designs near to losing rank are left out. */
export function worstOf(
  designs: number,
  draw: (index: number) => Design,
  ratio: (design: Design) => number | null,
): number {
  let worst = 0;
  for (let i = 0; i < designs; i++) worst = Math.max(worst, ratio(draw(i)) ?? 0);
  return worst;
}

/** Designs of two to twelve entities, random and bent extremal in turn. */
export const ofUpToTwelve =
  (stream: RandomStream) =>
  (i: number): Design => {
    const K = 2 + stream.below(11);
    return i % 2 === 0
      ? randomDesign(stream, K, 1 + stream.below(6))
      : bentExtremalDesign(stream, K, 0.2 * stream.uniform());
  };
