import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/linalg/matrix.js';
import { influence } from '../../../src/measures/influence.js';
import { measures } from '../../../src/measures/measures.js';
import { denseForm, denseRecurrence } from '../../../src/recurrence/linear/denseRecurrence.js';
import { manyPools, realised, scenarios } from '../../support/arbitraries.js';
import { digits, matrixGap, measureGaps, worst, writtenOut } from '../../support/gaps.js';
import { measuresByDefinition } from '../../support/measureOracles.js';
import { momentsAt } from '../../support/moments.js';
import { jointSystem, momentsByIteration, type Table } from '../../support/oracles.js';

const pair = realised({
  features: 1,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 8, design: 'isotropic' },
  entities: [
    {
      name: 'A',
      private: { samples: 4, design: 'isotropic' },
      synthetic: { samples: 4, design: 'isotropic' },
    },
    {
      name: 'B',
      private: { samples: 4, design: { gram: [[3]] } },
      synthetic: { samples: 2, design: { gram: [[3]] } },
    },
  ],
});

describe('denseForm', () => {
  it('of two scalar models: Q_kj = (α/K) S_j/A_k, P_kk = ᾱβS̃_k/A_k, P_k* = ᾱβ̄S*/A_k', () => {
    // B = (1, 2), H = 2, A = (1.5, 2).
    const { P, Q, noise, initial } = denseForm(pair);
    const close = (A: Table) => A.map((row) => row.map((x) => expect.closeTo(x, 15)));
    expect(Q.to2DArray()).toEqual(
      close([
        [0.25 / 1.5, 0.75 / 1.5],
        [0.25 / 2, 0.75 / 2],
      ]),
    );
    expect(P.to2DArray()).toEqual(
      close([
        [0.25 / 1.5, 0, 0.25 / 1.5],
        [0, 0.75 / 2, 0.25 / 2],
      ]),
    );
    expect(initial.to2DArray()).toEqual(
      close([
        [0.5, 0, 0.5],
        [0, 0.75, 0.25],
      ]),
    );
    expect(noise.to2DArray()).toEqual(
      close([
        [1 / 4, 0],
        [0, 1 / 6],
      ]),
    );
  });

  it('is the naive joint system: Q, P and M_0, any ranks, copies and pools', () => {
    fc.assert(
      fc.property(fc.oneof(scenarios().map(realised), manyPools()), (system) => {
        const { P, Q, initial } = denseForm(system);
        const joint = jointSystem(system);
        const n = joint.K * joint.d;
        const allowed = digits(system);
        const gaps = {
          Q: matrixGap(Q, fromRows(joint.Q), 1),
          P: matrixGap(P, fromRows(joint.T.slice(0, n).map((row) => row.slice(n))), 1),
          initial: matrixGap(initial, fromRows(joint.dependence.slice(0, n)), 1),
        };
        expect(worst(gaps)).toBeLessThanOrEqual(allowed);
      }),
    );
  });
});

describe('denseRecurrence', () => {
  it('writes copies out: a state of K·d numbers, each model one block of it', () => {
    const { blocks, copies, Q, readouts } = denseRecurrence({
      ...pair,
      entities: pair.entities.map((entity) => ({ ...entity, copies: 2 })),
      publish: [[0.25, 0.25]],
    });
    expect({ blocks, copies, size: Q.rows }).toEqual({ blocks: 4, copies: [1, 1, 1, 1], size: 4 });
    expect(readouts[2]).toMatchObject({ own: 0, public: 0, state: [0, 0, 1, 0] });
  });

  it('noise of one generation is Q S_⁺ Qᵀ', () => {
    fc.assert(
      fc.property(scenarios().map(realised), (system) => {
        const recurrence = denseRecurrence(system);
        const { noise } = jointSystem(system);
        const allowed = digits(system);
        expect(matrixGap(recurrence.noise, fromRows(noise), 1e-300)).toBeLessThanOrEqual(allowed);
      }),
    );
  });

  it.each([0, 1, 3])('generation %d has every measure that its definition gives', (t) => {
    fc.assert(
      fc.property(fc.oneof(scenarios().map(realised), manyPools()), (system) => {
        const recurrence = denseRecurrence(system);
        const moments = momentsAt(recurrence, t);
        const all = writtenOut(system);
        const expected = measuresByDefinition(system, momentsByIteration(system, t));
        const gaps = measureGaps(all, measures(all, moments), expected, influence(all, moments));
        expect(worst(gaps)).toBeLessThanOrEqual(digits(system));
      }),
      { numRuns: 50 },
    );
  });
});
