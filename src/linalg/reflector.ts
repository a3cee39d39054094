import { euclideanNorm } from './norms.js';

/**
 * The Householder reflection I − β v vᵀ that maps a vector x to a multiple of the first coordinate vector.
 *
 * @param x - becomes v, with v₁ = 1. Modified.
 * @returns β (0 where x is such a multiple already) and the first coordinate of the image, ∓‖x‖.
 * @source golub2013 (docs/references.md)
 */
export function reflector(x: Float64Array): { beta: number; image: number } {
  const first = x[0]!;
  const rest = euclideanNorm(x.subarray(1));
  x[0] = 1;
  if (rest === 0) return { beta: 0, image: first };
  const image = first > 0 ? -Math.hypot(first, rest) : Math.hypot(first, rest);
  const pivot = first - image; // no cancellation: of one sign
  for (let i = 1; i < x.length; i++) x[i]! /= pivot;
  return { beta: -pivot / image, image };
}
