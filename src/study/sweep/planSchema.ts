import * as z from 'zod';

const finite = (rule: string) => z.number({ error: rule });
const positive = finite('must be a positive number').positive({
  error: 'must be a positive number',
});
const steps = z
  .int({ error: 'must be a whole number, 2 or more' })
  .min(2, { error: 'must be a whole number, 2 or more' })
  .max(1_000_000, { error: 'must be at most 1,000,000' })
  .describe('how many values, both ends included');

const range = z.strictObject({
  from: finite('must be a number').describe('the first value'),
  to: finite('must be a number').describe('the last value'),
  steps,
});
const logarithmic = z.strictObject({
  log: z
    .tuple([positive, positive], { error: 'must be a list of two positive numbers' })
    .describe('the first and the last value, which follow each other by equal factors'),
  steps,
});
const list = z.array(z.unknown()).min(1, { error: 'must have at least one value' });

const axis = z.union([list, range, logarithmic], {
  error: 'must be a list of values, { from, to, steps } or { log: [first, last], steps }',
});

const text = (rule: string) => z.string({ error: rule }).trim().min(1, { error: rule });
const path = text('must be a path such as limit.meanMse');
const replicates = 'must be a whole number, 2 or more';
const seed = 'must be a whole number, 0 or more';

/** What each key of a plan means: shown in the JSON Schema. */
const verification = z
  .strictObject(
    {
      replicates: z.int({ error: replicates }).min(2, { error: replicates }).optional(),
      seed: z.int({ error: seed }).min(0, { error: seed }).optional(),
      generations: z.int({ error: seed }).min(0, { error: seed }).optional(),
      falseAlarm: z
        .number({ error: 'must be a number between 0 and 1' })
        .gt(0, { error: 'must be a number between 0 and 1' })
        .lt(1, { error: 'must be a number between 0 and 1' })
        .optional(),
    },
    { error: 'must be a mapping such as { replicates: 500, seed: 1 }' },
  )
  .describe('test every cell against simulation too, with these options of verify');

/** The one schema of a plan file. */
export const planSchema = z.strictObject(
  {
    $schema: text('must be an address').describe('the address of the JSON Schema').optional(),
    scenario: z
      .union([text('must be a name'), z.record(z.string(), z.unknown())], {
        error: 'must be the name of a preset, the path of a scenario file, or a scenario itself',
      })
      .describe('a preset, a scenario file (its path relative to the plan), or a scenario itself'),
    vary: z
      .record(z.string(), axis, { error: 'must be a mapping of keys to their values' })
      .refine((axes) => Object.keys(axes).length > 0, { error: 'must have at least one key' })
      .describe(
        'keys of the scenario, written as in --set with * for all items of a list, and the values they take',
      ),
    together: z
      .array(
        z
          .array(text('must be a key of vary'), { error: 'must be a list of keys of vary' })
          .min(2, { error: 'must have at least two keys' }),
        { error: 'must be a list of lists of keys of vary' },
      )
      .describe('keys that take their values side by side instead of crossed')
      .optional(),
    report: z
      .array(path, { error: 'must be a list of paths such as limit.meanMse' })
      .min(1, { error: 'must have at least one path' })
      .describe('what is kept of every answer (default: every number that keys alone lead to)')
      .optional(),
    verify: verification.optional(),
  },
  { error: 'must be a mapping of keys to values' },
);

/** A plan as it is written. */
export type PlanFile = z.infer<typeof planSchema>;

/** The values of one key of `vary`, as written. */
export type AxisFile = z.infer<typeof axis>;

/** The JSON Schema of plan files, for editors that complete and check while one writes. */
export function planJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(planSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    title: 'Plan of a sweep of monoculture',
    description: 'Which scenarios a sweep solves and what it keeps of them.',
    ...schema,
  };
}
