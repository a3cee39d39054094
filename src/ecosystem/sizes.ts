import { isCsv, type RealDataFile, type SyntheticDataFile } from '../scenario/schema.js';

/** The sizes of a scenario that determine its cost, without realising any data. */
export interface Sizes {
  /** d. */
  readonly features: number;
  /** Distinct entries of the list of entities. */
  readonly kinds: number;
  /** K, copies counted. */
  readonly population: number;
  /** Rows that every entity labels, in each generation, copies counted. */
  readonly syntheticRows: number;
  /** Real rows labelled in each replicate, copies counted. */
  readonly realRows: number;
  /** Rows that a simulation holds in memory: copies share them. */
  readonly heldRows: number;
  /** Rows that the scenario itself fixes: given, read, or drawn once. */
  readonly givenRows: number;
}

/** A data set as the scenario describes it, or realised. */
type Data =
  | RealDataFile
  | SyntheticDataFile
  | { readonly samples: number; readonly rows: object | null };

/** A scenario file, or an ecosystem. */
export interface Sized {
  readonly features: number;
  readonly public?: Data | undefined;
  readonly entities: readonly {
    readonly copies?: number | undefined;
    readonly private?: Data | undefined;
    readonly synthetic: Data;
  }[];
}

/** @param sized - Not modified. */
export function sizesOf({ features, entities, public: shared }: Sized): Sizes {
  let [population, heldRows, givenRows, syntheticRows] = [0, 0, 0, 0];
  const hold = (data: Data | undefined): number => {
    if (data === undefined) return 0;
    const rows = rowsIn(data);
    heldRows += rows;
    if (isGiven(data)) givenRows += rows;
    return rows;
  };
  let realRows = hold(shared);
  for (const { copies = 1, private: own, synthetic } of entities) {
    population += copies;
    realRows += copies * hold(own);
    syntheticRows += copies * hold(synthetic);
  }
  return {
    features,
    kinds: entities.length,
    population,
    syntheticRows,
    realRows,
    heldRows,
    givenRows,
  };
}

/** n; that of a CSV file without `samples` is not known here, and its text is in memory already. */
function rowsIn(data: Data): number {
  if (data.samples !== undefined) return data.samples;
  const { design } = data as RealDataFile;
  return typeof design === 'object' && 'rows' in design ? design.rows.length : 0;
}

function isGiven(data: Data): boolean {
  if ('rows' in data) return data.rows !== null;
  const { design } = data;
  return (
    typeof design === 'object' && (isCsv(design) || 'rows' in design || 'covariance' in design)
  );
}
