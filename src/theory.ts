export type { Coordinates } from './ecosystem/coordinates.js';
export type { DataSet, RealDataSet } from './ecosystem/dataSet.js';
export {
  type Ecosystem,
  type Entity,
  ecosystem,
  type Filter,
  type Loss,
  type Publication,
  population,
  type Update,
} from './ecosystem/ecosystem.js';
export type { Flows, Memory, People, Pool } from './ecosystem/pools.js';
export type { RealInput } from './ecosystem/realInput.js';
export type { Scheduled } from './ecosystem/scheduled.js';
export {
  DomainError,
  NumericalError,
  ScenarioError,
  type ScenarioProblem,
  ShapeError,
} from './errors.js';
export type { DoubleDouble, Real } from './linalg/doubleDouble.js';
export type { Complex, EigenPair } from './linalg/eigen.js';
export type { Low } from './linalg/matrix.js';
export {
  columnVector,
  fromRows,
  identity,
  Matrix,
  type Precision,
  zeros,
} from './linalg/matrix.js';
export type { PseudoInverse } from './linalg/pseudoInverse.js';
export { dispersion } from './measures/dispersion.js';
export { homogenization } from './measures/homogenization.js';
export { idealEstimator } from './measures/idealEstimator.js';
export { influence } from './measures/influence.js';
export { type MeanSquaredError, meanSquaredError } from './measures/meanSquaredError.js';
export { type Measures, measures } from './measures/measures.js';
export type { Pairs } from './measures/pairs.js';
export { risk } from './measures/risk.js';
export { similarity } from './measures/similarity.js';
export type { TestGram } from './measures/testGram.js';
export { course } from './measures/trajectory.js';
export { transfer } from './measures/transfer.js';
export type { AffineRecurrence, Loading, Step } from './recurrence/affineRecurrence.js';
export { type DenseForm, denseForm, denseRecurrence } from './recurrence/linear/denseRecurrence.js';
export type { Generation, LinearRecurrence } from './recurrence/linear/linearRecurrence.js';
export { pooledRecurrence } from './recurrence/linear/pooledRecurrence.js';
export type { Readout } from './recurrence/linear/readout.js';
export type { Expression, Operation } from './scenario/expression.js';
export type { Scenario } from './scenario/parseScenario.js';
export type { ScenarioFile } from './scenario/schema.js';
export type { Table } from './scenario/table.js';
export { type FixedPoint, fixedPoint } from './solution/fixedPoint.js';
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
export { type LimitMoments, limitMoments } from './solution/linear/limitMoments.js';
export {
  initialMoments,
  type ModelMoments,
  type ModelReadout,
  modelCovariances,
  modelMoments,
} from './solution/linear/modelMoments.js';
export { momentsAt } from './solution/linear/momentsOverTime.js';
export { networkBound } from './solution/linear/networkBound.js';
export { proportionalBound } from './solution/linear/proportionalBound.js';
export { refinedBound } from './solution/linear/refinedBound.js';
export { type RidgeRule, ridgeRule } from './solution/linear/ridgeRule.js';
export { type SyntheticWeights, syntheticWeights } from './solution/linear/syntheticWeights.js';
export { universalBound } from './solution/linear/universalBound.js';
export { type Spectrum, spectrum, type Verdict } from './solution/spectrum.js';
export { lawAt, nextLaw, type StateLaw, startLaw } from './solution/stateLaw.js';
export {
  type StationaryCovariance,
  stationaryCovariance,
} from './solution/stationaryCovariance.js';
