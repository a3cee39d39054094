export type { Figure, Names, Picture, Room, Row } from './figures/figure.js';
export { type Format, formats } from './figures/formats.js';
export {
  type FigureFile,
  type RenderOptions,
  renderDefaults,
  renderFigure,
} from './figures/rendering/renderFigure.js';
export type { Columns, Span, Width } from './figures/width.js';
export type { CategoricalScenario } from './scenario/categorical/categoricalScenario.js';
export type { CategoricalFile } from './scenario/categorical/categoricalSchema.js';
export type { GaussianScenario } from './scenario/gaussian/gaussianScenario.js';
export type { GaussianFile } from './scenario/gaussian/gaussianSchema.js';
export type { Model } from './scenario/model.js';
export type { AnyScenario, ParseOptions, Scenario } from './scenario/parseScenario.js';
export { presetNames, presetText } from './scenario/presets.js';
export { readScenario } from './scenario/readScenario.js';
export type { ScenarioFile } from './scenario/schema.js';
export type { Changes } from './scenario/settings.js';
export type { Table } from './scenario/table.js';
export type { Engine } from './simulation/engine.js';
export { workerThreads } from './simulation/parallel.js';
export type { PartRecord as SimulationPart, Task as SimulationTask } from './simulation/parts.js';
