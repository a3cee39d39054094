import type { Precision } from '../linalg/matrix.js';
import { csvRows } from './csvRows.js';
import { dataOfRows, labelledData, type RealDataSet } from './dataSet.js';
import type { Place } from './place.js';
import { isCsv, type RealDataFile } from './schema.js';
import { standaloneData } from './standaloneData.js';
import type { Table } from './table.js';

/** What a design needs to know of the scenario around it. */
export interface DataContext {
  /** d. */
  readonly features: number;
  readonly tables: ReadonlyMap<string, Table>;
  /** In which the data are realised. */
  readonly precision: Precision;
}

/**
 * Realises real data: the design's Gram matrix (exactly XᵀX/n), rows and labels where given.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function realData(
  { design, samples }: RealDataFile,
  here: Place,
  context: DataContext,
): RealDataSet {
  const { features, tables, precision } = context;
  if (!isCsv(design)) {
    return labelledData(standaloneData(design, samples, context, here), null);
  }
  const { rows, labels } = csvRows(design, features, tables, precision, here.at('design'));
  return labelledData(dataOfRows(rows, samples, here), labels);
}
