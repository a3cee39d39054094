/** The paths of CSV files that a tree names anywhere, each once. */
export function csvPaths(tree: unknown): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'csv' && typeof inner === 'string') found.add(inner);
      else walk(inner);
    }
  };
  walk(tree);
  return [...found];
}
