export { type FigureFile, renderFigure } from './figures/rendering/renderFigure.js';
export { presetNames, presetText } from './scenario/presets.js';
export { readScenario } from './scenario/readScenario.js';
export { type ParallelOptions, simulateInParallel, workerThreads } from './simulation/parallel.js';
