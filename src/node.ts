export { presetNames, presetText } from './scenario/presets.js';
export { readScenario } from './scenario/readScenario.js';
