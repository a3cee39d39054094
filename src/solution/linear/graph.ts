import { toUser } from '../../ecosystem/coordinates.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { addBlock, block } from '../../linalg/blocks.js';
import { leading } from '../../linalg/doubleDouble.js';
import { type Complex, type EigenPair, eigenPairs, modulus } from '../../linalg/eigen.js';
import { accumulate, linearCombination } from '../../linalg/linearCombination.js';
import {
  columnVector,
  copyOf,
  identity,
  inPrecision,
  type Matrix,
  subtract,
  transposed,
  zeros,
} from '../../linalg/matrix.js';
import { nullSpaces } from '../../linalg/nullSpaces.js';
import { congruence, product } from '../../linalg/product.js';
import { pseudoInverse } from '../../linalg/pseudoInverse.js';
import { inverse } from '../../linalg/solve.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { MARGIN, type Spectrum } from '../spectrum.js';
import { communicatingClasses } from './communicatingClasses.js';
import { type Listening, listening } from './listening.js';

/** Moduli of two eigenvalues within this share of ρ are those of one: ρ then has a corner, and no derivative. */
const TIE = 1e-6;

/** The effects of all edges take K²·M·d² products: no more than these, about a second. */
const MOST_PRODUCTS = 1e8;
/** And the eigenvectors of M·d numbers. */
const MOST_STATE = 400;

/** Who listens to whom, where errors are born without limit, whom they reach, and what every edge does to ρ. */
export interface NetworkGraph {
  /** W, a row for every kind: the weight of all copies of kind j in what kind k crawls. People are what is missing to 1. */
  readonly weights: readonly (readonly number[])[];
  /** Closed circles without real data of any weight: members by name. */
  readonly sources: readonly (readonly string[])[];
  /** One entry for every kind. */
  readonly reached: readonly Reached[];
  /**
   * ∂ρ/∂W_kj, every copy of kind k listening a little more to kind j and to nobody less; 0 where there is no edge. Null where
   * ρ is 0 or shared by several modes, a pool remembers, a model is fine-tuned, or there are too many edges.
   */
  readonly effects: readonly (readonly number[])[] | null;
}

/** What a kind receives from sources. */
export interface Reached {
  readonly entity: string;
  /** Whether it is in a source or listens to one, directly or through others: then its errors never settle. */
  readonly drifts: boolean;
  /** By how much tr Cov θ̂ grows every generation in the long run; 0 where ρ < 1, null where it does not grow linearly. */
  readonly slope: number | null;
}

/**
 * The network as a graph: W = FG, after people's shares and detectors.
 *
 * @param ecosystem - without a schedule. Not modified.
 * @param recurrence - of that ecosystem. Not modified.
 * @param spectrum - of that recurrence.
 * @returns weights, sources, what they reach, and the effect of every edge.
 * @throws NumericalError if the eigenvalue 1 is defective.
 */
export function networkGraph(
  ecosystem: Ecosystem,
  recurrence: LinearRecurrence,
  spectrum: Spectrum,
): NetworkGraph {
  const { entities } = ecosystem;
  const heard = listening(ecosystem);
  const sources = sourcesOf(ecosystem, heard);
  const drifts = listenersOf(ecosystem, heard, sources.flat());
  const slopes = slopesOf(ecosystem, recurrence, spectrum);
  return {
    weights: heard.weights,
    sources: sources.map((members) => members.map((k) => entities[k]!.name)),
    reached: entities.map(({ name }, k) => ({
      entity: name,
      drifts: drifts[k]!,
      slope: slopes?.[k] ?? null,
    })),
    effects: edgeEffects(ecosystem, heard),
  };
}

/** The weights with which kinds listen; none where α_k = 0. */
const heeded = ({ entities }: Ecosystem, { weights }: Listening) =>
  weights.map((row, k) => (entities[k]!.alpha > 0 ? row : row.map(() => 0)));

/** Closed classes of W, with an edge, whose members have no real data, ridge or people of any weight. */
function sourcesOf(ecosystem: Ecosystem, heard: Listening): number[][] {
  const W = heeded(ecosystem, heard);
  return communicatingClasses(W).filter(
    (members) =>
      members.every(
        (k) =>
          heard.anchors[k]!.trace() === 0 &&
          W[k]!.every((weight, j) => weight === 0 || members.includes(j)),
      ) && members.some((k) => members.some((j) => W[k]![j]! > 0)),
  );
}

/** Whether each kind is among these or listens to one of them, directly or through others. */
function listenersOf(ecosystem: Ecosystem, heard: Listening, to: readonly number[]): boolean[] {
  const W = heeded(ecosystem, heard);
  const reached = W.map((_, k) => to.includes(k));
  const waiting = [...to];
  for (let j = waiting.pop(); j !== undefined; j = waiting.pop()) {
    W.forEach((row, k) => {
      if (reached[k]! || !(row[j]! > 0)) return;
      reached[k] = true;
      waiting.push(k);
    });
  }
  return reached;
}

/**
 * Slope of tr Cov θ̂_k: of a state with eigenvalue 1, Cov x_t grows by ΠNΠᵀ every generation, Π = Φ(ΨᵀΦ)⁻¹Ψᵀ the projector on the
 * eigenspace.
 */
function slopesOf(
  { entities, pools }: Ecosystem,
  { Q, noise, readouts, features: d, coordinates }: LinearRecurrence,
  { modes, verdict }: Spectrum,
): number[] | null {
  if (pools.some(({ memory }) => memory.kind === 'accumulate')) return null;
  if (verdict === 'converges') return entities.map(() => 0);
  const onCircle = modes.filter(({ value }) => Math.abs(modulus(value) - 1) <= MARGIN);
  if (verdict === 'diverges') return null;
  if (onCircle.some(({ value }) => Math.hypot(value.re - 1, value.im) > MARGIN)) return null;
  const { right, left } = nullSpaces(subtract(Q, identity(Q.rows)), onCircle.length);
  const Phi = transposed(right);
  const projector = product(product(Phi, inverse(product(left, Phi))), left);
  const growth = congruence(projector, noise);
  return readouts.map(({ gain, state }) => {
    const received = zeros(d, d);
    state.forEach((a, m) => {
      state.forEach((b, l) => {
        accumulate(received, leading(a) * leading(b), block(growth, d, m, l));
      });
    });
    // C (A⁺ X A⁺) Cᵀ, in the user's coordinates.
    const half = toUser(coordinates, congruence(gain, received));
    return toUser(coordinates, transposed(half)).trace() * coordinates.deviation ** 2;
  });
}

/**
 * ∂ρ/∂W_kj. With U reading the models from the pools, x_k = α_kA_k⁺ Σ_m ω_km u_m, and V filling them, u_m = Σ_j G_mj S_jm x_j, the
 * models' Q = UV has the eigenvalue λ of R = VU with right eigenvector x = Uu and left eigenvector y = Vᵀz, yᵀx = λzᵀu.
 * Q_kj = α_kA_k⁺W_kjS_kj, and A_k gains α_kS_kj with W_kj. So
 *
 *     ∂λ/∂W_kj = α_k (A_k⁺y_k)ᵀ S_kj (x_j − λx_k) / (λ zᵀu),   ∂ρ = Re(λ̄ ∂λ)/ρ
 *
 * with S_kj what kind k hears of kind j, per unit of weight.
 */
function edgeEffects(ecosystem: Ecosystem, heard: Listening): number[][] | null {
  const { entities, pools, publish, features: d } = ecosystem;
  const { synthetic, weights, crawled, anchors } = heard;
  const plain =
    pools.every(({ memory }) => memory.kind === 'replace') &&
    entities.every(({ update }) => update.kind === 'refit');
  if (!plain || entities.length ** 2 * pools.length * d ** 2 > MOST_PRODUCTS) return null;
  if (pools.length * d > MOST_STATE) return null;
  const alphas = entities.map(({ alpha }) => alpha);
  const ofAll = (m: number, j: number) => entities[j]!.copies * leading(publish[m]![j]!);
  const grams = heard.published.map((row) => row.map((S) => inPrecision(S, 'double')));
  const gains = anchors.map((C, k) => {
    const A = copyOf(C);
    accumulate(A, alphas[k]!, crawled[k]!);
    return inPrecision(pseudoInverse(A).inverse, 'double');
  });

  const R = zeros(pools.length * d, pools.length * d);
  entities.forEach((_, j) => {
    pools.forEach((__, m) => {
      if (ofAll(m, j) === 0 || alphas[j] === 0) return;
      const taught = product(grams[j]![m]!, gains[j]!);
      pools.forEach((___, l) => {
        addBlock(R, d, [m, l], ofAll(m, j) * alphas[j]! * synthetic[j]![l]!, taught);
      });
    });
  });
  const modes = eigenPairs(R);
  const first = modes[0];
  if (first === undefined || modulus(first.value) === 0 || !isSimple(modes)) return null;
  const { value: lambda } = first;
  const u = partsOf(first);
  const z = partsOf(nearest(eigenPairs(transposed(R)), lambda));
  const x = entities.map((_, k) =>
    eachOf(u, (part) => {
      const read = synthetic[k]!.map((weight) => alphas[k]! * weight);
      return product(gains[k]!, mixed(read, part, d));
    }),
  );
  // A_k⁺y_k.
  const h = entities.map((_, k) =>
    eachOf(z, (part) => {
      const y = zeros(d, 1);
      pools.forEach((__, m) => {
        accumulate(y, ofAll(m, k), product(grams[k]![m]!, block(part, d, m)));
      });
      return product(gains[k]!, y);
    }),
  );
  const scale = times(lambda, bilinear(z, u));
  return weights.map((row, k) =>
    row.map((weight, j) => {
      if (!(weight > 0) || !(alphas[k]! > 0)) return 0;
      const gap = difference(x[j]!, lambda, x[k]!);
      let change: Complex = { re: 0, im: 0 };
      pools.forEach((_, m) => {
        const share = (synthetic[k]![m]! * ofAll(m, j)) / weight;
        if (share === 0) return;
        const seen = eachOf(gap, (part) => product(grams[j]![m]!, part));
        const { re, im } = bilinear(h[k]!, seen);
        change = { re: change.re + share * re, im: change.im + share * im };
      });
      const slope = over(change, scale);
      return (alphas[k]! * (lambda.re * slope.re + lambda.im * slope.im)) / modulus(lambda);
    }),
  );
}

/** Whether the largest modulus is that of one eigenvalue, or of a conjugate pair. */
function isSimple(modes: readonly EigenPair[]): boolean {
  const first = modes[0]!.value;
  const next = modes[first.im === 0 ? 1 : 2];
  return next === undefined || modulus(next.value) < (1 - TIE) * modulus(first);
}

/** The pair whose eigenvalue is next to λ. */
const nearest = (pairs: readonly EigenPair[], { re, im }: Complex): EigenPair =>
  pairs.reduce((best, pair) => {
    const away = ({ value }: EigenPair) => Math.hypot(value.re - re, value.im - im);
    return away(pair) < away(best) ? pair : best;
  });

/** Real and imaginary part, columns. */
type Parts = readonly [re: Matrix, im: Matrix];

const partsOf = ({ vector: { re, im } }: EigenPair): Parts => [columnVector(re), columnVector(im)];

/** Σ_m a_m v_m over the segments of d numbers of v. */
function mixed(weights: readonly number[], v: Matrix, d: number): Matrix {
  const sum = zeros(d, 1);
  weights.forEach((a, m) => {
    accumulate(sum, a, block(v, d, m));
  });
  return sum;
}

const eachOf = ([re, im]: Parts, of: (part: Matrix) => Matrix): Parts => [of(re), of(im)];

/** x − λy. */
const difference = ([xRe, xIm]: Parts, { re, im }: Complex, [yRe, yIm]: Parts): Parts => [
  linearCombination(xRe.rows, 1, [
    [1, xRe],
    [-re, yRe],
    [im, yIm],
  ]),
  linearCombination(xIm.rows, 1, [
    [1, xIm],
    [-re, yIm],
    [-im, yRe],
  ]),
];

const dot = (a: Matrix, b: Matrix): number =>
  a.data.reduce((sum, value, i) => sum + value * b.data[i]!, 0);

/** aᵀb, without conjugation. */
const bilinear = ([aRe, aIm]: Parts, [bRe, bIm]: Parts): Complex => ({
  re: dot(aRe, bRe) - dot(aIm, bIm),
  im: dot(aRe, bIm) + dot(aIm, bRe),
});

const times = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

const over = (a: Complex, b: Complex): Complex => {
  const { re, im } = times(a, { re: b.re, im: -b.im });
  const size = b.re ** 2 + b.im ** 2;
  return { re: re / size, im: im / size };
};
