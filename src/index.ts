export type {
  CategoricalOptions,
  CategoricalReport,
  CategoricalSolution,
} from './answer/categorical/categoricalSolution.js';
export type { GaussianReport, GaussianSolution } from './answer/gaussian/gaussianSolution.js';
export type { Quantity } from './answer/reportRows.js';
export type { GenerationReport, LimitReport, Solution, SolveOptions } from './answer/solution.js';
export { solve } from './answer/solve.js';
export {
  DomainError,
  NumericalError,
  ScenarioError,
  type ScenarioProblem,
  ShapeError,
} from './errors.js';
export type { ExactNumber, ReportedQuantity } from './exact/exactNumber.js';
export type { ExactReport } from './exact/exactRows.js';
export type { ExactOptions, ExactSolution } from './exact/exactSolution.js';
export type { ExactVerdict } from './exact/exactStability.js';
export { solveExact } from './exact/solveExact.js';
export { captionText } from './figures/captionText.js';
export { vegaLiteSpec } from './figures/completeSpec.js';
export type { Figure, Names, Picture, Room, Row } from './figures/figure.js';
export type { Columns, Span, Width } from './figures/width.js';
export type { DoubleDouble, Real } from './linalg/doubleDouble.js';
export type { Low, Matrix } from './linalg/matrix.js';
export type { CategoricalScenario } from './scenario/categorical/categoricalScenario.js';
export type { CategoricalFile } from './scenario/categorical/categoricalSchema.js';
export type { GaussianScenario } from './scenario/gaussian/gaussianScenario.js';
export type { GaussianFile } from './scenario/gaussian/gaussianSchema.js';
export {
  type AnyScenario,
  type ParseOptions,
  parseScenario,
  type Scenario,
} from './scenario/parseScenario.js';
export type { ScenarioFile } from './scenario/schema.js';
export type { Changes } from './scenario/settings.js';
export type { Table } from './scenario/table.js';
export type {
  CategoricalSimulation,
  SampledCategorical,
} from './simulation/categorical/simulateCategorical.js';
export type { Engine } from './simulation/engine.js';
export type {
  GaussianSimulation,
  SampledGaussian,
} from './simulation/gaussian/simulateGaussian.js';
export {
  type RunOptions,
  type SimulationOptions,
  simulationDefaults,
} from './simulation/options.js';
export type { PartRecord as SimulationPart, Task as SimulationTask } from './simulation/parts.js';
export type { SampledGeneration, SampleMeasures } from './simulation/sampledGeneration.js';
export { type Simulation, type StackedMoments, simulate } from './simulation/simulate.js';
export type { PolynomialRates } from './solution/linear/accumulatingNetwork.js';
export type { AnchoringRule } from './solution/linear/anchoringRule.js';
export type { Certificate, StabilityBounds } from './solution/linear/certificate.js';
export type { NetworkGraph, Reached } from './solution/linear/graph.js';
export type { Verdict } from './solution/spectrum.js';
export { type FigureKind, figureKinds } from './study/figureKinds.js';
export { figureOf } from './study/figureOf.js';
export { type FigureOptions, figureDefaults } from './study/figureOptions.js';
export type {
  CategoricalVerification,
  CategoricalVerifyOptions,
} from './verification/categorical/verifyCategorical.js';
export type { Detectable } from './verification/detectable.js';
export type { Test } from './verification/hypothesisTest.js';
export {
  type Verification,
  type VerifyOptions,
  verificationDefaults,
  verify,
} from './verification/verify.js';
