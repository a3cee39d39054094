import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { addProduct } from '../../src/simulation/addProduct.js';
import { arena, type Panel, plainArena } from '../../src/simulation/arena.js';
import { ASSEMBLED, vectorKernel } from '../../src/simulation/vectorKernel.js';

describe('addProduct', () => {
  it('adds the product of two matrices written out', () => {
    const C = Float64Array.of(100, 200, 300, 400);
    // A is 2×2 in rows of three; its last column is not used.
    addProduct(C, Float64Array.of(1, 2, 9, 3, 4, 9), Float64Array.of(5, 6, 7, 8), 2, 2, 2, 3);
    expect([...C]).toEqual([119, 222, 343, 450]);
  });

  it('is in vectors the same to the byte, for any shape and for numbers of any size', () => {
    fc.assert(
      fc.property(shape, fc.integer(), ({ rows, depth, columns, extra }, seed) => {
        const [plain, vector] = [plainArena(), arena()].map((memory) => {
          const A = memory.allocate(rows, depth + extra);
          const B = memory.allocate(depth, columns);
          const C = memory.allocate(rows, columns);
          for (const panel of [A, B, C]) scatter(panel, seed + panel.rows);
          memory.addProduct(C, A, B, rows, depth);
          return C.data.slice();
        });
        expect(new Uint8Array(vector!.buffer)).toEqual(new Uint8Array(plain!.buffer));
      }),
    );
  });

  it('runs in vectors here: the fast path is the one tested', () => {
    expect(vectorKernel()).toBeDefined();
  });

  it('is assembled from addProduct.wat', async () => {
    const source = readFileSync('src/simulation/addProduct.wat', 'utf8');
    const module = (await wabt()).parseWat('addProduct.wat', source, { simd: true });
    expect(Buffer.from(module.toBinary({}).buffer).toString('base64')).toBe(ASSEMBLED);
  });
});

describe('arena', () => {
  it('pads rows and columns to multiples of 4 with zeros', () => {
    for (const memory of [plainArena(), arena()]) {
      const panel = memory.allocate(3, 5);
      expect([panel.rows, panel.width]).toEqual([4, 8]);
      expect(panel.data).toEqual(new Float64Array(32));
    }
  });

  it('keeps what was written when it grows', () => {
    const memory = arena();
    const panel = memory.allocate(4, 4);
    panel.data[5] = 7;
    memory.allocate(1000, 1000);
    expect(panel.data[5]).toBe(7);
  });

  it('views entries without a copy', () => {
    for (const memory of [plainArena(), arena()]) {
      const panel = memory.allocate(8, 4);
      memory.view(panel, 16, 4, 4).data[1] = 7;
      expect(panel.data[17]).toBe(7);
    }
  });
});

// Helpers
const shape = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  depth: fc.integer({ min: 1, max: 20 }),
  columns: fc.integer({ min: 1, max: 13 }),
  extra: fc.integer({ min: 0, max: 3 }),
});

/** Numbers of both signs whose sizes differ by up to 2⁴⁰, so that any change of order would show. */
function scatter({ data }: Panel, seed: number): void {
  data.forEach((_, i) => {
    const hash = Math.imul(seed + i, 0x9e3779b1);
    data[i] = (hash / 2 ** 31) * 2 ** (hash & 31);
  });
}
