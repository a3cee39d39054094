import type { Place } from '../scenario/place.js';
import { isCsv, type RealDataFile } from '../scenario/schema.js';
import { csvRows } from './csvRows.js';
import type { DataContext } from './dataContext.js';
import { dataOfRows, labelledData, type RealDataSet } from './dataSet.js';
import { standaloneData } from './standaloneData.js';

/**
 * Realises real data: the design's Gram matrix (exactly XᵀX/n), rows and labels where given.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function realData(
  { design, samples, fresh = false }: RealDataFile,
  here: Place,
  context: DataContext,
): RealDataSet {
  const { features, tables, precision } = context;
  if (!isCsv(design)) {
    return { ...labelledData(standaloneData(design, samples, context, here), null), fresh };
  }
  const { rows, labels } = csvRows(design, features, tables, precision, here.at('design'));
  if (fresh && labels !== null) {
    throw here
      .at('fresh')
      .broken(
        'must be false where the labels are known',
        'true',
        'Remove fresh, or the target of the design.',
      );
  }
  return { ...labelledData(dataOfRows(rows, samples, here), labels), fresh };
}
