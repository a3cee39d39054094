import fc from 'fast-check';
import type { DataSet } from '../../src/ecosystem/dataSet.js';
import type { Ecosystem, Entity } from '../../src/ecosystem/ecosystem.js';
import type { Pool } from '../../src/ecosystem/pools.js';
import { Matrix } from '../../src/linalg/matrix.js';
import { pseudoInverse } from '../../src/linalg/pseudoInverse.js';
import { manyPools } from './arbitraries.js';
import { factor, gramOf, hundredths, indices } from './designArbitraries.js';

type Table = number[][];

const dataOf = (gram: Table, samples = 20): DataSet => ({
  gram: new Matrix(gram.length, gram.length, Float64Array.from(gram.flat())),
  samples,
  rows: null,
  factor: null,
});

const gramData = (d: number): fc.Arbitrary<DataSet> =>
  fc
    .integer({ min: 1, max: d })
    .chain((r) => factor(d, r))
    .map((F) => dataOf(gramOf(F)));

const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(fc.constant(null), value);

/** Networks around two or three pools with people, detectors, ridges, and rows that an entity publishes in one pool alone. */
export const extendedNetworks = (): fc.Arbitrary<Ecosystem> =>
  manyPools({ kinds: 4, features: 4 }).chain((system) => {
    const { features: d } = system;
    const pool = (plain: Pool): fc.Arbitrary<Pool> =>
      sometimes(fc.record({ share: hundredths(0, 1), data: gramData(d) })).map((people) => ({
        ...plain,
        people,
      }));
    const ridge = hundredths(0.01, 1).map((weight) => ({
      ...system.public,
      ...dataOf(
        indices(d).map((i) => indices(d).map((j) => (i === j ? weight : 0))),
        1,
      ),
    }));
    const entity = (plain: Entity): fc.Arbitrary<Entity> =>
      fc
        .record({
          filter: sometimes(
            fc.record({ catches: hundredths(0, 0.99), loses: hundredths(0, 0.99) }),
          ),
          ridge: sometimes(ridge),
          publications: fc.tuple(
            ...system.pools.map(() => sometimes(gramData(d).map((data) => ({ data, noise: 1 })))),
          ),
        })
        .map((extras) => ({ ...plain, ...extras }));
    return fc
      .record({
        pools: fc.tuple(...system.pools.map(pool)),
        entities: fc.tuple(...system.entities.map(entity)),
      })
      .map((parts) => ({ ...system, ...parts }));
  });

/** A little more of what one kind hears of another: W_kj times 1 + `by`. */
export interface Change {
  readonly listener: number;
  readonly source: number;
  readonly by: number;
}

/**
 * Q of the models, kinds × kinds blocks of d×d, entry by entry from the definition: kind k is refitted to real data, its
 * ridge, and what is left of people's and of models' data in the pools it crawls.
 */
export function transitionByDefinition(system: Ecosystem, change?: Change): Table {
  const { entities, pools, publish, crawl, features: d, loss } = system;
  const scale = ({ samples }: DataSet) => (loss === 'sum' ? samples : 1);
  const gram = (data: DataSet): Table =>
    data.gram.to2DArray().map((row) => row.map((x) => x * scale(data)));
  const Q = indices(entities.length * d).map(() => indices(entities.length * d).map(() => 0));
  entities.forEach((one, k) => {
    const A: Table = indices(d).map(() => indices(d).map(() => 0));
    const add = (weight: number, S: Table) => {
      for (let p = 0; p < d; p++) for (let q = 0; q < d; q++) A[p]![q]! += weight * S[p]![q]!;
    };
    add((1 - one.alpha) * one.beta, gram(one.private));
    add((1 - one.alpha) * (1 - one.beta), gram(system.public));
    if (one.ridge !== null) add(1, one.ridge.gram.to2DArray());
    const heard: Table[] = entities.map(() => indices(d).map(() => indices(d).map(() => 0)));
    pools.forEach(({ people }, m) => {
      const human = people === null ? 0 : people.share * (1 - (one.filter?.loses ?? 0));
      const model = (people === null ? 1 : 1 - people.share) * (1 - (one.filter?.catches ?? 0));
      const weight = one.alpha * Number(crawl[k]![m]!);
      if (people !== null) add((weight * human) / (human + model), gram(people.data));
      entities.forEach((other, j) => {
        const more = change?.listener === k && change.source === j ? 1 + change.by : 1;
        const share =
          (more * weight * model * other.copies * Number(publish[m]![j]!)) / (human + model);
        const S = gram(other.publications[m]?.data ?? other.synthetic);
        add(share, S);
        S.forEach((row, p) => {
          row.forEach((x, q) => {
            heard[j]![p]![q]! += share * x;
          });
        });
      });
    });
    const gain = pseudoInverse(new Matrix(d, d, Float64Array.from(A.flat()))).inverse.to2DArray();
    heard.forEach((S, j) => {
      for (let p = 0; p < d; p++) {
        for (let q = 0; q < d; q++) {
          Q[k * d + p]![j * d + q] = gain[p]!.reduce((sum, g, r) => sum + g * S[r]![q]!, 0);
        }
      }
    });
  });
  return Q;
}
