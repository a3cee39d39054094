/** The parts of the WebAssembly interface used here: the types of the language alone do not have it. */
interface HostMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}
interface Host {
  readonly Memory: new (limits: { readonly initial: number }) => HostMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: HostMemory } },
  ) => { readonly exports: { readonly addProduct: VectorKernel['addProduct'] } };
}

/** C += A B over arrays of one memory, two numbers at a time. */
export interface VectorKernel {
  readonly memory: HostMemory;
  /** Arguments as in addProduct.wat: places of C, A and B in bytes; m, depth, n and stride in numbers. */
  readonly addProduct: (
    C: number,
    A: number,
    B: number,
    m: number,
    depth: number,
    n: number,
    stride: number,
  ) => void;
}

/** Bytes in a page of memory. */
export const PAGE = 65536;

/** addProduct.wat, assembled; a test assembles it again and compares. */
export const ASSEMBLED =
  'AGFzbQEAAAABCwFgB39/f39/f38AAhABBGhvc3QGbWVtb3J5AgAAAwIBAAcOAQphZGRQcm9kdWN0AAAKiwUBiAUCCX8LeyAFQQN0IQUgBkEDdCEGA0AgCCAFSQRAQQAhBwNAIAcgA0kEQCABIAcgBmxqIQogCiAGaiELIAsgBmohDCAMIAZqIQ0gAiAIaiEO/QwAAAAAAAAAAAAAAAAAAAAAIRP9DAAAAAAAAAAAAAAAAAAAAAAhFP0MAAAAAAAAAAAAAAAAAAAAACEV/QwAAAAAAAAAAAAAAAAAAAAAIRb9DAAAAAAAAAAAAAAAAAAAAAAhF/0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRn9DAAAAAAAAAAAAAAAAAAAAAAhGiAEIQkDQCAJBEAgDv0ABAAhECAO/QAEECERIAr9CgMAIRIgEyASIBD98gH98AEhEyAUIBIgEf3yAf3wASEUIAv9CgMAIRIgFSASIBD98gH98AEhFSAWIBIgEf3yAf3wASEWIAz9CgMAIRIgFyASIBD98gH98AEhFyAYIBIgEf3yAf3wASEYIA39CgMAIRIgGSASIBD98gH98AEhGSAaIBIgEf3yAf3wASEaIApBCGohCiALQQhqIQsgDEEIaiEMIA1BCGohDSAOIAVqIQ4gCUEBayEJDAELCyAAIAcgBWwgCGpqIQ8gDyAP/QAEACAT/fAB/QsEACAPIA/9AAQQIBT98AH9CwQQIA8gBWohDyAPIA/9AAQAIBX98AH9CwQAIA8gD/0ABBAgFv3wAf0LBBAgDyAFaiEPIA8gD/0ABAAgF/3wAf0LBAAgDyAP/QAEECAY/fAB/QsEECAPIAVqIQ8gDyAP/QAEACAZ/fAB/QsEACAPIA/9AAQQIBr98AH9CwQQIAdBBGohBwwBCwsgCEEgaiEIDAELCws=';

/** Compiled once, so that every simulation after the first starts with optimised code. */
let compiled: object | undefined;

/**
 * A kernel with a memory of its own, or undefined where the host has no vector instructions.
 *
 * This is the simulation's kernel. The theory has another (linalg/panelKernel.ts), which shares no line with it: a fault
 * of either then shows as a difference between what `verify` compares. This one adds to C; its memory grows with the
 * simulation, and dies with it.
 */
export function vectorKernel(): VectorKernel | undefined {
  const host = (globalThis as { readonly WebAssembly?: Host }).WebAssembly;
  if (host === undefined) return undefined;
  try {
    compiled ??= new host.Module(Uint8Array.from(atob(ASSEMBLED), (c) => c.charCodeAt(0)));
    const memory = new host.Memory({ initial: 1 });
    const { addProduct } = new host.Instance(compiled, { host: { memory } }).exports;
    return { memory, addProduct };
  } catch {
    return undefined;
  }
}
