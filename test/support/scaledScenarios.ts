import fc from 'fast-check';
import { decimal } from './adversary/draws.js';
import { type Description, scenarios } from './arbitraries.js';

type Design =
  | NonNullable<Description['public']>['design']
  | Description['entities'][number]['synthetic']['design'];

/** Deviations of label noise from none to more than everything else. */
const NOISES = [0, 1e-12, 1e-6, 1, 1e3];

/**
 * Scenarios as `scenarios` draws them, the noise one of five sizes, and features in units up to `decades` powers of
 * ten either way, with the truths in those units or not. Every number is written as the decimal it is: products of
 * float64 numbers would make columns that depend on each other independent in the 16th digit.
 */
export const scaledScenarios = (decades: number): fc.Arbitrary<Description> =>
  scenarios({ kinds: 3, features: 4, copies: 2 }).chain((description) =>
    fc
      .record({
        noise: fc.constantFrom(...NOISES),
        units: fc.oneof(
          fc.constant(description.features).map((d) => Array.from({ length: d }, () => 0)),
          fc.array(fc.integer({ min: -decades, max: decades }), {
            minLength: description.features,
            maxLength: description.features,
          }),
        ),
        truthInUnits: fc.boolean(),
      })
      .map(({ noise, units, truthInUnits }) => inUnits(description, noise, units, truthInUnits)),
  );

function inUnits(
  description: Description,
  noise: number,
  units: readonly number[],
  truthInUnits: boolean,
): Description {
  const truth = (theta: Description['truth']) => {
    const values = theta === undefined || theta === 'ones' ? units.map(() => 1) : theta;
    return truthInUnits ? values.map((x, i) => decimal(x, -units[i]!)) : values;
  };
  const data = <D extends { design: Design }>(of: D): D => ({
    ...of,
    design: design(of.design, units),
  });
  return {
    ...description,
    noise,
    truth: truth(description.truth),
    ...(description.public && { public: data(description.public) }),
    entities: description.entities.map(({ noise: _, ...entity }) => ({
      ...entity,
      ...(entity.truth && { truth: truth(entity.truth) }),
      ...(entity.private && { private: data(entity.private) }),
      synthetic: data(entity.synthetic),
    })),
  };
}

/** The same design with feature i in units of 10^units[i]. */
function design(of: Design, units: readonly number[]): Design {
  const squared = (S: readonly (readonly number[])[]) =>
    S.map((row, i) => row.map((x, j) => decimal(x, units[i]! + units[j]!)));
  if (of === 'isotropic')
    return { gram: squared(units.map((_, i) => units.map((__, j) => (i === j ? 1 : 0)))) };
  if (typeof of === 'string') return of;
  if ('features' in of) {
    return {
      gram: squared(
        units.map((_, i) => units.map((__, j) => (i === j && of.features.includes(i) ? 1 : 0))),
      ),
    };
  }
  if ('gram' in of) return { gram: squared(of.gram) };
  if ('rows' in of) return { rows: of.rows.map((row) => row.map((x, j) => decimal(x, units[j]!))) };
  if ('covariance' in of) return { ...of, covariance: squared(of.covariance) };
  return of;
}
