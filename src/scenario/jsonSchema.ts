import * as z from 'zod';
import { scenarioSchema } from './schema.js';

/**
 * The JSON Schema of scenario files, for editors that complete and check while one writes.
 *
 * It says what `parseScenario` says of shapes and ranges; rules that depend on d or on data are not in it.
 */
export function scenarioJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    title: 'Scenario of monoculture',
    description: 'Who trains on whose data, in what proportion: the input of every command.',
    ...schema,
  };
}
