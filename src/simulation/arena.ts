import { addProduct } from './addProduct.js';
import { PAGE, type VectorKernel, vectorKernel } from './vectorKernel.js';

/** A matrix in an arena; rows and width are multiples of 4, what exceeds the matrix is zero unless written. */
export interface Panel {
  /** Place in the arena, in bytes. */
  readonly offset: number;
  readonly rows: number;
  /** Entries from one row to the next. */
  readonly width: number;
  /** The entries, row by row. Read it again after an allocation. */
  readonly data: Float64Array<ArrayBuffer>;
}

/** Working memory of one thread, with a fast product over it. */
export interface Arena {
  /** A panel of zeros that holds rows×columns. */
  readonly allocate: (rows: number, columns: number) => Panel;
  /** `count` rows of a panel from row `from` on, both multiples of 4: the same entries, not a copy. */
  readonly slice: (panel: Panel, from: number, count: number) => Panel;
  /** C += A B: `rows` rows (rounded up to a multiple of 4) of C and A, sums over `depth`; C and B are equally wide. */
  readonly addProduct: (C: Panel, A: Panel, B: Panel, rows: number, depth: number) => void;
}

const BYTES = 8;

/** The least multiple of 4 that is at least n. */
export const padded = (n: number): number => Math.ceil(n / 4) * 4;

/**
 * An arena whose products use the vector kernel, or plain loops where there is none; results are the same to the byte.
 *
 * @param kernel - the kernel to use; undefined for plain loops.
 */
export function arena(kernel: VectorKernel | undefined = vectorKernel()): Arena {
  return kernel === undefined ? plainArena() : vectorArena(kernel);
}

/** An arena of separate arrays and plain loops. */
export function plainArena(): Arena {
  const panel = (buffer: ArrayBuffer, offset: number, rows: number, width: number): Panel => ({
    offset,
    rows,
    width,
    data: new Float64Array(buffer, offset, rows * width),
  });
  return {
    allocate: (rows, columns) => {
      const [m, n] = [padded(rows), padded(columns)];
      return panel(new ArrayBuffer(m * n * BYTES), 0, m, n);
    },
    slice: ({ data, offset, width }, from, count) =>
      panel(data.buffer, offset + from * width * BYTES, count, width),
    addProduct: (C, A, B, rows, depth) =>
      addProduct(C.data, A.data, B.data, padded(rows), depth, C.width, A.width),
  };
}

function vectorArena({ memory, addProduct: product }: VectorKernel): Arena {
  let used = 0;
  const panel = (offset: number, rows: number, width: number): Panel => {
    let data = new Float64Array(memory.buffer, offset, rows * width);
    return {
      offset,
      rows,
      width,
      get data() {
        // Growth of the memory empties arrays over it.
        if (data.length === 0) data = new Float64Array(memory.buffer, offset, rows * width);
        return data;
      },
    };
  };
  return {
    allocate: (rows, columns) => {
      const [m, n] = [padded(rows), padded(columns)];
      const offset = used;
      used += m * n * BYTES;
      const missing = used - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return panel(offset, m, n);
    },
    slice: ({ offset, width }, from, count) => panel(offset + from * width * BYTES, count, width),
    addProduct: (C, A, B, rows, depth) =>
      product(C.offset, A.offset, B.offset, padded(rows), depth, C.width, A.width),
  };
}
