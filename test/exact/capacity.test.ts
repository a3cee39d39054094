import { describe, expect, it } from 'vitest';
import { requireFewUnknowns, requireShortFractions } from '../../src/exact/capacity.js';
import { rational } from '../../src/rational/rational.js';
import { scalarMatrix } from '../../src/rational/rationalMatrix.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';

const sized = (features: number, kinds: number, copies = 1) =>
  parseScenario(
    JSON.stringify({
      features,
      alpha: 0.5,
      entities: Array.from({ length: kinds }, (_, k) => ({
        name: `E${k}`,
        copies,
        synthetic: { samples: 20, design: 'isotropic' },
      })),
    }),
    { source: 'lab.yaml' },
  );

describe('requireFewUnknowns', () => {
  it('takes 16 features of 8 kinds, and any number of copies', () => {
    expect(() => requireFewUnknowns(sized(16, 8, 1_000_000))).not.toThrow();
    expect(() => requireFewUnknowns(sized(1, 128))).not.toThrow();
  });

  it.each([
    [17, 1],
    [16, 9],
    [1, 129],
  ])('refuses %d features of %d kinds, and says how many may be', (d, K) => {
    expect(() => requireFewUnknowns(sized(d, K))).toThrow(
      `lab.yaml: exact arithmetic takes at most 16 features, and 128 features × kinds of entities, found ${d} features × ${K} kinds = ${d * K}. Make`,
    );
  });
});

describe('requireShortFractions', () => {
  const long = (digits: number) => rational(1n, 10n ** BigInt(digits));
  const R = scalarMatrix(2, long(10));

  it('takes a characteristic polynomial of degree 2 with 1,499 digits', () => {
    const polynomial = [rational(1), rational(1), long(1499)];
    expect(() => requireShortFractions('lab.yaml', polynomial, R, 100)).not.toThrow();
  });

  it('refuses 1,501 digits: the covariance has twice as many', () => {
    const polynomial = [rational(1), rational(1), long(1501)];
    expect(() => requireShortFractions('lab.yaml', polynomial, R)).toThrow(
      /at most 3,000 digits, found about 3,00\d in the limit\. Give numbers of fewer digits/,
    );
  });

  it('refuses 1,000 generations of ten digits each, and says how many may be', () => {
    const polynomial = [rational(1), rational(1), long(20)];
    expect(() => requireShortFractions('lab.yaml', polynomial, R, 1000)).toThrow(
      /found about 20,\d{3} in generation 1000\. Ask for at most 14\d generations/,
    );
  });
});
