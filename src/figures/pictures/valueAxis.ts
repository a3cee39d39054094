import { decimal, powerOfTen } from '../labels/numberLabel.js';

/** An axis for quantities: its scale, its ticks and their labels. */
export interface ValueAxis {
  readonly log: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** With markup, one for every tick. */
  readonly labels: readonly string[];
}

export interface ValueAxisOptions {
  /** Logarithmic where the largest value exceeds the smallest positive one this many times. */
  readonly logFrom?: number;
  /** A linear axis begins at 0. */
  readonly fromZero?: boolean;
  /** Values end here at the latest, as a share of the axis. */
  readonly fill?: number;
  /** Size of the values before they grew (default: their largest). Far below it is rounding. */
  readonly start?: number;
}

/** Decades below the size of the values that a logarithmic axis shows at most: less is rounding. */
const MOST_DECADES = 14;
/** Logarithms of the ends that an axis may have at most: those of float64. */
export const [LEAST_END, MOST_END] = [-307, 308.25];
export const MOST_TICKS = 6;
/** Decades between ticks that are rounded up to 5, 10, 20 … where there are more. */
const WIDE = 3;
/** A tick further up an axis than this share of it would push the title of its panel. */
const HIGHEST_TICK = 0.95;
/** Room beyond the extreme values, as a share of the axis. */
const PAD = 0.04;

/**
 * The axis that fits some values.
 *
 * @param values - those that are not finite are passed over.
 */
export function valueAxis(
  values: readonly number[],
  { logFrom = 20, fromZero = true, fill = 1 - PAD, start = 0 }: ValueAxisOptions = {},
): ValueAxis {
  const finite = values.filter(Number.isFinite);
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const positive = finite.filter((x) => x > 0);
  const low = positive.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (positive.length > 0 && high > logFrom * low) {
    const size = start > 0 ? Math.min(start, high) : high;
    return logarithmic(Math.max(low, size * 10 ** -MOST_DECADES), high, fill);
  }
  if (finite.length === 0) return linear(0, 1, fromZero, fill);
  return linear(
    finite.reduce((a, b) => Math.min(a, b)),
    high,
    fromZero,
    fill,
  );
}

function linear(least: number, most: number, fromZero: boolean, fill: number): ValueAxis {
  const bottom = fromZero ? Math.min(0, least) : least;
  const span = most - bottom || Math.abs(most) || 1;
  const pad = fromZero && least >= 0 ? 0 : PAD * span;
  const [low, high] = [bottom - pad, Math.min(bottom + span / fill, 10 ** MOST_END)];
  const step = niceStep((high - low) / (MOST_TICKS - 1));
  const last = low + HIGHEST_TICK * (high - low);
  const count = Math.floor(last / step) - Math.ceil(low / step) + 1;
  const ticks = Array.from({ length: count }, (_, i) =>
    Number(((Math.ceil(low / step) + i) * step).toPrecision(12)),
  );
  return { log: false, domain: [low, high], ticks, labels: ticks.map(labelOf(step)) };
}

/** Labels with the digits that a step needs: 0.9998 where `decimal` would say 1. */
const labelOf =
  (step: number) =>
  (tick: number): string => {
    const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (tick === 0 || Math.abs(tick) >= 1e5 || step < 1e-6) return decimal(tick);
    return String(Number(tick.toFixed(places))).replace('-', '−');
  };

function logarithmic(least: number, most: number, fill: number): ValueAxis {
  const [a, b] = [Math.log10(least), Math.log10(most)];
  const low = Math.max(LEAST_END, a - PAD * (b - a));
  const high = Math.min(MOST_END, a + (b - a) / fill);
  const last = low + HIGHEST_TICK * (high - low);
  const decades = Math.floor(last) - Math.ceil(low) + 1;
  const domain: [number, number] = [10 ** low, 10 ** high];
  if (decades < 2) {
    const ticks = oneTwoFive(low, last);
    return { log: true, domain, ticks, labels: ticks.map(decimal) };
  }
  const close = Math.ceil(decades / MOST_TICKS);
  const step = close > WIDE ? niceStep(close) : close;
  const powers = Array.from({ length: decades }, (_, i) => Math.ceil(low) + i).filter(
    (power) => power % step === 0,
  );
  return {
    log: true,
    domain,
    ticks: powers.map((power) => Number(`1e${power}`)),
    labels: powers.map(powerOfTen),
  };
}

/** 1, 2 and 5 times powers of ten between two logarithms. */
const oneTwoFive = (low: number, high: number): number[] =>
  Array.from({ length: Math.ceil(high) - Math.floor(low) }, (_, i) => Math.floor(low) + i)
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((x) => x >= 10 ** low && x <= 10 ** high);

/** The least of 1, 2, 5, 10, 20 … that is not below `least`. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power;
}
