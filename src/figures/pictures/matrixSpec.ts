import type { TopLevelSpec } from 'vega-lite';
import type { Room } from '../figure.js';
import { lettered } from './lettered.js';
import { type Matrices, matrixAcross, matrixHeight } from './matrices.js';
import { matrixLayers } from './matrixLayers.js';
import { type PanelSpec, panelWidths } from './panel.js';

/**
 * The specification of matrices.
 *
 * @param room - as the renderer gives it.
 */
export function matrixSpec(matrices: Matrices, { panel, columns }: Room): TopLevelSpec {
  const across = matrixAcross(matrices, columns);
  const widths = panelWidths(panel, across);
  const height = matrixHeight(matrices, widths[0]!);
  const titles = lettered(matrices.panels.map(({ title }) => title));
  return {
    data: { name: 'table' },
    concat: matrices.panels.map(
      (_, index): PanelSpec => ({
        width: widths[index % across]!,
        height,
        title: { text: titles[index]!, anchor: 'middle' },
        layer: matrixLayers(matrices, index, widths[index % across]!, height, {
          left: index % across === 0,
          bottom: index + across >= matrices.panels.length,
        }),
      }),
    ),
    columns: across,
    align: 'each',
    spacing: { row: 6, column: 8 },
    resolve: { scale: { color: 'independent' } },
  };
}
