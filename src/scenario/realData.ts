import { csvRows } from './csvRows.js';
import { dataOfRows, type RealDataSet } from './dataSet.js';
import type { Place } from './place.js';
import { isCsv, type RealDataFile } from './schema.js';
import { standaloneData } from './standaloneData.js';
import type { Table } from './table.js';

/** What a design needs to know of the scenario around it. */
export interface DataContext {
  /** d. */
  readonly features: number;
  readonly tables: ReadonlyMap<string, Table>;
}

/**
 * Realises real data: the design's Gram matrix (exactly XᵀX/n), rows and labels where given.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function realData(
  { design, samples }: RealDataFile,
  here: Place,
  { features, tables }: DataContext,
): RealDataSet {
  if (!isCsv(design)) {
    return { ...standaloneData(design, samples, features, here), labels: null };
  }
  const { rows, labels } = csvRows(design, features, tables, here.at('design'));
  return { ...dataOfRows(rows, samples, here), labels };
}
