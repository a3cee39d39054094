/** The families of models: what the entities fit. */
export const models = ['linear', 'categorical', 'gaussian'] as const;
export type Model = (typeof models)[number];

/**
 * The family that a scenario tree asks for.
 *
 * @param tree - what the file holds. Not modified.
 * @returns linear where `model` is absent or is no family, so the schema of linear models says what is wrong.
 */
export function modelOf(tree: unknown): Model {
  const { model } = Object(tree) as { readonly model?: unknown };
  return models.find((known) => known === model) ?? 'linear';
}
