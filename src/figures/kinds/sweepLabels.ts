import { literal } from '../labels/markup.js';
import { decimal, powerOfTen } from '../labels/numberLabel.js';
import { roundLevels } from '../pictures/roundLevels.js';
import type { ValueAxis } from '../pictures/valueAxis.js';
import type { SweepAxis, SweepMapTable } from './sweepFigureTable.js';

const SYMBOLS: Readonly<Record<string, string>> = { alpha: '*α*', beta: '*β*', noise: '*σ*' };
const MOST_TICKS = 6;
/** Ends of an axis are ticks too where they are round. */
const BEYOND = 1e-6;

/** A key of a plan for labels: α for alpha, otherwise its words without the entities that all have it. */
export const keyLabel = (name: string): string =>
  SYMBOLS[name] ?? literal(name.replace(/^entities\.\*\./, '').replaceAll('.', ' '));

/** `*β* = 0.2`. */
export const settingLabel = (key: string, value: number | string | null): string =>
  `${keyLabel(key)} = ${literal(String(value))}`;

/** The axis of a key from its first value to its last, with `pad` of its length beyond both. */
export function keyAxis({ values, log }: SweepAxis, pad = 0): ValueAxis {
  const [first, last] = [values[0]!, values.at(-1)!];
  if (log) {
    const beyond = (last / first) ** pad;
    const domain = [first / beyond, last * beyond] as const;
    const [lowest, highest] = [Math.log10(first) - BEYOND, Math.log10(last) + BEYOND];
    const powers = Array.from(
      { length: Math.floor(highest) - Math.ceil(lowest) + 1 },
      (_, i) => Math.ceil(lowest) + i,
    );
    const ticks = powers.map((power) => Number(`1e${power}`));
    return { log, domain, ticks, labels: powers.map(powerOfTen) };
  }
  const span = last - first;
  const ticks = roundLevels(first - BEYOND * span, last + BEYOND * span, MOST_TICKS);
  return {
    log,
    domain: [first - pad * span, last + pad * span],
    ticks,
    labels: ticks.map(decimal),
  };
}

/** What all shown cells have in common, and how many are not done; sentences for a caption. */
export const restText = ({
  fixed,
  missing,
}: Pick<SweepMapTable, 'fixed' | 'missing'>): string[] => [
  ...(fixed.length > 0 ? [`All cells have ${fixed.join(', ')}.`] : []),
  ...(missing > 0 ? [`${missing} ${missing === 1 ? 'cell is' : 'cells are'} not done yet.`] : []),
];
