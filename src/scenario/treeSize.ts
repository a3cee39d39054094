/**
 * How many values a tree holds, those of an alias counted as often as it is used, without walking them as often.
 *
 * @param tree - from YAML: mappings and lists may be shared; what holds itself counts once.
 */
export function treeSize(tree: unknown, known: Map<object, number> = new Map()): number {
  if (typeof tree !== 'object' || tree === null) return 1;
  const before = known.get(tree);
  if (before !== undefined) return before;
  known.set(tree, 1);
  let size = 1;
  for (const value of Object.values(tree)) size += treeSize(value, known);
  known.set(tree, size);
  return size;
}
