import type { Draws } from './draws.js';
import { decimal } from './draws.js';

/** A design that stands by itself, as a scenario file states it. */
export type Design =
  | 'isotropic'
  | { readonly gram: number[][] }
  | { readonly rows: number[][] }
  | { readonly features: number[] };

/** Makes one design after another for features whose units are powers of ten. */
export type DesignFamily = (draw: Draws, exponents: readonly number[]) => Design;

/** FFᵀ of a whole-numbered F, d×r, feature i in units of 10^exponents[i]. */
function gramOf(F: readonly (readonly number[])[], exponents: readonly number[]): Design {
  return {
    gram: F.map((a, i) =>
      F.map((b, j) =>
        decimal(
          a.reduce((sum, x, k) => sum + x * b[k]!, 0),
          exponents[i]! + exponents[j]!,
        ),
      ),
    ),
  };
}

/** A Gram matrix of any rank, whole-numbered but for units. */
export const lowRank: DesignFamily = (draw, exponents) => {
  const d = exponents.length;
  const rank = draw.int(1, d);
  return gramOf(
    draw.list(d, () => draw.list(rank, () => draw.int(-4, 4))),
    exponents,
  );
};

/** A positive definite Gram matrix of moderate condition. */
export const fullRank: DesignFamily = (draw, exponents) => {
  const d = exponents.length;
  return gramOf(
    draw.list(d, (i) => [
      ...draw.list(d, (j) => (i === j ? draw.int(2, 4) : draw.int(-1, 1))),
      ...draw.list(1, () => draw.int(-3, 3)),
    ]),
    exponents,
  );
};

/** Features that are multiples of the first, but for 10^−2 … 10^−7 of their size; some exactly. */
export const collinear: DesignFamily = (draw, exponents) => {
  const p = draw.pick([2, 3, 4, 5, 6, 7]);
  const F = exponents.map((_, i) => {
    const apart = i > 0 && draw.chance(0.85) ? 1 : 0;
    return [draw.int(1, 9), ...exponents.map((__, k) => (k === i ? apart : 0))];
  });
  return {
    gram: F.map((a, i) =>
      F.map((b, j) => {
        const rest = a.slice(1).reduce((sum, x, k) => sum + x * b[k + 1]!, 0);
        const whole = BigInt(a[0]! * b[0]!) * 10n ** BigInt(2 * p) + BigInt(rest);
        return Number(`${whole}e${exponents[i]! + exponents[j]! - 2 * p}`);
      }),
    ),
  };
};

/** A constant and columns that vary little around counters, years or account numbers. */
export const counters: DesignFamily = (draw, exponents) => {
  const d = exponents.length;
  const base = draw.pick([0, 10, 1990, 1_000_000, 123_456_789]);
  return {
    rows: draw.list(draw.int(d, d + 6), () =>
      draw.list(d, (j) => decimal((j === 0 ? 1 : base) + draw.int(-9, 9), exponents[j]!)),
    ),
  };
};

/** 1, x, x², … of years, counters or small numbers. */
export const powers: DesignFamily = (draw, exponents) => {
  const d = exponents.length;
  const base = draw.pick([0, 3, 40, 1950]);
  const step = draw.pick([1, 2, 5]);
  return {
    rows: draw.list(draw.int(d + 1, d + 8), (i) => {
      const x = base + step * i + draw.int(0, step - 1);
      return draw.list(d, (j) => decimal(x ** j, exponents[j]!));
    }),
  };
};

/** Some features only, in their own units or in none. */
export const someFeatures: DesignFamily = (draw, exponents) => ({
  features: exponents.map((_, i) => i).filter((i) => i === 0 || draw.chance(0.7)),
});

/** Any of these. */
export const anyDesign: DesignFamily = (draw, exponents) => {
  const family = draw.pick([lowRank, lowRank, fullRank, collinear, collinear, counters, counters]);
  if (draw.chance(0.15)) return someFeatures(draw, exponents);
  if (draw.chance(0.1)) return 'isotropic';
  return family(draw, exponents);
};
