// Writes the JSON Schemas in docs/ from the built package: npm run schema.
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../dist/scenario/jsonSchema.js';
import { planJsonSchema } from '../../dist/study/sweep/planSchema.js';

const write = (name, schema) =>
  writeFileSync(
    new URL(`../../docs/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );

write('scenario', scenarioJsonSchema());
write('categorical', scenarioJsonSchema('categorical'));
write('gaussian', scenarioJsonSchema('gaussian'));
write('plan', planJsonSchema());
