import { type Setting, settingsOf, withSetting } from '../../scenario/settings.js';
import { axisValues } from './axis.js';
import { canonical, sha256 } from './canonical.js';
import type { CompletePlan } from './completePlan.js';
import { csvPaths } from './csvPaths.js';

/** One scenario of a sweep. */
export interface Cell {
  /** Its place in the plan, from 0. */
  readonly index: number;
  /** The value of every key of `vary`, in the order of the plan. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The scenario with these values in it, as written: not validated yet. */
  readonly tree: unknown;
  /** SHA-256 of the complete scenario, what is reported, and the version of the engine. */
  readonly hash: string;
}

/**
 * The cells of a plan in their fixed order: the first key of `vary` changes slowest. Keys that move together stand
 * where the first of them stands.
 *
 * @throws DomainError if a key leads nowhere in the scenario.
 */
export function cellsOf(complete: CompletePlan): Cell[] {
  const { plan, base, files, version } = complete;
  const fileHashes = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text === null ? null : sha256(text)]),
  );
  const { report = null, verify = null } = plan;
  return combinations(complete).map((settings, index) => {
    const tree = settingsIn(base, settings).reduce(withSetting, base);
    const used = Object.fromEntries(csvPaths(tree).map((path) => [path, fileHashes[path] ?? null]));
    const whole = { scenario: tree, files: used, report, verify, version };
    return { index, settings, tree, hash: sha256(canonical(whole)) };
  });
}

/** SHA-256 of all cells and of the names of what varies: plans that mean the same have the same. */
export const planHash = ({ plan }: CompletePlan, cells: readonly Cell[]): string =>
  sha256(canonical([Object.keys(plan.vary), cells.map(({ hash }) => hash)]));

/** The settings of every cell. */
function combinations({
  plan: { vary, together = [] },
}: CompletePlan): Readonly<Record<string, unknown>>[] {
  const keys = Object.keys(vary);
  const groupOf = (key: string) => together.find((group) => group.includes(key)) ?? [key];
  const groups = keys
    .map(groupOf)
    .filter((group, i, all) => all.findIndex(([head]) => head === group[0]) === i);
  const values = new Map(keys.map((key) => [key, axisValues(vary[key]!)]));
  const crossed = groups.reduce<Readonly<Record<string, unknown>>[]>(
    (before, group) =>
      before.flatMap((settings) =>
        values.get(group[0]!)!.map((_, i) => ({
          ...settings,
          ...Object.fromEntries(group.map((key) => [key, values.get(key)![i]])),
        })),
      ),
    [{}],
  );
  return crossed.map((settings) => Object.fromEntries(keys.map((key) => [key, settings[key]])));
}

/** Settings as `--set` has them; `*` stands for every item of the list in that place. */
function settingsIn(base: unknown, settings: Readonly<Record<string, unknown>>): Setting[] {
  return settingsOf(settings).flatMap(({ path, value }) =>
    spread(base, path).map((one) => ({ path: one, value })),
  );
}

function spread(tree: unknown, path: readonly string[]): string[][] {
  const star = path.indexOf('*');
  if (star < 0) return [[...path]];
  const list = path
    .slice(0, star)
    .reduce<unknown>((value, part) => (Object(value) as Record<string, unknown>)[part], tree);
  // Not a list: the path stays as it is, and the error of a setting says what stands there.
  if (!Array.isArray(list)) return [[...path]];
  return list.flatMap((_, i) =>
    spread(tree, [...path.slice(0, star), String(i), ...path.slice(star + 1)]),
  );
}
