import { root } from '../linalg/doubleDouble.js';
import { linearCombination } from '../linalg/linearCombination.js';
import { type Precision, scaled, stackedRows } from '../linalg/matrix.js';
import type { Place } from '../scenario/place.js';
import { printable } from '../scenario/printable.js';
import { isCsv, type SyntheticDataFile } from '../scenario/schema.js';
import { complement } from './complement.js';
import { csvRows } from './csvRows.js';
import type { DataContext } from './dataContext.js';
import { type DataSet, dataOfGram, dataOfRows } from './dataSet.js';
import { standaloneData } from './standaloneData.js';
import { stated } from './stated.js';

/** The real data whose distribution an entity's synthetic rows may follow. */
export interface Sources {
  readonly private: DataSet;
  readonly public: DataSet;
  /** β, the weight of private data in a mixture. */
  readonly beta: number;
}

/**
 * Realises the rows an entity labels: any design of real data, or rows distributed like its private data, the
 * public data, or their mixture βS̃ + (1 − β)S*.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken, or data are borrowed that do not exist.
 */
export function syntheticData(
  {
    design,
    samples,
  }: { readonly design: SyntheticDataFile['design']; readonly samples?: number | undefined },
  sources: Sources,
  here: Place,
  context: DataContext,
): DataSet {
  const { features, tables, precision } = context;
  if (design === 'private' || design === 'public' || design === 'mixture') {
    return borrowed(design, sources, precision, samples, here);
  }
  if (!isCsv(design)) return standaloneData(design, samples, context, here);
  const { rows } = csvRows(design, features, tables, precision, here.at('design'));
  return dataOfRows(rows, samples, here);
}

function borrowed(
  design: 'private' | 'public' | 'mixture',
  { private: own, public: shared, beta }: Sources,
  precision: Precision,
  samples: number | undefined,
  here: Place,
): DataSet {
  const weights = { private: [1, 0], public: [0, 1], mixture: [beta, 1 - beta] } as const;
  const [ofOwn, ofShared] = weights[design];
  if (ofOwn * own.samples + ofShared * shared.samples === 0) {
    throw here
      .at('design')
      .broken(
        'must name data that exist',
        printable(design),
        'Describe those data, or choose another design.',
      );
  }
  if (ofOwn === 1) return dataOfGram(own.gram, samples, here, own.factor);
  if (ofShared === 1) return dataOfGram(shared.gram, samples, here, shared.factor);
  const { rows: d } = own.gram;
  const weight = stated(ofOwn, precision);
  const gram = linearCombination(d, d, [
    [weight, own.gram],
    [complement(weight), shared.gram],
  ]);
  const factor =
    own.factor === null || shared.factor === null
      ? null
      : stackedRows(
          [scaled(own.factor, root(weight)), scaled(shared.factor, root(complement(weight)))],
          d,
        );
  return dataOfGram(gram, samples, here, factor);
}
