// The smallest weight of real data, 1 − α, that keeps the error from rising and homogenization below 60 %.
import { solve } from 'monoculture';
import { readScenario } from 'monoculture/node';

const MOST_ALIKE = 0.6;
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

for (let percent = 0; percent <= 100; percent++) {
  const alpha = 1 - percent / 100;
  const { initial, limit, homogenization } = solve(readScenario('fifty', { set: { alpha } }));
  if (limit === null || homogenization > MOST_ALIKE) continue;
  if (average(limit.mse) > average(initial.mse)) continue;
  console.log(`real data need a weight of at least ${percent} %`);
  break;
}
