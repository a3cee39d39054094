import { irreducibleOrder } from '../../linalg/irreducibleOrder.js';
import { fromRows } from '../../linalg/matrix.js';

/**
 * The classes of a network: entities that listen to each other, directly or through others.
 *
 * @param weights - W, K×K: row k holds what k listens to; where it is 0 there is no edge.
 * @returns the members of every class in increasing order; a class listens only to itself and to classes after it.
 * @source tarjan1972 (docs/references.md)
 */
export function communicatingClasses(weights: readonly (readonly number[])[]): number[][] {
  const order = irreducibleOrder(fromRows(weights, weights.length));
  const classes: number[][] = [];
  // The first place that anybody from here on listens to: a class begins where none listens to a place before.
  let first = order.length;
  let members: number[] = [];
  for (let i = order.length - 1; i >= 0; i--) {
    const row = weights[order[i]!]!;
    members.unshift(order[i]!);
    const heard = order.findIndex((j) => row[j] !== 0);
    if (heard >= 0) first = Math.min(first, heard);
    if (first < i) continue;
    classes.unshift(members);
    members = [];
  }
  return classes;
}
