import { DomainError, ScenarioError } from '../errors.js';
import { literal } from '../figures/labels/markup.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { printable } from '../scenario/printable.js';
import { problemsOf } from '../scenario/problems.js';
import { type ScenarioFile, scenarioSchema } from '../scenario/schema.js';
import { parseSetting, type Setting, withSetting } from '../scenario/settings.js';

/** A scenario and what it is called among others, in the markup of labels. */
export interface Variant {
  readonly label: string;
  readonly scenario: Scenario;
}

/** A setting and the values it takes in turn. */
export interface Over {
  /** As in `--set`; `entities` takes numbers: the first so many entities are kept. */
  readonly path: string;
  readonly values: readonly unknown[];
}

/**
 * Reads `public.samples=50,200`.
 *
 * @throws DomainError if the text has no `=`, an empty part, or values that are not YAML.
 */
export function parseOver(text: string): Over {
  const equals = text.indexOf('=');
  const { path, value } = parseSetting(
    equals < 0 ? text : `${text.slice(0, equals)}=[${text.slice(equals + 1)}]`,
  );
  const values = Array.isArray(value) ? value : [value];
  if (values.length > 0) return { path: path.join('.'), values };
  throw new DomainError(
    `over ${path.join('.')}: must have at least one value, found nothing. Write for example public.samples=50,200.`,
  );
}

/**
 * A scenario with one setting changed in turn, each variant validated anew.
 *
 * @throws ScenarioError if a value breaks a rule.
 * @throws DomainError if the path leads nowhere, or fewer entities exist than are asked for.
 */
export const variants = (scenario: Scenario, { path, values }: Over): Variant[] =>
  values.map((value) => {
    const setting = { path: path.split('.'), value };
    const file =
      path === 'entities'
        ? validated(scenario, { ...setting, value: firstEntities(scenario, value) })
        : validated(scenario, setting);
    return {
      label: path === 'entities' ? `*K* = ${populationOf(file)}` : labelOf(path, value),
      scenario: { ...scenario, file },
    };
  });

function validated({ source, file }: Scenario, setting: Setting): ScenarioFile {
  const tree = withSetting(file, setting);
  const parsed = scenarioSchema.safeParse(tree);
  if (!parsed.success) throw new ScenarioError(source, problemsOf(parsed.error.issues, tree));
  return parsed.data;
}

function firstEntities({ file: { entities } }: Scenario, count: unknown): ScenarioFile['entities'] {
  const n = Number(count);
  if (Number.isInteger(n) && n >= 1 && n <= entities.length) return entities.slice(0, n);
  throw new DomainError(
    `over entities: must be how many of the first entities to keep, 1 to ${entities.length}, found ${printable(count)}. Correct it.`,
  );
}

const populationOf = ({ entities }: ScenarioFile): number =>
  entities.reduce((sum, { copies = 1 }) => sum + copies, 0);

/** `public samples: 50`. */
function labelOf(path: string, value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return literal(`${path.replaceAll('.', ' ')}: ${text}`);
}
