export type { Quantity } from './answer/reportRows.js';
export type { GenerationReport, LimitReport, Solution, SolveOptions } from './answer/solution.js';
export { solve } from './answer/solve.js';
export { type Ecosystem, type Entity, ecosystem, population } from './ecosystem/ecosystem.js';
export {
  DomainError,
  NumericalError,
  ScenarioError,
  type ScenarioProblem,
  ShapeError,
} from './errors.js';
export type { ExactNumber } from './exact/exactNumber.js';
export type { ExactReport } from './exact/exactRows.js';
export type { ExactOptions, ExactSolution } from './exact/exactSolution.js';
export { solveExact } from './exact/solveExact.js';
export { vegaLiteSpec } from './figures/completeSpec.js';
export type { Figure, Room, Row } from './figures/figure.js';
export type { Format } from './figures/formats.js';
export { plainText } from './figures/labels/markup.js';
export type { Complex, EigenPair } from './linalg/eigen.js';
export { columnVector, fromRows, identity, Matrix } from './linalg/matrix.js';
export { dispersion } from './measures/dispersion.js';
export { homogenization } from './measures/homogenization.js';
export { idealEstimator } from './measures/idealEstimator.js';
export { influence } from './measures/influence.js';
export { type Measures, measures } from './measures/measures.js';
export type { Pairs } from './measures/pairs.js';
export { risk } from './measures/risk.js';
export { transfer } from './measures/transfer.js';
export type { AffineRecurrence } from './recurrence/affineRecurrence.js';
export { type DenseForm, denseForm, denseRecurrence } from './recurrence/linear/denseRecurrence.js';
export type { LinearRecurrence } from './recurrence/linear/linearRecurrence.js';
export { pooledRecurrence } from './recurrence/linear/pooledRecurrence.js';
export { type ParseOptions, parseScenario, type Scenario } from './scenario/parseScenario.js';
export type { SimulationOptions } from './simulation/options.js';
export type { SampledGeneration } from './simulation/sampledGeneration.js';
export { type Simulation, type StackedMoments, simulate } from './simulation/simulate.js';
export { fixedPoint } from './solution/fixedPoint.js';
export {
  type AccumulatingMode,
  type AccumulatingRates,
  accumulatingModes,
  accumulatingRates,
  squareHarmonicSum,
  type VarianceRegime,
} from './solution/linear/accumulatingPool.js';
export { type Anchoring, anchoring } from './solution/linear/anchoring.js';
export { type AnchoringRule, anchoringRule } from './solution/linear/anchoringRule.js';
export {
  type Certificate,
  certificate,
  type StabilityBounds,
} from './solution/linear/certificate.js';
export { freshDataVariance, optimalRealWeight } from './solution/linear/freshPublicData.js';
export { type JointMoments, jointMoments } from './solution/linear/jointMoments.js';
export {
  initialMoments,
  type ModelMoments,
  modelCovariances,
  modelMoments,
} from './solution/linear/modelMoments.js';
export { proportionalBound } from './solution/linear/proportionalBound.js';
export { refinedBound } from './solution/linear/refinedBound.js';
export { type SyntheticWeights, syntheticWeights } from './solution/linear/syntheticWeights.js';
export { universalBound } from './solution/linear/universalBound.js';
export { type Spectrum, spectrum, type Verdict } from './solution/spectrum.js';
export { lawAt, nextLaw, type StateLaw, startLaw } from './solution/stateLaw.js';
export { stationaryCovariance } from './solution/stationaryCovariance.js';
export { type FigureKind, figureKinds } from './study/figureKinds.js';
export { figureOf } from './study/figureOf.js';
export { type FigureOptions, figureDefaults } from './study/figureOptions.js';
export type { Detectable } from './verification/detectable.js';
export type { Test } from './verification/hypothesisTest.js';
export { type Verification, type VerifyOptions, verify } from './verification/verify.js';
