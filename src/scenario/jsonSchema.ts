import * as z from 'zod';
import { categoricalSchema } from './categorical/categoricalSchema.js';
import { gaussianSchema } from './gaussian/gaussianSchema.js';
import type { Model } from './model.js';
import { scenarioSchema } from './schema.js';

const schemas = {
  linear: scenarioSchema,
  categorical: categoricalSchema,
  gaussian: gaussianSchema,
} as const;

/**
 * The JSON Schema of scenario files, for editors that complete and check while one writes.
 *
 * It says what `parseScenario` says of shapes and ranges; rules that depend on d or on data are not in it.
 *
 * @param model - the family of models: each has a schema of its own.
 */
export function scenarioJsonSchema(model: Model = 'linear'): object {
  const { $schema, ...schema } = z.toJSONSchema(schemas[model], {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    title:
      model === 'linear' ? 'Scenario of monoculture' : `Scenario of monoculture, ${model} models`,
    description: 'Who trains on whose data, in what proportion: the input of every command.',
    ...schema,
  };
}
