/** A matrix as plain data: rows×columns entries, row by row. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
}

/** A table of zeros. */
export const emptyTable = (rows: number, columns: number): Table => ({
  rows,
  columns,
  entries: new Float64Array(rows * columns),
});

/** weight · A. */
export const scaledTable = ({ rows, columns, entries }: Table, weight: number): Table => ({
  rows,
  columns,
  entries: entries.map((x) => weight * x),
});

/** Tables of one width under each other, m×d. */
export function stackedTables(tables: readonly Table[], columns: number): Table {
  const stack = emptyTable(
    tables.reduce((sum, { rows }) => sum + rows, 0),
    columns,
  );
  let at = 0;
  for (const { entries } of tables) {
    stack.entries.set(entries, at);
    at += entries.length;
  }
  return stack;
}

/** Aᵀ. */
export function transposedTable({ rows, columns, entries }: Table): Table {
  const T = emptyTable(columns, rows);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) T.entries[j * rows + i] = entries[at++]!;
  }
  return T;
}

/** A B. */
export function tableProduct(A: Table, B: Table): Table {
  const C = emptyTable(A.rows, B.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let l = 0; l < A.columns; l++) {
      const a = A.entries[i * A.columns + l]!;
      if (a === 0) continue;
      const [from, to] = [l * B.columns, i * B.columns];
      for (let j = 0; j < B.columns; j++) C.entries[to + j]! += a * B.entries[from + j]!;
    }
  }
  return C;
}

/** Columns from `first` on, `count` of them. */
export function columnsOf(A: Table, first: number, count: number): Table {
  const part = emptyTable(A.rows, count);
  for (let i = 0; i < A.rows; i++) {
    const from = i * A.columns + first;
    part.entries.set(A.entries.subarray(from, from + count), i * count);
  }
  return part;
}
