// Writes the JSON Schemas in docs/ from the built package: npm run schema.
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../dist/scenario/jsonSchema.js';

for (const [model, file] of [
  ['linear', 'scenario'],
  ['categorical', 'categorical'],
  ['gaussian', 'gaussian'],
]) {
  writeFileSync(
    new URL(`../../docs/${file}.schema.json`, import.meta.url),
    `${JSON.stringify(scenarioJsonSchema(model), null, 2)}\n`,
  );
}
