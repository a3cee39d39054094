import { DomainError } from '../../errors.js';
import type {
  SweepAxis,
  SweepLinesTable,
  SweepMapTable,
} from '../../figures/kinds/sweepFigureTable.js';
import { settingLabel } from '../../figures/kinds/sweepLabels.js';
import { MOST_LINES } from '../../figures/kinds/sweepLines.js';
import { closest } from '../../scenario/closest.js';
import { printable } from '../../scenario/printable.js';
import { parseSetting } from '../../scenario/settings.js';
import { plainValue } from './plainValue.js';
import type { Scalar } from './row.js';
import type { Store } from './store.js';
import { sweepTable } from './sweepTable.js';

/** What is shown of a sweep: keys of `vary` by their names, and a column. */
export interface Shown {
  readonly x: string;
  readonly value: string;
  /** One panel for each of its values. */
  readonly panels?: string;
  /** `key=value`: only cells where a key has this value. */
  readonly at: readonly string[];
}

/** Steps that differ by less than this share of one are even. */
const EVEN = 1e-6;
const MOST_PANELS = 16;

/**
 * The table of a map of a sweep.
 *
 * @throws DomainError if a key or column does not exist, is no number, is not evenly spaced, or leaves several cells
 *   for one place.
 */
export function sweepMapTable(
  store: Store,
  { y: vertical, ...shown }: Shown & { readonly y: string },
): SweepMapTable {
  const { cells, valueAt, ...of } = chosen(store, shown, [vertical]);
  const x = evenAxis('--x', shown.x, cells);
  const y = evenAxis('--y', vertical, cells);
  if (y.log) {
    throw new DomainError(
      `--y ${vertical}: must be evenly spaced on a map, found equal factors. Give it as --x, where the axis is logarithmic then.`,
    );
  }
  const panels = panelsOf(shown.panels, cells).map(({ label, value }) => ({
    label,
    values: y.values.flatMap((b) => x.values.map((a) => valueAt([a, b, ...value]))),
  }));
  return { ...of, x, y, panels };
}

/**
 * The table of lines of a sweep.
 *
 * @param shown.series - one line for each of its values.
 * @throws DomainError if a key or column does not exist, is no number, has too many values, or leaves several cells
 *   for one place.
 */
export function sweepLinesTable(
  store: Store,
  { series: key, ...shown }: Shown & { readonly series?: string },
): SweepLinesTable {
  const { cells, valueAt, ...of } = chosen(store, shown, key === undefined ? [] : [key]);
  const x = axisOf('--x', shown.x, cells);
  const series = key === undefined ? [null] : distinct(cells, key);
  if (series.length > MOST_LINES) {
    throw new DomainError(
      `--series ${key}: must have at most ${MOST_LINES} values to be told apart, found ${series.length}. Give it as --panels or --x.`,
    );
  }
  const panels = panelsOf(shown.panels, cells).map(({ label, value }) => ({
    label,
    lines: series.map((one) =>
      x.values.map((a) => valueAt([a, ...(key === undefined ? [] : [one]), ...value])),
    ),
  }));
  return {
    ...of,
    x,
    series: series.map((one) => (key === undefined ? '' : settingLabel(key, one))),
    panels,
  };
}

/** A cell as figures see it. */
interface ShownCell {
  readonly settings: Readonly<Record<string, Scalar>>;
  readonly value: number | null;
}

interface Chosen extends Pick<SweepMapTable, 'scenario' | 'value' | 'fixed' | 'missing'> {
  readonly cells: readonly ShownCell[];
  /** By the values of x, of y or the series, and of the panel. */
  readonly valueAt: (place: readonly Scalar[]) => number | null;
}

/** The cells that are shown, once it is sure that each has a place of its own. */
function chosen(store: Store, shown: Shown, more: readonly string[]): Chosen {
  const { value, at } = shown;
  const keys = Object.keys(store.complete.plan.vary);
  const places = [shown.x, ...more, ...(shown.panels === undefined ? [] : [shown.panels])];
  for (const key of places) requireKey(key, keys);
  const values = valuesOf(store, value);
  const filters = at.map((text) => {
    const setting = parseSetting(text);
    // As it is written: the parts of a path may have brackets.
    const key = text.slice(0, text.indexOf('=')).trim();
    requireKey(key, keys);
    return { key, wanted: plainValue(setting.value) };
  });
  const all = store.cells.map(({ index, settings }) => ({
    index,
    settings: Object.fromEntries(keys.map((key) => [key, plainValue(settings[key])])),
    value: values.get(index) ?? null,
  }));
  const cells = all.filter(({ settings }) =>
    filters.every(({ key, wanted }) => settings[key] === wanted),
  );
  if (cells.length === 0) {
    throw new DomainError(
      `--at ${at.join(' --at ')}: must leave some cells, found none. ${filters.map(({ key }) => `${key} takes ${[...new Set(all.map(({ settings }) => settings[key]))].join(', ')}`).join('; ')}.`,
    );
  }
  const byPlace = onePerPlace(cells, places, keys);
  return {
    scenario: store.complete.source,
    value,
    fixed: filters.map(({ key, wanted }) => settingLabel(key, wanted)),
    missing: cells.filter(({ index }) => !store.rows.has(index)).length,
    cells,
    valueAt: (place) => byPlace.get(JSON.stringify(place))?.value ?? null,
  };
}

function requireKey(key: string, keys: readonly string[]): void {
  if (keys.includes(key)) return;
  const meant = closest(key, keys);
  throw new DomainError(
    `${key}: must be a key of vary in the plan, found ${printable(key)}. ${meant === undefined ? `The keys are ${keys.join(', ')}.` : `Did you mean ${meant}?`}`,
  );
}

/** The numbers of a column by their cells. */
function valuesOf(store: Store, name: string): Map<number, number | null> {
  const columns = sweepTable(store);
  const column = columns.find((one) => one.name === name);
  const numbers = columns.filter(({ kind }) => kind === 'number').map((one) => one.name);
  if (column?.kind !== 'number') {
    const meant = closest(name, numbers);
    throw new DomainError(
      `--value: must be a column of numbers of the sweep, found ${printable(name)}. ${meant === undefined ? `There are ${numbers.join(', ')}.` : `Did you mean ${meant}?`}`,
    );
  }
  const indices = columns[0]!.values as readonly number[];
  return new Map(indices.map((index, i) => [index, column.values[i] as number | null]));
}

/** Cells by their places; refuses those that would share one: some key still varies there. */
function onePerPlace(
  cells: readonly ShownCell[],
  places: readonly string[],
  keys: readonly string[],
): Map<string, ShownCell> {
  const seen = new Map<string, ShownCell>();
  for (const cell of cells) {
    const place = JSON.stringify(places.map((key) => cell.settings[key]));
    const before = seen.get(place);
    if (before !== undefined) {
      const varying = keys.filter((key) => before.settings[key] !== cell.settings[key]);
      const [first = 'cell'] = varying;
      throw new DomainError(
        `figure: every place must have one cell, found several that differ in ${varying.join(', ') || 'nothing'}. Choose with --at ${pair(first, before.settings[first] ?? null)}, or show it by --series or --panels.`,
      );
    }
    seen.set(place, cell);
  }
  return seen;
}

const pair = (key: string, value: Scalar): string => `${key}=${value}`;

const distinct = (cells: readonly ShownCell[], key: string): Scalar[] => [
  ...new Set(cells.map(({ settings }) => settings[key] ?? null)),
];

/** The panels: what each is called, and the value of its key where there is one. */
function panelsOf(
  key: string | undefined,
  cells: readonly ShownCell[],
): { readonly label: string; readonly value: readonly Scalar[] }[] {
  if (key === undefined) return [{ label: '', value: [] }];
  const values = distinct(cells, key);
  if (values.length > MOST_PANELS) {
    throw new DomainError(
      `--panels ${key}: must have at most ${MOST_PANELS} values, found ${values.length}. Choose some with --at, or show another key by panels.`,
    );
  }
  return values.map((value) => ({ label: settingLabel(key, value), value: [value] }));
}

/** The axis of a key that takes two numbers or more. */
function axisOf(option: string, name: string, cells: readonly ShownCell[]): SweepAxis {
  const values = distinct(cells, name);
  if (!values.every((value): value is number => typeof value === 'number') || values.length < 2) {
    throw new DomainError(
      `${option} ${name}: must take two numbers or more, found ${values.map(String).join(', ')}. Choose another key.`,
    );
  }
  const rising = values.toSorted((a, b) => a - b);
  const log = !isEven(rising) && rising[0]! > 0 && isEven(rising.map(Math.log));
  return { name, values: rising, log };
}

function evenAxis(option: string, name: string, cells: readonly ShownCell[]): SweepAxis {
  const axis = axisOf(option, name, cells);
  if (axis.log || isEven(axis.values)) return axis;
  throw new DomainError(
    `${option} ${name}: must be spaced by equal steps or equal factors on a map, found ${axis.values.join(', ')}. Draw figure lines instead.`,
  );
}

function isEven(values: readonly number[]): boolean {
  const step = (values.at(-1)! - values[0]!) / (values.length - 1);
  return values.every((value, i) => Math.abs(value - values[0]! - i * step) <= EVEN * step);
}
