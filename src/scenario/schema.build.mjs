// Writes docs/scenario.schema.json from the built package: npm run schema.
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../dist/scenario/jsonSchema.js';

writeFileSync(
  new URL('../../docs/scenario.schema.json', import.meta.url),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
