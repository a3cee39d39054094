import { DomainError } from '../errors.js';
import { addProduct } from './addProduct.js';
import { PAGE, type VectorKernel, vectorKernel } from './vectorKernel.js';

/** A matrix in an arena; as allocated, rows and width are multiples of 4 and what exceeds the matrix is zero. */
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
  /** Entries of a panel from entry `from` on, as rows of that width: the same entries, not a copy. */
  readonly view: (panel: Panel, from: number, rows: number, width: number) => Panel;
  /** C += A B: `rows` rows (rounded up to a multiple of 4) of C and A, sums over `depth`; C and B are equally wide. */
  readonly addProduct: (C: Panel, A: Panel, B: Panel, rows: number, depth: number) => void;
}

const BYTES = 8;
/** What 32-bit places can reach. */
const MOST_BYTES = 2 ** 32;

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
  return {
    allocate: (rows, columns) => {
      const [m, n] = [padded(rows), padded(columns)];
      return panelOver(new ArrayBuffer(m * n * BYTES), 0, m, n);
    },
    view: ({ data, offset }, from, rows, width) =>
      panelOver(data.buffer, offset + from * BYTES, rows, width),
    addProduct: (C, A, B, rows, depth) =>
      addProduct(C.data, A.data, B.data, padded(rows), depth, C.width, A.width),
  };
}

function vectorArena({ memory, addProduct: product }: VectorKernel): Arena {
  const panels: Writable<Panel>[] = [];
  let used = 0;
  const panel = (offset: number, rows: number, width: number): Panel => {
    const made = panelOver(memory.buffer, offset, rows, width);
    panels.push(made);
    return made;
  };
  const grow = () => {
    const size = memory.buffer.byteLength;
    if (used <= size) return;
    if (used > MOST_BYTES) {
      throw new DomainError(
        `simulate: rows and models must fit in ${MOST_BYTES / 2 ** 30} GiB, found more. Use fewer samples, features or entities.`,
      );
    }
    // At least twofold, so that panels are seldom renewed: growth empties arrays over the memory.
    memory.grow(Math.ceil((Math.min(MOST_BYTES, Math.max(used, 2 * size)) - size) / PAGE));
    for (const old of panels) {
      old.data = new Float64Array(memory.buffer, old.offset, old.rows * old.width);
    }
  };
  return {
    allocate: (rows, columns) => {
      const [offset, m, n] = [used, padded(rows), padded(columns)];
      used += m * n * BYTES;
      grow();
      return panel(offset, m, n);
    },
    view: ({ offset }, from, rows, width) => panel(offset + from * BYTES, rows, width),
    addProduct: (C, A, B, rows, depth) =>
      product(C.offset, A.offset, B.offset, padded(rows), depth, C.width, A.width),
  };
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** All panels have this one form, which keeps reading them fast. */
const panelOver = (buffer: ArrayBuffer, offset: number, rows: number, width: number): Panel => ({
  offset,
  rows,
  width,
  data: new Float64Array(buffer, offset, rows * width),
});
