import type { Figure } from '../../src/figures/figure.js';

/** A small figure with markup in its labels: two points and a legend. */
export const sampleFigure: Figure = {
  kind: 'sample',
  title: 'Sample',
  caption: 'Two points of *θ̂*_{*k*}.',
  rows: [
    { part: 'point', x: 0, y: 1 / 3, name: 'left, "quoted"' },
    { part: 'point', x: 1, y: null, name: null },
    { part: 'point', x: 2, y: -1e-12, name: 'α & <b>' },
  ],
  spec: ({ panel }) => ({
    data: { name: 'table' },
    width: panel,
    height: 60,
    mark: 'point',
    encoding: {
      x: { field: 'x', type: 'quantitative', title: '*θ̂*_{*k*}' },
      y: { field: 'y', type: 'quantitative', title: 'risk' },
      color: { field: 'name', type: 'nominal', title: null },
    },
  }),
  pgfplots: (csv) => `% ${csv}\n`,
};
