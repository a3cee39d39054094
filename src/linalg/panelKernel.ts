import { KERNEL } from './kernel.js';

/** Bytes of a page of WebAssembly, and how many of them kernel.wat asks for. */
const PAGE = 65536;
const PAGES = 48;
/** Rows of a panel. */
const PANEL = 4;

/** C = A B for packed panels of four, over numbers in one memory: kernel.wat says how they lie. */
export interface PanelKernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Places of A, B and C in bytes; how many panels A and B have, and their depth. */
  readonly multiply: (
    a: number,
    rowPanels: number,
    b: number,
    columnPanels: number,
    depth: number,
    c: number,
  ) => void;
}

/** The part of the platform's WebAssembly used here, the same in Node and in browsers. */
interface Host {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/**
 * The kernel of this host: kernel.wat where it has WebAssembly with vectors, else the same sums in plain loops, slower.
 * Either gives the same bits, and importing this library never fails for want of it.
 *
 * This is the theory's kernel. The simulation has one of its own (simulation/vectorKernel.ts), because a check that
 * shares code with what it checks verifies nothing: a fault of either shows as a difference between the two sides. The
 * two differ in policy as well: this one overwrites C, holds panels of a fixed size in a memory of its own, and is
 * compiled once for all callers; that one adds to C, and every simulation has its own, with a memory that grows.
 *
 * @param host - (default: the platform's WebAssembly).
 */
export function panelKernel(
  host = (globalThis as { readonly WebAssembly?: Host }).WebAssembly,
): PanelKernel {
  if (host === undefined) return plainKernel();
  try {
    const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0));
    return new host.Instance(new host.Module(bytes)).exports as PanelKernel;
  } catch {
    return plainKernel();
  }
}

/** kernel.wat in plain loops: every entry is a sum from the first term to the last, so that no bit differs. */
export function plainKernel(): PanelKernel {
  const memory = { buffer: new ArrayBuffer(PAGES * PAGE) };
  const numbers = new Float64Array(memory.buffer);
  return {
    memory,
    multiply: (a, rowPanels, b, columnPanels, depth, c) => {
      const stride = PANEL * columnPanels;
      for (let i = 0; i < PANEL * rowPanels; i++) {
        const row = a / 8 + Math.floor(i / PANEL) * PANEL * depth + (i % PANEL);
        for (let j = 0; j < stride; j++) {
          const column = b / 8 + Math.floor(j / PANEL) * PANEL * depth + (j % PANEL);
          let sum = 0;
          for (let k = 0; k < PANEL * depth; k += PANEL) {
            sum += numbers[row + k]! * numbers[column + k]!;
          }
          numbers[c / 8 + i * stride + j] = sum;
        }
      }
    },
  };
}
