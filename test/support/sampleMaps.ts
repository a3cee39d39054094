import { linear, type Maps } from '../../src/figures/pictures/maps.js';

const axis = { log: false, domain: [0, 1], ticks: [0, 1], labels: ['0', '1'] } as const;
const line = { width: 1, opacity: 1, tex: 'thin' };

/** Two maps of x + y on 3×2 points, the second without a value at one corner; one optimum, one reason. */
export const twoMaps: Maps = {
  x: { ...axis, title: 'across' },
  y: { ...axis, title: 'up' },
  colors: {
    title: 'height',
    column: 'value',
    axis: { log: false, domain: [0, 2], ticks: [0, 1, 2], labels: ['0', '1', '2'] },
    ramp: 'viridis',
    reverse: false,
  },
  height: linear,
  lines: [
    { ...line, levels: [0.25, 1.25], ink: '#111111' },
    { ...line, levels: [0.75], ink: '#eeeeee' },
  ],
  series: [
    { name: 'best', label: 'the best', fill: '#ffffff', shape: 'diamond', occurs: true },
    { name: 'none', label: 'no value', fill: '#999999', shape: 'square', occurs: true },
    { name: 'never', label: 'does not occur', fill: '#777777', shape: 'square', occurs: false },
  ],
  numbered: true,
  panels: [
    {
      title: 'whole',
      subtitle: '',
      grid: { xs: [0, 0.5, 1], ys: [0, 1], values: [0, 0.5, 1, 1, 1.5, 2] },
      reasons: [],
      marks: [{ x: 1, y: 1, value: 2, series: 0 }],
    },
    {
      title: 'cut',
      subtitle: '',
      grid: { xs: [0, 0.5, 1], ys: [0, 1], values: [0, 0.5, 1, 1, 1.5, null] },
      reasons: [null, null, null, null, null, 1],
      marks: [],
    },
  ],
};

/** The first of them alone, coloured by a height of its own, over a logarithmic axis. */
export const oneMap: Maps = {
  ...twoMaps,
  x: { log: true, domain: [0.01, 1], ticks: [0.01, 0.1, 1], labels: ['a', 'b', 'c'], title: 'x' },
  height: { to: (x) => x / 2, from: (x) => 2 * x },
  colors: {
    ...twoMaps.colors,
    column: 'log',
    axis: { log: false, domain: [-1, 1], ticks: [0], labels: ['0'] },
    ramp: {
      name: 'two',
      stops: [
        { at: -1, color: '#000000' },
        { at: -1e-9, color: '#0000ff' },
        { at: 0, color: '#ff0000' },
        { at: 1, color: '#ffffff' },
      ],
    },
  },
  series: twoMaps.series.slice(0, 1),
  numbered: false,
  panels: [{ ...twoMaps.panels[0]!, grid: { ...twoMaps.panels[0]!.grid, xs: [0.01, 0.1, 1] } }],
};
