/** Layers of equal area under exp(−x²/2), x ≥ 0; the lowest one carries the tail. */
const LAYERS = 256;
/** Where the tail begins: the one r for which 256 layers of the area of the lowest close at x = 0. */
export const TAIL = 3.6541528853610088;
/** Area of every layer: r exp(−r²/2) + ∫_r^∞ exp(−x²/2) dx. */
const AREA = 0.004928673233974658;

/** Tables of the ziggurat method for places given as words: signed whole numbers w of 24 bits, at (w + ½)2⁻²³ of a layer. */
export interface Ziggurat {
  /** Half-width of each layer per unit of the word: x_i 2⁻²³. */
  readonly width: Float64Array;
  /** Words w ≥ 0 below this, or −1 − w for w < 0, lie in the layer above too, hence under the curve: ⌊2²³ x_{i+1}/x_i⌋. */
  readonly inside: Int32Array;
  /** exp(−x_i²/2), of length 257: the layer i lies between heights i and i + 1. */
  readonly height: Float64Array;
}

const density = (x: number): number => Math.exp((-x * x) / 2);

/**
 * The ziggurat of 256 layers: x_0 = area/f(r), x_1 = r, f(x_{i+1}) = f(x_i) + area/x_i, x_256 = 0.
 *
 * @source marsaglia2000 (docs/references.md)
 */
export function ziggurat(): Ziggurat {
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = AREA / density(TAIL);
  edges[1] = TAIL;
  for (let i = 2; i < LAYERS; i++) {
    const below = edges[i - 1]!;
    edges[i] = Math.sqrt(-2 * Math.log(density(below) + AREA / below));
  }
  return {
    width: Float64Array.from({ length: LAYERS }, (_, i) => edges[i]! * 2 ** -23),
    inside: Int32Array.from({ length: LAYERS }, (_, i) =>
      Math.floor((edges[i + 1]! / edges[i]!) * 2 ** 23),
    ),
    height: edges.map(density),
  };
}
