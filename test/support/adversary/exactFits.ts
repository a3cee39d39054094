import { type Draws, decimal } from './draws.js';
import type { Case } from './worlds.js';

/**
 * Labelled rows that one θ fits without residual, in decimals that few float64 numbers are: noise is 0, errors are 0
 * wherever a model sees all of θ, and their ratios are 0/0. Columns are of different sizes, some far from zero, some
 * collinear, and entities may have fewer rows than features.
 */
export function exactFit(draw: Draws): Case {
  const d = draw.int(1, 4);
  const sites = draw.list(draw.int(1, 3), (k) => `s${k}`);
  const intercept = draw.chance(0.3);
  const collinear = d > 1 && draw.chance(0.15);
  const theta = draw.list(d, () => BigInt(draw.pick([1, 30, 9999]) * draw.int(-9, 9)));
  const places = { x: draw.int(0, 5), theta: draw.int(0, 5) };
  const sizes = draw.list(d, () => 10n ** BigInt(draw.pick([0, 0, 0, 3, 6])));
  const shifts = draw.list(d, () => BigInt(draw.pick([0, 0, 2000])));
  const row = (site: string): string => {
    const x = draw.list(d, (j) => BigInt(draw.int(-99, 99)) * sizes[j]! + shifts[j]!);
    if (collinear) x[d - 1] = 2n * x[0]!;
    if (intercept) x[0] = 10n ** BigInt(places.x);
    const y = x.reduce((sum, value, j) => sum + value * theta[j]!, 0n);
    return [
      ...x.map((value) => written(value, places.x)),
      written(y, places.x + places.theta),
      site,
    ].join(',');
  };
  const names = draw.list(d, (j) => `x${j}`);
  const lines = sites.flatMap((site) => draw.list(draw.pick([1, 2, 6, 40]), () => row(site)));
  const design = {
    csv: 'rows.csv',
    columns: intercept ? names.slice(1) : names,
    intercept,
    target: 'y',
  };
  return {
    description: {
      features: d,
      alpha: draw.pick([0.5, 0.1, 0.9, 0, 0.3]),
      beta: draw.pick([1, 0.5, 0.3]),
      loss: draw.pick(['mean', 'sum'] as const),
      ...(draw.chance(0.4) && { public: { design } }),
      entities: sites.map((site, k) => ({
        name: `E${k}`,
        ...(draw.chance(0.2) && { copies: 2 }),
        ...(draw.chance(0.2) && { alpha: decimal(draw.int(1, 9), -1) }),
        private: { design: { ...design, where: { site } } },
        synthetic: {
          samples: draw.int(4, 20),
          design: draw.pick(['private', 'mixture', 'isotropic'] as const),
        },
      })),
    },
    tables: { 'rows.csv': [[...names, 'y', 'site'].join(','), ...lines].join('\n') },
  };
}

/** m·10^−places with all its digits, whatever float64 makes of them. */
function written(m: bigint, places: number): string {
  const digits = String(m < 0n ? -m : m).padStart(places + 1, '0');
  const point = digits.length - places;
  return `${m < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}0`;
}
