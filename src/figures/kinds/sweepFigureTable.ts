/** A key of a sweep and the values it takes, in order. */
export interface SweepAxis {
  /** The key, as the plan has it. */
  readonly name: string;
  /** Rising, two or more. */
  readonly values: readonly number[];
  /** Whether they follow each other by equal factors rather than equal steps. */
  readonly log: boolean;
}

/** What every figure of a sweep says of it. */
interface OfSweep {
  /** The scenario that varies. */
  readonly scenario: string;
  /** The column that is shown. */
  readonly value: string;
  /** What the cells shown have in common: keys and their values, with markup. */
  readonly fixed: readonly string[];
  /** Cells shown that are not done. */
  readonly missing: number;
}

/** A quantity over two keys of a sweep. */
export interface SweepMapTable extends OfSweep {
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  readonly panels: readonly {
    /** Key and value, with markup; empty for a single panel. */
    readonly label: string;
    /** y by y, from the least x to the largest; null where there is none. */
    readonly values: readonly (number | null)[];
  }[];
}

/** A quantity over one key of a sweep, line by line. */
export interface SweepLinesTable extends OfSweep {
  readonly x: SweepAxis;
  /** What the lines are called, with markup. */
  readonly series: readonly string[];
  readonly panels: readonly {
    readonly label: string;
    /** Line by line, a value for every x; null where there is none. */
    readonly lines: readonly (readonly (number | null)[])[];
  }[];
}
