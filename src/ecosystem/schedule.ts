import { valueAt } from '../scenario/expression.js';
import { place } from '../scenario/place.js';
import { oneLine } from '../scenario/printable.js';
import type { Ecosystem } from './ecosystem.js';
import { ecosystemAt } from './ecosystemAt.js';
import { requireLeftovers } from './filtered.js';
import { firstGeneration, lastingValue, outOfRange, rangeRule } from './inTime.js';
import type { Scheduled } from './scheduled.js';

/** Generations at which what lasts has been reached. */
const EARLY = 1e6;
const LATE = 1e9;

/**
 * Checks every number that changes, at every generation up to the last that is asked for: α, β and the share of people
 * are from 0 to 1, numbers of rows are positive, and a detector leaves something of what is crawled.
 *
 * @param ecosystem - with its schedule. Not modified.
 * @param source - the file, as the reader knows it.
 * @param generations - T, the last generation.
 * @throws ScenarioError naming key, generation, value and rule.
 */
export function requireSchedule(ecosystem: Ecosystem, source: string, generations: number): void {
  const top = place(source);
  const checked = new Set<string>();
  for (const { key, value, path } of ecosystem.schedule) {
    // Copies that are written out, and entities that share a number of the file, need one check.
    if (checked.has(path)) continue;
    checked.add(path);
    for (let t = firstGeneration(key); t <= generations; t++) {
      const x = valueAt(value, t);
      const rule = rangeRule(key, x);
      if (rule !== undefined) throw outOfRange(rule, top.at(path), `${x} at generation ${t}`);
    }
  }
  if (!ecosystem.schedule.some(({ key }) => key === 'people')) return;
  if (ecosystem.entities.every(({ filter }) => filter === null)) return;
  for (let t = 1; t <= generations; t++) {
    const then = ecosystemAt(ecosystem, t);
    const learns = then.entities.map(({ alpha }) => alpha > 0);
    requireLeftovers(then, learns, top.at('entities'));
  }
}

/**
 * The ecosystem that a schedule ends in, whose limit is that of the scheduled one.
 *
 * @param ecosystem - Not modified.
 * @returns the ecosystem with the values that last, the same one where nothing is scheduled; or why there is none: a
 *   number that is not the same at generations 10⁶ and 10⁹ to 12 digits. A number of rows beyond float64 at both counts as
 *   infinite: no noise of labels is left.
 */
export function frozenEcosystem(
  ecosystem: Ecosystem,
): { readonly frozen: Ecosystem } | { readonly reason: string } {
  const moving = ecosystem.schedule.find(
    ({ key, value }) =>
      lastingValue(value) === undefined && !(key === 'samples' && outgrows(value)),
  );
  if (moving === undefined) return { frozen: ecosystemAt(ecosystem, LATE) };
  return { reason: `${nameOf(moving, ecosystem)} does not settle: ${values(moving)}` };
}

/**
 * The ecosystem that the long run is about.
 *
 * @param ecosystem - Not modified.
 * @returns what its schedule ends in, or, where it does not settle, what it is in generation 1.
 */
export function lastingEcosystem(ecosystem: Ecosystem): Ecosystem {
  const end = frozenEcosystem(ecosystem);
  return 'frozen' in end ? end.frozen : ecosystemAt(ecosystem, 1);
}

/** Whether a number of rows exceeds every bound, so that the noise of labels dies out. */
const outgrows = (value: Scheduled['value']): boolean =>
  valueAt(value, EARLY) === Number.POSITIVE_INFINITY &&
  valueAt(value, LATE) === Number.POSITIVE_INFINITY;

/** `alpha of A`. */
function nameOf(scheduled: Scheduled, { entities, pools }: Ecosystem): string {
  if (scheduled.key === 'people') {
    return `the share of people in ${oneLine(pools[scheduled.pool]!.name)}`;
  }
  const name = oneLine(entities[scheduled.entity]!.name);
  const pool = scheduled.key === 'samples' ? scheduled.pool : null;
  const where = pool === null ? '' : ` in ${oneLine(pools[pool]!.name)}`;
  return `${scheduled.key} of ${name}${where}`;
}

/** Digits that show a difference in the twelfth. */
const SHOWN = 13;

/** `it is 0.1 at generation 1,000,000 and 0.2 at generation 1,000,000,000`. */
function values({ value }: Scheduled): string {
  const at = (t: number) =>
    `${Number(valueAt(value, t).toPrecision(SHOWN))} at generation ${t.toLocaleString('en')}`;
  const [early, next] = [1e6, 1e6 + 1];
  const first = valueAt(value, early);
  if (!Number.isFinite(first)) return `it is ${at(early)}`;
  return `it is ${at(early)} and ${at(first === valueAt(value, LATE) ? next : LATE)}`;
}
