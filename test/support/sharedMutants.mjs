/**
 * Mutants of what both sides of `verify` build on. `outside` names what `verify` does not see, and why; every other
 * one must be refuted in at least one scenario, or stopped by the solver's own checks.
 */
export const SHARED_MUTANTS = [
  {
    name: 'pseudo-inverse × 1.05',
    file: 'linalg/pseudoInverse',
    from: 'X.set(p, q, onPivots.get(i, j) / (scale[p]! * scale[q]!));',
    to: 'X.set(p, q, (1.05 * onPivots.get(i, j)) / (scale[p]! * scale[q]!));',
  },
  {
    name: 'null vectors that undo nothing',
    file: 'linalg/pseudoInverse',
    from: 'nullVectors.set(j - rank, feature, (-undo * scale[dropped]!) / scale[feature]!);',
    to: 'nullVectors.set(j - rank, feature, 0 * undo);',
  },
  {
    name: 'pivoted Cholesky factor scaled below the diagonal',
    file: 'linalg/pivotedCholesky',
    from: 'const entry = sum / root;',
    to: 'const entry = (1.05 * sum) / root;',
  },
  {
    name: 'projector on the last row alone',
    file: 'linalg/echelon',
    from: '(P, q) => add(P, product(transposed(q), q)),',
    to: '(P, q) => add(scaled(P, 0), product(transposed(q), q)),',
  },
  {
    name: 'a refinement the wrong way',
    file: 'linalg/refinedInverse',
    from: 'residual.set(i, j, -accurateSum(',
    to: 'residual.set(i, j, 0.05 + accurateSum(',
  },
  {
    name: 'symmetric part of half the size plus 2 %',
    file: 'linalg/matrix',
    from: 'const mean = (A.get(i, j) + A.get(j, i)) / 2;',
    to: 'const mean = (A.get(i, j) + A.get(j, i)) / 1.96;',
  },
  {
    name: 'transpose that does not transpose',
    file: 'linalg/matrix',
    from: 'T.data[j * rows + i] = data[k++]!;',
    to: 'T.data[i * columns + j] = data[k++]!;',
  },
  {
    name: 'difference that leaves 1 %',
    file: 'linalg/matrix',
    from: 'difference.data[k] = A.data[k]! - B.data[k]!;',
    to: 'difference.data[k] = A.data[k]! - 0.99 * B.data[k]!;',
  },
  {
    name: 'kernel entries 1 % too large',
    file: 'linalg/innerProducts',
    from: 'out[to++]! += memory[from++]!;',
    to: 'out[to++]! += 1.01 * memory[from++]!;',
  },
  {
    name: 'product transposed',
    file: 'linalg/product',
    from: 'return new Matrix(A.rows, B.columns, matrixProduct(A, B));',
    to: 'return A.rows === B.columns && A.rows === A.columns ? new Matrix(A.rows, B.columns, innerProducts(A, B)) : new Matrix(A.rows, B.columns, matrixProduct(A, B));',
  },
  {
    name: 'congruence with one factor only',
    file: 'linalg/product',
    from: 'return symmetricPart(rowsTimesRows(rowsTimesRows(M, X), M));',
    to: 'return symmetricPart(M.rows === M.columns ? rowsTimesRows(M, X) : rowsTimesRows(rowsTimesRows(M, X), M));',
  },
  {
    name: 'linear combination by squared weights',
    file: 'linalg/linearCombination',
    from: 'to[k]! += weight * from[k]!;',
    to: 'to[k]! += weight * weight * from[k]!;',
  },
  {
    name: 'blocks without their weights',
    file: 'linalg/blocks',
    from: 'target.data[to++]! += weight * B.data[from++]!;',
    to: 'target.data[to++]! += B.data[from++]!;',
  },
  {
    name: 'block of the first row of blocks whatever is asked for',
    file: 'linalg/blocks',
    from: 'const from = (p * d + i) * A.columns + q * width;',
    to: 'const from = i * A.columns + q * width;',
  },
  {
    name: 'trace products 5 % too large',
    file: 'linalg/frobenius',
    from: 'sum += A.data[k]! * B.data[k]!;',
    to: 'sum += 1.05 * A.data[k]! * B.data[k]!;',
  },
  {
    name: 'trace products that count the diagonal twice',
    file: 'linalg/frobenius',
    from: '(at === mirror ? Y[at]! : Y[at]! + Y[mirror]!)',
    to: '(at === mirror ? 2 * Y[at]! : Y[at]! + Y[mirror]!)',
  },
  {
    name: 'eigenvalues of symmetric matrices 5 % too large (whitening)',
    file: 'linalg/eigen',
    from: 'values: order.map(({ value }) => value),',
    to: 'values: order.map(({ value }) => 1.05 * value),',
  },
  {
    name: 'Cholesky factor without division (Wishart tests)',
    file: 'linalg/lowerCholesky',
    from: 'sum / T.get(j, j)',
    to: 'sum * T.get(j, j)',
  },
  {
    name: 'inverse by LU 2 % too large',
    file: 'linalg/solve',
    from: 'return copyOf(answer);',
    to: 'return copyOf(answer.mul(1.02));',
  },
  {
    name: 'normal numbers 5 % too wide',
    file: 'random/normal',
    from: 'out[i] = (place + 0.5) * width[layer]! * deviation;',
    to: 'out[i] = (place + 0.5) * width[layer]! * deviation * 1.05;',
  },
  {
    name: 'one stream for all replicates',
    file: 'random/stream',
    from: 'seededState(Math.floor(seed / 2 ** 32), seed, index)',
    to: 'seededState(Math.floor(seed / 2 ** 32), seed, 0 * index)',
  },
  {
    name: 'Gram matrix of given rows divided by n + 1',
    file: 'ecosystem/dataSet',
    from: 'scaled(product(transposed(rows), rows), 1 / n)',
    to: 'scaled(product(transposed(rows), rows), 1 / (n + 1))',
  },
  {
    name: 'eigenvalues of Q 10 % too small',
    file: 'linalg/eigen',
    from: 'return { value: { re, im }, vector: normalised(vector) };',
    to: 'return { value: { re: 0.9 * re, im: 0.9 * im }, vector: normalised(vector) };',
    outside:
      'the spectrum: it chooses T and says whether there is a limit; no test compares ρ itself',
  },
  {
    name: 'factor of a covariance that rows are drawn from × 1.05',
    file: 'linalg/pivotedCholesky',
    from: 'F.set(feature, j, scale[feature]! * factor.get(i, j));',
    to: 'F.set(feature, j, 1.05 * scale[feature]! * factor.get(i, j));',
    outside: 'which rows a `covariance` design draws: both sides are given the same rows',
  },
  {
    name: 'β and 1 − β exchanged in a mixture',
    file: 'ecosystem/syntheticData',
    from: 'mixture: [beta, 1 - beta]',
    to: 'mixture: [1 - beta, beta]',
    outside: 'what a scenario means: both sides are given the same ecosystem',
  },
  {
    name: 'shares of the pool that do not add up to 1',
    file: 'ecosystem/ecosystem',
    from: 'publish: [entities.map(() => 1 / K)]',
    to: 'publish: [entities.map(() => 1.1 / K)]',
    outside: 'what a scenario means: both sides are given the same ecosystem',
  },
  {
    name: 'truth fitted to labelled data 5 % too large',
    file: 'ecosystem/ecosystem',
    from: 'fit?.coefficients ?? ones(d)',
    to: '(fit === undefined ? undefined : columnVector(fit.coefficients.data.map((x) => 1.05 * x))) ?? ones(d)',
    outside: 'the truth and noise that default to a fit of all labels: part of the scenario',
  },
];

/** Scenarios that together use every shared function: presets, and one with what they do not have. */
export const DRILL_PRESETS = ['specialists', 'penguins', 'runaway'];
export const DRILL_SCENARIO = `
features: 3
alpha: 0.6
beta: 0.5
loss: sum
truth: [1, -1, 0.5]
public: { samples: 9, design: { gram: [[1, 0.99, 0.3], [0.99, 1, 0.3], [0.3, 0.3, 1]] } }
entities:
  - name: A
    copies: 2
    noise: 0.5
    private: { samples: 5, design: { gram: [[1, 1, 0], [1, 1, 0], [0, 0, 0]] } }
    synthetic: { samples: 6, design: private }
  - name: B
    alpha: 0.3
    truth: [0, 1, 1]
    private: { samples: 20, design: { covariance: [[1, 0.99, 0], [0.99, 1, 0], [0, 0, 1]], seed: 4 } }
    synthetic: { samples: 40, design: mixture }
  - name: C
    alpha: 0
    beta: 1
    private: { design: { rows: [[1, 2, 3], [2, 4, 7]] } }
    synthetic: { samples: 4, design: public }
`;
