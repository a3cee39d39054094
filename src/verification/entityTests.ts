import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { identity, Matrix, rowOf, subtract, transposed } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { Measures } from '../measures/measures.js';
import { type Task, tasks } from '../measures/risk.js';
import type { SampledGeneration } from '../simulation/sampledGeneration.js';
import { type JointMoments, jointMoments } from '../solution/linear/jointMoments.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import { upperTail } from './chiSquare.js';
import { beyond } from './gaussianTests.js';
import type { Test } from './hypothesisTest.js';
import { quadraticLaw } from './quadraticLaw.js';
import { quadraticTest } from './quadraticTest.js';
import type { Representative } from './representatives.js';
import { quadraticRounding, ROUNDING, sizesOf } from './rounding.js';
import { whitening } from './whitening.js';

/** What the tests of one generation compare. */
export interface Comparison {
  readonly ecosystem: Ecosystem;
  /** The law of the generation that was simulated: how the sample spreads. */
  readonly moments: ModelMoments;
  /** What `solve` reports of the generation, or of the limit that it stands for: the numbers under test. */
  readonly predicted: Measures;
  readonly sample: SampledGeneration;
  /** R. */
  readonly replicates: number;
  /** What rounding may add to each coordinate of a model, d numbers. */
  readonly rounding: Float64Array;
  /** How far a measure still is from what is reported, where a generation stands for the limit. */
  readonly transient: (read: (measures: Measures) => number) => number;
}

/**
 * Tests of single entities: mean by χ², variance, mean squared error and risks by Chernoff's bound on the exact
 * law of the average of their quadratic forms.
 */
export function entityTests(comparison: Comparison, all: readonly Representative[]): Test[] {
  const { ecosystem, moments, predicted, sample, replicates: R, rounding, transient } = comparison;
  const { generation } = sample;
  const work = tasks(ecosystem);
  return all.flatMap(({ name, kind, row }) => {
    const law = jointMoments(moments, [kind]);
    const average = new Matrix(law.mean.rows, 1, Float64Array.from(sample.mean[row]!));
    const quadratic = (
      quantity: string,
      { gram: form, truth: centre }: Task,
      read: (measures: Measures) => number,
      observed: number,
    ): Test => {
      const error = subtract(law.mean, centre);
      const sizes = sizesOf(error, law.covariance);
      return quadraticTest(
        { quantity, generation },
        quadraticLaw(form, error, law.covariance),
        read(predicted),
        R,
        observed,
        transient(read) +
          quadraticRounding(form.diagonal(), rounding, sizes, Math.max(read(predicted), observed)),
      );
    };
    const I = identity(law.mean.rows);
    const apart = subtract(average, ecosystem.truth).norm() ** 2;
    const spread = quadraticLaw(I, new Matrix(law.mean.rows, 1), law.covariance);
    const sampleVariance = ((sample.mse[row]! - apart) * R) / (R - 1);
    const variance = (measures: Measures) => measures.variance[kind]!;
    return [
      ...meanTest({ quantity: `mean[${name}]`, generation }, law, average, kind, comparison),
      ...(R > 1
        ? [
            quadraticTest(
              { quantity: `variance[${name}]`, generation },
              spread,
              variance(predicted),
              R - 1,
              sampleVariance,
              ROUNDING * apart +
                transient(variance) +
                quadraticRounding(
                  I.diagonal(),
                  rounding,
                  sizesOf(new Matrix(law.mean.rows, 1), law.covariance),
                  Math.max(variance(predicted), sampleVariance),
                ),
            ),
          ]
        : []),
      quadratic(
        `mse[${name}]`,
        { gram: I, factor: null, truth: ecosystem.truth },
        ({ mse }) => mse[kind]!,
        sample.mse[row]!,
      ),
      ...all.map((other) =>
        quadratic(
          `risk[${name}][${other.name}]`,
          work[other.kind]!,
          ({ risk }) => risk.get(kind, other.kind),
          sample.risk[row]![other.row]!,
        ),
      ),
      quadratic(
        `risk[${name}][public]`,
        work.at(-1)!,
        ({ risk }) => risk.get(kind, work.length - 1),
        sample.risk[row]!.at(-1)!,
      ),
    ];
  });
}

/**
 * Similarity of two entities, by the form D = θ̂_kᵀθ̂_l/√(n_kn_l) − ½s(‖θ̂_k‖²/n_k + ‖θ̂_l‖²/n_l), which is zero on
 * average when s and n = E‖θ̂‖² are the predicted ones, and moves with the sample similarity.
 */
export function similarityTests(comparison: Comparison, all: readonly Representative[]): Test[] {
  const { ecosystem, moments, predicted, sample, replicates, rounding, transient } = comparison;
  const d = ecosystem.features;
  const floor = rounding.reduce((sum, x) => sum + x, 0);
  return all.flatMap((one, i) =>
    all.slice(0, i).flatMap((other) => {
      const law = jointMoments(moments, [one.kind, other.kind]);
      const second = (p: number, q: number) => secondMoment(law, d, p, q);
      const [a, b] = [Math.sqrt(second(0, 0)), Math.sqrt(second(1, 1))];
      const read = ({ similarity }: Measures) => similarity.distinct.get(one.kind, other.kind);
      const s = read(predicted);
      // Models that are zero to rounding point nowhere.
      if (!(a > floor && b > floor) || Number.isNaN(s)) return [];
      const form = new Matrix(2 * d, 2 * d);
      for (let f = 0; f < d; f++) {
        form.set(f, f, -s / 2 / a / a);
        form.set(d + f, d + f, -s / 2 / b / b);
        form.set(f, d + f, 1 / 2 / a / b);
        form.set(d + f, f, 1 / 2 / a / b);
      }
      const [p, q] = [one, other].map(({ row }) => sampleNorm(ecosystem, sample, row));
      const [x, y] = [p! / a / a, q! / b / b];
      const inner = sample.similarity[one.row]![other.row]! * Math.sqrt(x * y);
      const observed = inner - (s / 2) * (x + y);
      const quantity = `similarity[${other.name}][${one.name}]`;
      const quadratic = quadraticLaw(form, law.mean, law.covariance);
      const relative = floor / a + floor / b;
      const truth = ecosystem.truth.norm();
      // ‖θ̂‖² is read from ‖θ̂ − θ‖², which costs digits where θ is the larger.
      const lost = ROUNDING * ((truth / a) ** 2 + (truth / b) ** 2);
      return [
        quadraticTest(
          { quantity, generation: sample.generation },
          quadratic,
          0,
          replicates,
          observed,
          ROUNDING + lost + 4 * relative + relative ** 2 + transient(read),
        ),
      ];
    }),
  );
}

/** Dispersion around the average model, from the joint law of all entities. */
export function dispersionTest(comparison: Comparison): Test {
  const { ecosystem, moments, predicted, sample, replicates, rounding, transient } = comparison;
  const kinds = ecosystem.entities.flatMap(({ copies }, kind) =>
    Array.from({ length: copies }, () => kind),
  );
  const { features: d } = ecosystem;
  const K = kinds.length;
  const form = new Matrix(K * d, K * d);
  for (let k = 0; k < K; k++) {
    for (let l = 0; l < K; l++) {
      const weight = ((k === l ? 1 : 0) - 1 / K) / K;
      for (let f = 0; f < d; f++) form.set(k * d + f, l * d + f, weight);
    }
  }
  const law = jointMoments(moments, kinds);
  const size = law.covariance.trace() / K + law.mean.norm() ** 2 / K;
  const read = ({ dispersion }: Measures) => dispersion;
  const ones = new Float64Array(d).fill(1);
  return quadraticTest(
    { quantity: 'dispersion', generation: sample.generation },
    quadraticLaw(form, law.mean, law.covariance),
    read(predicted),
    replicates,
    sample.dispersion,
    transient(read) +
      quadraticRounding(
        ones,
        rounding,
        ones.map(() => Math.sqrt(size)),
        Math.max(read(predicted), sample.dispersion),
      ),
  );
}

function meanTest(
  label: Pick<Test, 'quantity' | 'generation'>,
  { covariance }: JointMoments,
  average: Matrix,
  kind: number,
  { predicted, replicates: R, rounding, transient }: Comparison,
): Test[] {
  const { standard, standardSlack } = whitening(covariance, rounding, R);
  const degreesOfFreedom = standard.rows;
  if (degreesOfFreedom === 0) return [];
  const gap = subtract(average, transposed(rowOf(predicted.mean, kind)));
  const left = rounding.map((_, f) => transient(({ mean }) => mean.get(kind, f)));
  const statistic = R * beyond(product(standard, gap), standardSlack, standard, left);
  return [
    { ...label, statistic, degreesOfFreedom, pValue: upperTail(statistic, degreesOfFreedom) },
  ];
}

function secondMoment({ mean, covariance }: JointMoments, d: number, p: number, q: number): number {
  let sum = 0;
  for (let f = 0; f < d; f++) {
    sum += covariance.get(p * d + f, q * d + f) + mean.get(p * d + f, 0) * mean.get(q * d + f, 0);
  }
  return sum;
}

/** Average ‖θ̂‖² of a row, from its average ‖θ̂ − θ‖² and θ̂. */
function sampleNorm({ truth }: Ecosystem, sample: SampledGeneration, row: number): number {
  const inner = sample.mean[row]!.reduce((sum, x, f) => sum + x * truth.get(f, 0), 0);
  return sample.mse[row]! + 2 * inner - truth.norm() ** 2;
}
