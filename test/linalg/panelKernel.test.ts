import { describe, expect, it } from 'vitest';
import { type PanelKernel, panelKernel, plainKernel } from '../../src/linalg/panelKernel.js';
import { randomStream } from '../../src/random/stream.js';

/** The bits of a product of panels that are filled with numbers of many sizes and signs. */
function product(kernel: PanelKernel, rows: number, columns: number, depth: number): bigint[] {
  const stream = randomStream(5, 0);
  const memory = new Float64Array(kernel.memory.buffer);
  const b = 4 * rows * depth;
  const c = b + 4 * columns * depth;
  for (let i = 0; i < c; i++) memory[i] = (stream.uniform() - 0.5) * 10 ** stream.below(20);
  memory[0] = -0;
  memory.fill(Number.NaN, c, c + 16 * rows * columns);
  kernel.multiply(0, rows, 8 * b, columns, depth, 8 * c);
  return [...new BigUint64Array(kernel.memory.buffer, 8 * c, 16 * rows * columns)];
}

describe('panelKernel', () => {
  it.each([
    [1, 1, 1],
    [1, 3, 2],
    [3, 1, 7],
    [16, 5, 256],
    [2, 256, 31],
  ])(
    'gives the same bits in WebAssembly and in plain loops: %d × %d panels, depth %d',
    (...size) => {
      const vectors = panelKernel();
      expect(vectors.memory).not.toHaveProperty('constructor', Object);
      expect(product(plainKernel(), ...size)).toEqual(product(vectors, ...size));
    },
  );

  it('negative control: sums from the last term to the first differ in some bit', () => {
    const memory = { buffer: plainKernel().memory.buffer };
    const numbers = new Float64Array(memory.buffer);
    const backwards: PanelKernel = {
      memory,
      multiply: (a, rows, b, columns, depth, c) => {
        for (let i = 0; i < 4 * rows; i++) {
          for (let j = 0; j < 4 * columns; j++) {
            let sum = 0;
            for (let k = depth - 1; k >= 0; k--) {
              const x = numbers[a / 8 + Math.floor(i / 4) * 4 * depth + 4 * k + (i % 4)]!;
              sum += x * numbers[b / 8 + Math.floor(j / 4) * 4 * depth + 4 * k + (j % 4)]!;
            }
            numbers[c / 8 + i * 4 * columns + j] = sum;
          }
        }
      },
    };
    expect(product(backwards, 3, 1, 7)).not.toEqual(product(plainKernel(), 3, 1, 7));
  });

  it('is there on a host without WebAssembly, and on one that refuses vectors', () => {
    const refusing = {
      Module: class {
        constructor() {
          throw new Error('no SIMD');
        }
      },
      Instance: class {
        readonly exports = {};
      },
    };
    const size = [2, 2, 5] as const;
    const expected = product(panelKernel(), ...size);
    expect(product(panelKernel(refusing), ...size)).toEqual(expected);
    expect(product(plainKernel(), ...size)).toEqual(expected);
  });
});
