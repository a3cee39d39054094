import type { TopLevelSpec } from 'vega-lite';

/** Layers of a panel, and a panel, as Vega-Lite types them. */
export type Layers = Extract<TopLevelSpec, { layer: unknown }>['layer'];
export type PanelSpec = Extract<TopLevelSpec, { concat: unknown }>['concat'][number];

/**
 * Widths of panels side by side: Vega gives each column whole points, so that all but the last get whole points
 * and the last what is left; the outer width then follows in steps of one point, not of one for each column.
 *
 * @param panel - average width in points.
 */
export function panelWidths(panel: number, across: number): number[] {
  const whole = Math.floor(panel);
  return Array.from({ length: across }, (_, column) =>
    column < across - 1 ? whole : across * panel - (across - 1) * whole,
  );
}
