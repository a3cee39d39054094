export { parseScenario } from './scenario/parseScenario.js';
export { solve } from './solve.js';
