import type { Place } from '../scenario/place.js';
import type { Table } from '../scenario/table.js';

/** Where a data set stands: its place, and what its design needs to know of the scenario around it. */
export interface DataPlace {
  readonly here: Place;
  readonly tables: ReadonlyMap<string, Table>;
}
