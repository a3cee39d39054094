// How alike and how good models become as synthetic data gain weight.
import { solve } from 'monoculture';
import { readScenario } from 'monoculture/node';

console.log('alpha,homogenization,efficiency');
for (const alpha of [0.1, 0.3, 0.5, 0.7, 0.9]) {
  const { homogenization, limit } = solve(readScenario('specialists', { set: { alpha } }));
  console.log([alpha, homogenization, limit?.relativeEfficiency[0]].join());
}
