import type { Precision } from '../linalg/matrix.js';
import type { Table } from '../scenario/table.js';

/** What a design needs to know of the scenario around it. */
export interface DataContext {
  /** d. */
  readonly features: number;
  readonly tables: ReadonlyMap<string, Table>;
  /** In which the data are realised. */
  readonly precision: Precision;
}
