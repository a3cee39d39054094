import { maximum } from '../../linalg/norms.js';
import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { ink } from '../palette.js';
import { pgfColor, pgfPicture } from '../pictures/pgfplots.js';
import { arc, circles, distinctPoints } from './complexPlane.js';
import { driftText } from './driftText.js';
import type { SpectrumTable } from './spectrumTable.js';

/** A circle larger than this many times what has to be seen is described in words only. */
const LARGEST_CIRCLE = 1.5;
/** Room around the outermost circle. */
const MARGIN = 1.06;
/** Height in points where two columns give more width than a square needs. */
const TALLEST = 230;

/**
 * Eigenvalues of the recurrence in the complex plane, inside the unit circle where models converge.
 *
 * @param table - from `spectrumTable`.
 */
export function spectrumFigure({
  scenario,
  eigenvalues,
  spectralRadius,
  drift,
  bounds,
}: SpectrumTable): Figure {
  const seen = Math.max(1, spectralRadius);
  const all = circles(bounds);
  const drawn = all.filter(({ radius }) => radius <= LARGEST_CIRCLE * seen);
  const limit =
    MARGIN *
    maximum(
      drawn.map(({ radius }) => radius),
      seen,
    );
  const labels = all.map((circle) =>
    drawn.includes(circle) ? circle.label : `${circle.label}, outside the figure`,
  );
  const rows: Row[] = [
    ...distinctPoints(eigenvalues, limit).map(({ re, im, multiplicity, label }) => ({
      part: 'eigenvalue',
      re,
      im,
      multiplicity,
      label,
      series: null,
      order: null,
    })),
    ...all.flatMap((circle, series) =>
      drawn.includes(circle)
        ? arc(circle.radius).map((point, order) => ({
            part: 'circle',
            ...point,
            multiplicity: null,
            label: null,
            series,
            order,
          }))
        : [],
    ),
  ];
  const scale = (stretch: number) => ({ domain: [-limit * stretch, limit * stretch], nice: false });
  const axis = { tickCount: 5, labelExpr: "replace(datum.label, '-', '−')" };
  return {
    kind: 'spectrum',
    title: `${scenario}: eigenvalues of the recurrence`,
    caption: `Each point is an eigenvalue of *R*, which multiplies one mode of the models’ differences every generation. Inside the unit circle a mode dies out; the largest modulus is ${decimal(spectralRadius)}${drift === null ? '' : `: ${driftText(drift)}`}. Dashed circles are what theorems guarantee without computing eigenvalues.`,
    rows,
    names: { series: labels },
    spec: ({ panel, columns }) => {
      const height = columns === 1 ? panel : TALLEST;
      return {
        data: { name: 'table' },
        width: panel,
        height,
        layer: [
          {
            transform: [
              { filter: "datum.part == 'circle'" },
              { calculate: `${JSON.stringify(labels)}[datum.series]`, as: 'circle' },
            ],
            mark: { type: 'line', strokeWidth: 1 },
            encoding: {
              x: {
                field: 're',
                type: 'quantitative',
                scale: scale(panel / height),
                axis,
                title: 'real part',
              },
              y: {
                field: 'im',
                type: 'quantitative',
                scale: scale(1),
                axis,
                title: 'imaginary part',
              },
              order: { field: 'order', type: 'quantitative' },
              color: {
                field: 'circle',
                type: 'nominal',
                scale: { domain: labels, range: all.map(({ color }) => color) },
                legend: {
                  title: null,
                  symbolSize: 250,
                  rowPadding: -5,
                  orient: columns === 1 ? 'bottom' : 'right',
                  direction: 'vertical',
                },
              },
              strokeDash: {
                field: 'circle',
                type: 'nominal',
                scale: { domain: labels, range: all.map(({ dash }) => [...dash]) },
              },
            },
          },
          {
            data: { values: [{ at: 0 }] },
            layer: [
              { mark: 'rule', encoding: { x: { datum: 0 } } },
              { mark: 'rule', encoding: { y: { datum: 0 } } },
            ],
          },
          {
            transform: [{ filter: "datum.part == 'eigenvalue'" }],
            mark: {
              type: 'point',
              shape: 'circle',
              filled: true,
              size: 22,
              color: ink,
              opacity: 0.85,
            },
            encoding: {
              x: { field: 're', type: 'quantitative' },
              y: { field: 'im', type: 'quantitative' },
            },
          },
          {
            transform: [{ filter: "datum.part == 'eigenvalue' && isValid(datum.label)" }],
            mark: { type: 'text', dy: -8 },
            encoding: {
              x: { field: 're', type: 'quantitative' },
              y: { field: 'im', type: 'quantitative' },
              text: { field: 'label' },
            },
          },
        ],
      };
    },
    pgfplots: (file, span) =>
      pgfPicture(file, span, 1, [
        {
          xlabel: 'real part',
          ylabel: 'imaginary part',
          options: [
            ...['xmin', 'ymin'].map((end) => `${end}=${-limit}`),
            ...['xmax', 'ymax'].map((end) => `${end}=${limit}`),
            'axis equal image',
            'legend pos=outer north east',
          ],
          plots: [
            ...all.flatMap((circle, series) => {
              if (!drawn.includes(circle)) return [];
              const dash = circle.dash.length > 0 ? ['dashed'] : [];
              return {
                where: { part: 'circle', series },
                x: 're',
                y: 'im',
                options: ['no marks', `color=${pgfColor(circle.color)}`, ...dash],
                legend: circle.label,
              };
            }),
            {
              where: { part: 'eigenvalue' },
              x: 're',
              y: 'im',
              options: ['only marks', 'mark size=1.2pt', `color=${pgfColor(ink)}`],
              legend: 'eigenvalues',
            },
          ],
        },
      ]),
  };
}
