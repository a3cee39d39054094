import type * as z from 'zod';
import { ScenarioError, type ScenarioProblem } from '../../errors.js';
import { closest } from '../../scenario/closest.js';
import { pathText, place } from '../../scenario/place.js';
import { printable } from '../../scenario/printable.js';
import { sourceTree } from '../../scenario/sourceTree.js';
import { axisValues } from './axis.js';
import { type PlanFile, planSchema } from './planSchema.js';

/** More cells than any store is made for. */
const MOST_CELLS = 1_000_000;

/**
 * Reads a plan from YAML or JSON text and validates it.
 *
 * @param text - the text of a plan file.
 * @param source - name of the file, for messages.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 */
export function parsePlan(text: string, source: string): PlanFile {
  const tree = sourceTree(text, source);
  const parsed = planSchema.safeParse(tree);
  if (!parsed.success) {
    throw new ScenarioError(
      source,
      parsed.error.issues.flatMap((issue) => problems(issue, tree)),
    );
  }
  requireGroups(parsed.data, source);
  return parsed.data;
}

function problems(issue: z.core.$ZodIssue, tree: unknown): ScenarioProblem[] {
  const found = valueAt(tree, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = closest(key, Object.keys(planSchema.shape));
      return {
        path: pathText([...issue.path, key]),
        rule: 'unknown key',
        found: printable(valueAt(found, [key])),
        next:
          meant === undefined
            ? 'Remove it; docs/sweeps.md lists the keys.'
            : `Did you mean ${meant}?`,
      };
    });
  }
  return [
    {
      path: pathText(issue.path),
      rule: issue.message,
      found: printable(found),
      next: `${found === undefined ? 'Add it' : 'Correct it'}; docs/sweeps.md has an example.`,
    },
  ];
}

const valueAt = (whole: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    whole,
  );

/** Keys that move together must be in `vary`, in one group at most, and have equally many values. */
function requireGroups(plan: PlanFile, source: string): void {
  const { vary, together = [] } = plan;
  const here = place(source, 'together');
  const seen = new Set<string>();
  together.forEach((group, g) => {
    group.forEach((key, i) => {
      const at = here.at(g, i);
      if (!Object.hasOwn(vary, key)) {
        throw at.broken(
          'must be a key of vary',
          printable(key),
          `The keys are ${Object.keys(vary).join(', ')}.`,
        );
      }
      if (seen.has(key)) {
        throw at.broken('must stand here once', printable(key), 'Keep one of them.');
      }
      seen.add(key);
    });
    const counts = group.map((key) => axisValues(vary[key]!).length);
    if (new Set(counts).size > 1) {
      throw here
        .at(g)
        .broken(
          'keys that move together must have equally many values',
          group.map((key, i) => `${key}: ${counts[i]}`).join(', '),
          'Give each the same number of values.',
        );
    }
  });
  const count = cellCount(plan);
  if (count > MOST_CELLS) {
    throw place(source, 'vary').broken(
      `must make at most ${MOST_CELLS.toLocaleString('en')} cells`,
      count.toLocaleString('en'),
      'Take fewer values, or several plans.',
    );
  }
}

/** How many cells a plan has. */
function cellCount({ vary, together = [] }: PlanFile): number {
  const followers = new Set(together.flatMap(([, ...rest]) => rest));
  return Object.entries(vary)
    .filter(([key]) => !followers.has(key))
    .reduce((product, [, axis]) => product * axisValues(axis).length, 1);
}
