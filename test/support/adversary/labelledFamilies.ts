import { type Draws, decimal } from './draws.js';
import type { Case, ScenarioFamily } from './worlds.js';

/** A column of a table: what its cell in row i is. */
type Column = (i: number) => number;

/** Columns as tables of the world have them: years, counters, money, shares, powers, ids. */
function columnOf(draw: Draws, before: readonly Column[], n: number): Column {
  const noise = draw.list(n, () => draw.int(-99, 99));
  const [start, step] = [draw.pick([0, 1947, 20_000, 5_000_000]), draw.pick([1, 1, 12])];
  const previous = before.at(-1);
  const kinds: Column[] = [
    (i) => start + step * i,
    (i) => decimal(10_000_000 + 7_919 * i * (noise[i]! + 120), -2),
    (i) => decimal(500 + noise[i]!, -4),
    (i) => 370_000_000 + 1_000_003 * noise[i]!,
    (i) => 1_000_000_000 + i * i + noise[i]!,
  ];
  if (previous !== undefined) {
    kinds.push((i) => Number((3 * previous(i) + noise[i]! / 1000).toPrecision(12)));
    // Exactly collinear with intercept or the column before, now and then.
    if (draw.chance(0.06)) return (i) => Number((2 * previous(i)).toPrecision(15));
  }
  return draw.pick(kinds);
}

function labelled(draw: Draws, columnsOf: (n: number) => Column[]): Case {
  const n = draw.int(8, 18);
  const columns = columnsOf(n);
  const intercept = draw.chance(0.7);
  const d = columns.length + (intercept ? 1 : 0);
  const names = columns.map((_, j) => `x${j}`);
  const lines = draw.list(n, (i) => [
    ...columns.map((column) => column(i)),
    Number((50 + columns.reduce((sum, column, j) => sum + column(i) / (j + 3), 0)).toPrecision(8)) +
      draw.int(-9, 9),
    i % 2 === 0 ? 'north' : 'south',
  ]);
  const csv = [[...names, 'y', 'site'], ...lines].map((line) => line.join(',')).join('\n');
  const design = { csv: 'rows.csv', columns: names, intercept };
  const sites = draw.pick([['all'], ['north', 'south'], ['north', 'all']]);
  const kept = (site: string) => (site === 'all' ? {} : { where: { site } });
  return {
    description: {
      features: d,
      alpha: draw.pick([0.5, 0.5, 0.1, 0.9]),
      beta: draw.pick([1, 0.5, 0.3]),
      ...(draw.chance(0.3) && { public: { design: { ...design, target: 'y' } } }),
      entities: sites.map((site, k) => ({
        name: `E${k}`,
        private: { design: { ...design, target: 'y', ...kept(site) } },
        synthetic: draw.chance(0.6)
          ? { samples: draw.int(d, 100), design: 'private' as const }
          : { design: { ...design, ...kept(draw.pick(['all', 'north'])) } },
      })),
    },
    tables: { 'rows.csv': csv },
  };
}

/** Columns of one kind after another. */
const tables: ScenarioFamily = (draw) =>
  labelled(draw, (n) => {
    const columns: Column[] = [];
    for (let j = draw.int(1, 4); j > 0; j--) columns.push(columnOf(draw, columns, n));
    return columns;
  });

/** x, x², x³ of years or small numbers. */
const labelledPowers: ScenarioFamily = (draw) =>
  labelled(draw, (n) => {
    const [start, step] = [draw.pick([-30, 1, 100, 1950]), draw.pick([1, 3])];
    const shift = draw.list(n, () => draw.int(0, step - 1));
    return draw.list(
      draw.int(2, 3),
      (j) => (i: number) => (start + step * i + shift[i]!) ** (j + 1),
    );
  });

/** Real rows with real labels: analyses are conditional on them. */
export const labelledFamilies = { tables, labelledPowers } satisfies Readonly<
  Record<string, ScenarioFamily>
>;
