import { decimal } from '../labels/numberLabel.js';
import { categorical, faint } from '../palette.js';
import type { SpectrumTable } from './spectrumTable.js';

const ARCS = 180;
/** Eigenvalues nearer than this share of the axis are one point; nearer than the second, their labels would meet. */
const SAME = 1e-6;
const APART = 0.15;

/** A circle around 0 and how it is drawn. */
export interface Circle {
  readonly label: string;
  readonly radius: number;
  readonly color: string;
  readonly dash: readonly number[];
}

/** The unit circle and those that theorems keep all eigenvalues in. */
export function circles({ universal, refined, proportional }: SpectrumTable['bounds']): Circle[] {
  const bound = (
    theorem: string,
    radius: number | null,
    color: string,
    dash: readonly number[],
  ): Circle[] =>
    radius === null ? [] : [{ label: `${theorem}: ${decimal(radius)}`, radius, color, dash }];
  return [
    { label: 'unit circle', radius: 1, color: faint, dash: [] },
    ...bound('universal bound (T4)', universal, categorical[1], [6, 3]),
    ...bound('refined bound (T4b)', refined, categorical[0], [2, 2]),
    ...bound('proportional bound (T5)', proportional, categorical[2], [6, 2, 1.5, 2]),
  ];
}

/** Eigenvalues that cannot be told apart, and how often each occurs; counted in words where there is room. */
export function distinctPoints(eigenvalues: SpectrumTable['eigenvalues'], limit: number) {
  const distinct: { re: number; im: number; multiplicity: number }[] = [];
  const distance = (a: { re: number; im: number }, b: { re: number; im: number }) =>
    Math.hypot(a.re - b.re, a.im - b.im);
  for (const { re, im } of eigenvalues) {
    const same = distinct.find((other) => distance(other, { re, im }) <= SAME * limit);
    if (same) same.multiplicity++;
    else distinct.push({ re, im, multiplicity: 1 });
  }
  return distinct.map((point) => {
    const crowded = distinct.some(
      (other) => other !== point && distance(other, point) < APART * limit,
    );
    return {
      ...point,
      label: point.multiplicity > 1 && !crowded ? `${point.multiplicity}×` : null,
    };
  });
}

/** Points of a circle around 0. */
export const arc = (radius: number): { re: number; im: number }[] =>
  Array.from({ length: ARCS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / ARCS;
    return { re: radius * Math.cos(angle), im: radius * Math.sin(angle) };
  });
