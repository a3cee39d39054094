import Papa from 'papaparse';
import type { Figure, Row } from '../../src/figures/figure.js';
import { csv } from '../../src/figures/rendering/csv.js';

/** The figure with its rows read back from its own CSV: what is not in the CSV cannot be drawn from it. */
export function figureFromCsv(figure: Figure): Figure {
  const { data } = Papa.parse<Record<string, string>>(csv(figure), {
    header: true,
    skipEmptyLines: true,
  });
  const rows = data.map(
    (row): Row =>
      Object.fromEntries(
        Object.entries(row).map(([key, text]) => {
          if (text === '') return [key, null];
          return [key, Number.isNaN(Number(text)) ? text : Number(text)];
        }),
      ),
  );
  return { ...figure, rows };
}
