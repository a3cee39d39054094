import { toUser } from '../ecosystem/coordinates.js';
import { rowOf, transposed } from '../linalg/matrix.js';
import { euclideanNorm, maximum } from '../linalg/norms.js';
import { meansOf } from '../measures/measures.js';
import type { Path } from './judged.js';
import type { Working } from './solveIn.js';

/** Null spaces of a marginal system, and with them the directions that drift, are computed in float64. */
const DRIFT = 64 * 2 ** -53;

/**
 * Bounds for what the anchored limit has lost because the directions that drift are uncertain: models are projected on
 * what is orthogonal to them, and of a model that is large along them rounding is left.
 *
 * @param scaleOf - the size of what each number is computed from.
 * @returns the bound for the number at a path in the anchored limit; NaN for the similarity of models that cannot be
 *   told from zero there.
 */
export function driftErrors(
  { draft, settled, ecosystem }: Pick<Working, 'draft' | 'settled' | 'ecosystem'>,
  scaleOf: (path: Path) => number,
): (path: Path, value: number) => number {
  const report = draft.anchoredLimit;
  if (settled === null || report === null) return () => 0;
  const share = DRIFT * settled.growth;
  const { coordinates, truth } = ecosystem;
  const models = [transposed(truth), meansOf(settled.moments)].map((rows) =>
    transposed(toUser(coordinates, transposed(rows))),
  );
  const lengths = models.flatMap((rows) =>
    Array.from({ length: rows.rows }, (_, k) => euclideanNorm(rowOf(rows, k).data)),
  );
  const lost = share * maximum(lengths);
  const biases = report.bias2.map((square) => Math.abs(square ?? 0));
  const squared = (square: number) => 2 * Math.sqrt(square) * lost + lost ** 2;
  /** √E‖θ̂_k‖² of what is left of a model. */
  const left = report.mean.map((mean, k) =>
    Math.hypot(
      euclideanNorm(mean.map((x) => x ?? 0)),
      Math.sqrt(Math.abs(report.variance[k] ?? 0)),
    ),
  );
  return (path, value) => {
    const [, key, first, second] = path;
    const [k, size] = [Number(first), Math.abs(value)];
    switch (key) {
      case 'mean':
        return share * scaleOf(path);
      case 'bias2':
        return squared(size);
      case 'mse':
        return share * size + squared(biases[k]!);
      case 'relativeEfficiency':
        return size * (2 * share + squared(biases[k]!) / (report.mse[k] ?? 0));
      case 'dispersion':
        return share * size + squared(Math.min(size, 4 * maximum(biases)));
      case 'similarity': {
        const [one, other] = [lost / left[k]!, lost / left[Number(second)]!];
        return one < 1 && other < 1 ? share * size + one + other : Number.NaN;
      }
      default:
        return share * size;
    }
  };
}
