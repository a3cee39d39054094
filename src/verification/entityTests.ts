import { identity, Matrix, subtract } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { Measures } from '../measures/measures.js';
import { type Task, tasks } from '../measures/risk.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import type { SampledGeneration } from '../simulation/sampledGeneration.js';
import { type JointMoments, jointMoments } from '../solution/jointMoments.js';
import type { ModelMoments } from '../solution/modelMoments.js';
import { upperTail } from './chiSquare.js';
import { quadraticLaw } from './quadraticLaw.js';
import { quadraticTest, ROUNDING } from './quadraticTest.js';
import type { Representative } from './representatives.js';
import type { Test } from './test.js';
import { whitening } from './whitening.js';

/** Rounding of the square of a small difference, relative to the squares of what is subtracted. */
const SQUARED_ROUNDING = 1e-22;
/** Rounding of a small difference of models taken from their joint covariance. */
const JOINT_ROUNDING = 1e-13;

/** What the tests of one generation compare. */
export interface Comparison {
  readonly ecosystem: Ecosystem;
  readonly moments: ModelMoments;
  /** What `solve` reports of the generation: the numbers under test. */
  readonly predicted: Measures;
  readonly sample: SampledGeneration;
  /** R. */
  readonly replicates: number;
}

/**
 * Tests of single entities: mean by χ², variance, mean squared error and risks by Chernoff's bound on the exact
 * law of the average of their quadratic forms.
 */
export function entityTests(comparison: Comparison, all: readonly Representative[]): Test[] {
  const { ecosystem, moments, predicted, sample, replicates: R } = comparison;
  const { generation } = sample;
  const work = tasks(ecosystem);
  return all.flatMap(({ name, kind, row }) => {
    const law = jointMoments(moments, [kind]);
    const average = new Matrix(law.mean.rows, 1, Float64Array.from(sample.mean[row]!));
    const size = law.mean.norm() ** 2 + ecosystem.truth.norm() ** 2;
    const quadratic = (
      quantity: string,
      { gram: form, truth: centre }: Task,
      reported: number,
      observed: number,
    ): Test =>
      quadraticTest(
        { quantity, generation },
        quadraticLaw(form, subtract(law.mean, centre), law.covariance),
        reported,
        R,
        observed,
        SQUARED_ROUNDING * size * form.trace(),
      );
    const I = identity(law.mean.rows);
    const apart = subtract(average, ecosystem.truth).norm() ** 2;
    const spread = quadraticLaw(I, new Matrix(law.mean.rows, 1), law.covariance);
    const sampleVariance = ((sample.mse[row]! - apart) * R) / (R - 1);
    return [
      ...meanTest({ quantity: `mean[${name}]`, generation }, law, average, R),
      ...(R > 1
        ? [
            quadraticTest(
              { quantity: `variance[${name}]`, generation },
              spread,
              predicted.variance[kind]!,
              R - 1,
              sampleVariance,
              ROUNDING * apart + SQUARED_ROUNDING * size,
            ),
          ]
        : []),
      quadratic(
        `mse[${name}]`,
        { gram: I, truth: ecosystem.truth },
        predicted.mse[kind]!,
        sample.mse[row]!,
      ),
      ...all.map((other) =>
        quadratic(
          `risk[${name}][${other.name}]`,
          work[other.kind]!,
          predicted.risk.get(kind, other.kind),
          sample.risk[row]![other.row]!,
        ),
      ),
      quadratic(
        `risk[${name}][public]`,
        work.at(-1)!,
        predicted.risk.get(kind, work.length - 1),
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
  const { ecosystem, moments, predicted, sample, replicates } = comparison;
  const d = ecosystem.features;
  return all.flatMap((one, i) =>
    all.slice(0, i).flatMap((other) => {
      const law = jointMoments(moments, [one.kind, other.kind]);
      const second = (p: number, q: number) => secondMoment(law, d, p, q);
      const [a, b] = [second(0, 0), second(1, 1)];
      if (!(a > 0 && b > 0)) return [];
      const s = predicted.similarity.distinct.get(one.kind, other.kind);
      const form = new Matrix(2 * d, 2 * d);
      for (let f = 0; f < d; f++) {
        form.set(f, f, -s / (2 * a));
        form.set(d + f, d + f, -s / (2 * b));
        form.set(f, d + f, 1 / (2 * Math.sqrt(a * b)));
        form.set(d + f, f, 1 / (2 * Math.sqrt(a * b)));
      }
      const [p, q] = [one, other].map(({ row }) => sampleNorm(ecosystem, sample, row));
      const inner = sample.similarity[one.row]![other.row]! * Math.sqrt(p! * q!);
      const observed = inner / Math.sqrt(a * b) - (s / 2) * (p! / a + q! / b);
      const quantity = `similarity[${other.name}][${one.name}]`;
      const quadratic = quadraticLaw(form, law.mean, law.covariance);
      return [
        quadraticTest(
          { quantity, generation: sample.generation },
          quadratic,
          0,
          replicates,
          observed,
          ROUNDING,
        ),
      ];
    }),
  );
}

/** Dispersion around the average model, from the joint law of all entities. */
export function dispersionTest({
  ecosystem,
  moments,
  predicted,
  sample,
  replicates,
}: Comparison): Test {
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
  return quadraticTest(
    { quantity: 'dispersion', generation: sample.generation },
    quadraticLaw(form, law.mean, law.covariance),
    predicted.dispersion,
    replicates,
    sample.dispersion,
    JOINT_ROUNDING * size,
  );
}

function meanTest(
  label: Pick<Test, 'quantity' | 'generation'>,
  { mean, covariance }: JointMoments,
  average: Matrix,
  R: number,
): Test[] {
  const { standard } = whitening(covariance, Math.max(mean.norm(), 1));
  const degreesOfFreedom = standard.rows;
  if (degreesOfFreedom === 0) return [];
  const statistic = R * product(standard, subtract(average, mean)).norm() ** 2;
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
