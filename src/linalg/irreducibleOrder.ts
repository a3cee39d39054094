import type { Matrix } from './matrix.js';

/**
 * An order of the coordinates in which A is block upper triangular, with diagonal blocks that no further reordering
 * splits: eigenvalues of one block are then found without rounding from the others, and those of a triangular matrix
 * in any order of its coordinates are its diagonal entries.
 *
 * The blocks are the strongly connected components of the graph with an edge i → j where A_ij ≠ 0.
 *
 * @param A - n×n. Not modified.
 * @returns a permutation of 0 … n − 1; the blocks need no mark, zeros below the diagonal separate them.
 * @source tarjan1972 (docs/references.md)
 */
export function irreducibleOrder({ rows: n, data }: Matrix): Int32Array {
  const UNSEEN = -1;
  const seen = new Int32Array(n).fill(UNSEEN);
  const lowest = new Int32Array(n);
  const placed = new Uint8Array(n);
  const next = new Int32Array(n); // the next edge to follow
  const path: number[] = [];
  const waiting: number[] = [];
  const order = new Int32Array(n);
  let count = 0;
  let end = n; // a component is complete once all it leads to is: so they are found last block first
  const enter = (i: number) => {
    seen[i] = count;
    lowest[i] = count++;
    path.push(i);
    waiting.push(i);
  };
  for (let root = 0; root < n; root++) {
    if (seen[root] === UNSEEN) enter(root);
    while (path.length > 0) {
      const i = path.at(-1)!;
      const j = next[i]!;
      if (j < n) {
        next[i] = j + 1;
        if (data[i * n + j] === 0) continue;
        if (seen[j] === UNSEEN) enter(j);
        else if (placed[j] === 0) lowest[i] = Math.min(lowest[i]!, seen[j]!);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[i]!);
      if (lowest[i] !== seen[i]) continue;
      const from = waiting.lastIndexOf(i);
      const component = waiting.splice(from).sort((a, b) => a - b);
      end -= component.length;
      component.forEach((member, k) => {
        order[end + k] = member;
        placed[member] = 1;
      });
    }
  }
  return order;
}
