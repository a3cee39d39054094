import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import type { SweepColumn } from './sweepTable.js';

/** What a sweep is exported as. */
export const exportFormats = ['csv', 'parquet', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * The table of a sweep as a file; the same bytes for the same table.
 *
 * @param columns - from `sweepTable`. Not modified.
 */
export function exported(
  columns: readonly SweepColumn[],
  format: ExportFormat,
): string | Uint8Array {
  return { csv, parquet, ndjson }[format](columns);
}

const csv = (columns: readonly SweepColumn[]): string =>
  `${Papa.unparse({ fields: columns.map(({ name }) => name), data: [...records(columns)] }, { newline: '\n' })}\n`;

const ndjson = (columns: readonly SweepColumn[]): string =>
  [...records(columns)]
    .map(
      (record) =>
        `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, record[i]])))}\n`,
    )
    .join('');

const TYPES = { whole: 'INT32', number: 'DOUBLE', text: 'STRING' } as const;

/** Compressed with snappy. */
const parquet = (columns: readonly SweepColumn[]): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, kind, values }) => ({
        name,
        data: [...values],
        type: TYPES[kind],
      })),
    }),
  );

function* records(columns: readonly SweepColumn[]): Generator<SweepColumn['values'][number][]> {
  const count = columns[0]?.values.length ?? 0;
  for (let i = 0; i < count; i++) yield columns.map(({ values }) => values[i]!);
}
