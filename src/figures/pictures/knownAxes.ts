import { maximum } from '../../linalg/norms.js';
import { decimal } from '../labels/numberLabel.js';
import { LEAST_END, MOST_TICKS, niceStep, type ValueAxis } from './valueAxis.js';

/** A scale of ratios reaches at least to this power of ten, a quarter more or less. */
const LEAST_REACH = 0.1;
/** Room beside generations 0 and T for points that stand apart. */
const BESIDE = 0.6;

/** The axis of generations 0 … T: whole numbers, at most about six ticks. */
export function generationAxis(generations: number): Omit<ValueAxis, 'log'> {
  const most = Math.max(1, generations);
  const step = Math.max(1, niceStep(most / (MOST_TICKS - 1)));
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  return { domain: [-BESIDE, most + BESIDE], ticks, labels: ticks.map(String) };
}

/** The axis of a share, 0 … 1. */
export const shareAxis: Omit<ValueAxis, 'log'> = {
  domain: [-0.03, 1.03],
  ticks: [0, 0.5, 1],
  labels: ['0', '0.5', '1'],
};

/** The axis of a weight on a map, 0 … 1. */
export const unitAxis: ValueAxis = {
  log: false,
  domain: [0, 1],
  ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
  labels: ['0', '0.2', '0.4', '0.6', '0.8', '1'],
};

/** A logarithmic axis of ratios with 1 in its middle. */
export function ratioAxis(ratios: readonly number[]): ValueAxis {
  const far = ratios.filter((x) => x > 0 && Number.isFinite(x)).map((x) => Math.abs(Math.log10(x)));
  const reach = Math.min(-LEAST_END, maximum(far, LEAST_REACH));
  const step = reach < 1 ? reach : Math.ceil(reach / 2);
  const exponents =
    reach < 1 ? [-reach, 0, reach] : [-step, 0, step].filter((e) => Math.abs(e) <= reach);
  const ticks = exponents.map((e) => Number((10 ** e).toPrecision(reach < 1 ? 2 : 12)));
  return { log: true, domain: [10 ** -reach, 10 ** reach], ticks, labels: ticks.map(decimal) };
}

/** An axis of shares with 0 in its middle. */
export function balancedAxis(shares: readonly number[]): ValueAxis {
  const reach = shares.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return percents([-reach, reach]);
}

/** An axis of shares from 0. */
export const percentAxis = (shares: readonly number[]): ValueAxis =>
  percents([0, shares.reduce((most, x) => Math.max(most, x), 0) || 1]);

function percents([low, high]: [number, number]): ValueAxis {
  const step = niceStep((high - low) / 4);
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  const labels = ticks.map((x) => `${decimal(100 * x)}%`);
  return { log: false, domain: [low, high], ticks, labels };
}
