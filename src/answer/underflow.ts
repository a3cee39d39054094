import type { Path } from './judged.js';
import type { GenerationReport } from './solution.js';
import type { Draft } from './solveIn.js';

/** The step between neighbours of float64 next to zero: below 2⁻¹⁰²² numbers have fewer than 53 bits. */
const STEP = Number.MIN_VALUE;

/**
 * A bound for what a number has lost because it, or what it is the ratio of, is near the least normal float64.
 *
 * @param draft - the answer. Not modified.
 * @returns the bound for the number at a path.
 */
export function underflow(draft: Draft): (path: Path, value: number) => number {
  const { initial, limit, anchoredLimit, trajectory } = draft;
  const reportAt = (path: Path): readonly [GenerationReport | null, Path] => {
    const [key, second] = path;
    if (key === 'trajectory') return [trajectory?.[Number(second)] ?? null, path.slice(2)];
    const reports = { initial, limit, anchoredLimit };
    return key === 'initial' || key === 'limit' || key === 'anchoredLimit'
      ? [reports[key], path.slice(1)]
      : [null, path];
  };
  return (path, value) => {
    const size = Math.abs(value);
    if (path[0] === 'transfer') {
      const [k, j] = [Number(path[1]), Number(path[2])];
      return size * (lost(initial.risk[k]?.[j]) + lost(limit?.risk[k]?.[j]));
    }
    if (path[0] === 'homogenization') {
      const left = Math.abs(1 - value);
      return left * (lost(initial.dispersion) + lost(limit?.dispersion));
    }
    const [report, [key, k]] = reportAt(path);
    if (key !== 'relativeEfficiency') return STEP;
    const mse = report?.mse[Number(k)];
    return size * lost(mse) + lost(mse);
  };
}

/** A step as a share of a number; nothing of a number that is zero or none. */
const lost = (x: number | null | undefined): number => (x ? STEP / Math.abs(x) : 0);
