import { type BigNumber, create, all as everything } from 'mathjs';

const { bignumber } = create(everything!, { number: 'BigNumber', precision: 60 });
const zero = bignumber(0);
/** A pivot of columns of unit norm below this is rounding: they are collinear. */
const NOTHING = bignumber('1e-40');

/**
 * The least-squares fit of labels to rows, in 60 decimal digits: normal equations by Gaussian elimination with
 * complete pivoting, which shares nothing with the sources; κ² of the rows may be 10⁴⁰ and leave 20 digits.
 *
 * @param rows - decimals as they are written, n×d.
 * @param labels - n decimals.
 * @returns d coefficients as doubles; null where columns are collinear.
 */
export function sixtyDigitFit(
  rows: readonly (readonly string[])[],
  labels: readonly string[],
): number[] | null {
  const X = rows.map((row) => row.map((x) => bignumber(x)));
  const y = labels.map((x) => bignumber(x));
  const d = X[0]!.length;
  const sum = (of: (i: number) => BigNumber): BigNumber =>
    X.reduce((total, _, i) => total.plus(of(i)), zero);
  const table = Array.from({ length: d }, (_, p) => [
    ...Array.from({ length: d }, (__, q) => sum((i) => X[i]![p]!.times(X[i]![q]!))),
    sum((i) => X[i]![p]!.times(y[i]!)),
  ]);
  // Columns of like size, so that pivots compare.
  const size = table.map((row, p) => row[p]!.sqrt());
  const scaled = table.map((row, p) =>
    row.map((x, q) => (q < d ? x.div(size[p]!).div(size[q]!) : x.div(size[p]!))),
  );
  return solved(scaled)?.map((x, p) => x.div(size[p]!).toNumber()) ?? null;
}

/** The solution of A x = b from [A b]; null where A is singular. */
function solved(table: BigNumber[][]): BigNumber[] | null {
  const d = table.length;
  const left = table.map((row) => [...row]);
  const order = Array.from({ length: d }, (_, j) => j);
  for (let k = 0; k < d; k++) {
    let [r, c] = [k, k];
    for (let i = k; i < d; i++) {
      for (let j = k; j < d; j++) {
        if (left[i]![j]!.abs().greaterThan(left[r]![c]!.abs())) [r, c] = [i, j];
      }
    }
    if (!left[r]![c]!.abs().greaterThan(NOTHING)) return null;
    [left[k], left[r]] = [left[r]!, left[k]!];
    for (const row of left) [row[k], row[c]] = [row[c]!, row[k]!];
    [order[k], order[c]] = [order[c]!, order[k]!];
    for (let i = k + 1; i < d; i++) {
      const factor = left[i]![k]!.div(left[k]![k]!);
      for (let j = k; j <= d; j++) left[i]![j] = left[i]![j]!.minus(factor.times(left[k]![j]!));
    }
  }
  const x = new Array<BigNumber>(d).fill(zero);
  for (let k = d - 1; k >= 0; k--) {
    let rest = left[k]![d]!;
    for (let j = k + 1; j < d; j++) rest = rest.minus(left[k]![j]!.times(x[order[j]!]!));
    x[order[k]!] = rest.div(left[k]![k]!);
  }
  return x;
}
