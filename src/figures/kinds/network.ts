import { maximum, minimum } from '../../linalg/norms.js';
import type { Figure, Row } from '../figure.js';
import { kindLabels } from '../labels/kindLabels.js';
import { literal } from '../labels/markup.js';
import { decimal } from '../labels/numberLabel.js';
import { shortNames } from '../labels/shortNames.js';
import { texLabel } from '../labels/texLabel.js';
import { categorical, faint, ink, paper } from '../palette.js';
import { pgfColor } from '../pictures/pgfplots.js';
import { outerWidth } from '../width.js';
import { networkLayout, onCircle, type Point } from './networkLayout.js';
import type { NetworkTable } from './networkTable.js';

/** Half of the height and of the width that is shown, where the circle of entities has radius 1. */
const HALF = { x: 1.9, y: 1.42 } as const;
/** More kinds than this are numbered, more pools are not labelled. */
const MOST_NAMED = 12;
const MOST_POOLS = 4;
const LONGEST = 11;
/** Line widths in points of the least and of the whole weight. */
const THIN = 0.25;
const THICK = 3;
/** Half the distance between what goes to a pool and what comes from it. */
const APART = 0.02;
/** How far names and sources are from what they belong to. */
const SOURCE = 0.2;
const NAME = 0.12;
/** Risks that span more are coloured on a logarithmic scale. */
const LOG_FROM = 20;

/** Risks within this share of each other are one. */
const SAME = 1e-6;

const FLOWS = ['publishes in', 'crawls', 'people or fresh public data'] as const;
const COLORS = [categorical[0], categorical[1], categorical[2]] as const;

/**
 * Who publishes where and who crawls what: entities on a circle, pools inside it.
 *
 * @param table - from `networkTable`.
 */
export function networkFigure(table: NetworkTable): Figure {
  const { scenario } = table;
  const rows = rowsOf(table);
  const risks = table.risk.filter((x) => x !== null);
  const [low, high] = [minimum(risks), maximum(risks)];
  const log = low > 0 && high > LOG_FROM * low;
  const domain = high > low * (1 + SAME) ? [low, high] : [0.9 * low, 1.1 * high || 1];
  const when = table.generation === null ? 'limit' : `generation ${table.generation}`;
  const place = (x: string, y: string) => ({
    x: {
      field: x,
      type: 'quantitative' as const,
      scale: { domain: [-HALF.x, HALF.x], nice: false },
      axis: null,
    },
    y: {
      field: y,
      type: 'quantitative' as const,
      scale: { domain: [-HALF.y, HALF.y], nice: false },
      axis: null,
    },
  });
  const part = (name: string) => ({ filter: `datum.part == '${name}'` });
  const texts = (['left', 'center', 'right'] as const).map((align) => ({
    transform: [{ filter: `isValid(datum.label) && datum.align == '${align}'` }],
    mark: { type: 'text' as const, align, baseline: 'middle' as const },
    encoding: {
      ...place('label_x', 'label_y'),
      text: { field: 'label', type: 'nominal' as const },
    },
  }));
  return {
    kind: 'network',
    title: `${scenario}: who publishes where, and who crawls what`,
    caption: captionOf(table),
    rows,
    names: { series: FLOWS },
    spec: ({ panel, columns }) => {
      const width = columns === 1 ? panel : panel * 0.7;
      return {
        data: { name: 'table' },
        width: panel,
        height: (width * HALF.y) / HALF.x,
        view: { stroke: null },
        resolve: { scale: { color: 'independent' as const } },
        layer: [
          {
            transform: [
              part('edge'),
              { calculate: `${JSON.stringify(FLOWS)}[datum.series]`, as: 'flow' },
            ],
            mark: { type: 'rule' as const, strokeCap: 'round' as const, opacity: 0.75 },
            encoding: {
              ...place('x', 'y'),
              x2: { field: 'x2' },
              y2: { field: 'y2' },
              size: { field: 'width', type: 'quantitative' as const, scale: null },
              color: {
                field: 'flow',
                type: 'nominal' as const,
                scale: { domain: [...FLOWS], range: [...COLORS] },
                legend: {
                  title: null,
                  orient: 'bottom' as const,
                  columns: 1,
                  symbolType: 'stroke',
                },
              },
            },
          },
          ...(['pool', 'source'] as const).map((name) => ({
            transform: [part(name)],
            mark: {
              type: 'point' as const,
              shape: name === 'pool' ? 'square' : 'triangle-up',
              filled: true,
              size: name === 'pool' ? 45 : 25,
              color: name === 'pool' ? ink : COLORS[2],
              opacity: 1,
            },
            encoding: place('x', 'y'),
          })),
          {
            transform: [part('entity')],
            mark: {
              type: 'point' as const,
              shape: 'circle',
              filled: true,
              size: 60,
              opacity: 1,
              stroke: ink,
              strokeWidth: 0.6,
              color: paper,
            },
            encoding: place('x', 'y'),
          },
          ...(risks.length === 0
            ? []
            : [
                {
                  transform: [part('entity'), { filter: 'isValid(datum.risk)' }],
                  mark: {
                    type: 'point' as const,
                    shape: 'circle',
                    filled: true,
                    size: 50,
                    opacity: 1,
                  },
                  encoding: {
                    ...place('x', 'y'),
                    color: {
                      field: 'risk',
                      type: 'quantitative' as const,
                      scale: {
                        scheme: 'viridis' as const,
                        domain,
                        ...(log ? { type: 'log' as const } : {}),
                      },
                      legend: {
                        title: `own risk, ${when}`,
                        orient: 'bottom' as const,
                        direction: 'horizontal' as const,
                        type: 'gradient' as const,
                        gradientLength: Math.max(40, Math.min(80, 0.35 * panel)),
                        gradientThickness: 6,
                        values: [domain[0]!, domain[1]!],
                        labelExpr: `datum.index == 0 ? '${decimal(domain[0]!)}' : '${decimal(domain[1]!)}'`,
                      },
                    },
                  },
                },
              ]),
          ...texts,
        ],
      };
    },
    pgfplots: (_, columns) => tikz(rows, domain as [number, number], log, outerWidth(columns)),
  };
}

function rowsOf(table: NetworkTable): Row[] {
  const { kinds, pools, publish, crawl, freshPublic, risk } = table;
  const at = networkLayout(table);
  const names =
    kinds.length > MOST_NAMED
      ? kinds.map((_, k) => String(k + 1))
      : kindLabels(
          shortNames(
            kinds.map(({ name }) => name),
            LONGEST,
          ).map((name, k) => ({ name, copies: kinds[k]!.copies })),
        );
  const poolNames = shortNames(
    pools.map(({ name }) => name),
    LONGEST,
  ).map(literal);
  const none = { risk: null, label: null, align: null, label_x: null, label_y: null, name: null };
  const edge = (series: number, from: Point, to: Point, weight: number): Row => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const shift = series === 2 ? 0 : APART / Math.hypot(dx, dy);
    const [sx, sy] = [-dy * shift, dx * shift];
    return {
      part: 'edge',
      series,
      x: from.x + sx,
      y: from.y + sy,
      x2: to.x + sx,
      y2: to.y + sy,
      weight,
      width: THIN + (THICK - THIN) * Math.min(1, weight),
      ...none,
    };
  };
  const node = (part: string, { x, y }: Point, weight: number | null = null): Row => ({
    ...{ part, series: null, x, y, x2: null, y2: null, weight, width: null },
    ...none,
  });
  const beyond = (p: Point, by: number): Point => {
    const r = Math.hypot(p.x, p.y);
    return { x: (p.x * (r + by)) / r, y: (p.y * (r + by)) / r };
  };
  const inward = (p: Point): Point =>
    p.x === 0 && p.y === 0 ? { x: -SOURCE, y: 0 } : beyond(p, -SOURCE);
  const fresh = freshPublic.some((weight) => weight > 0);
  return [
    ...publish.map(({ kind, pool, weight }) => edge(0, at.kinds[kind]!, at.pools[pool]!, weight)),
    ...crawl.map(({ kind, pool, weight }) => edge(1, at.pools[pool]!, at.kinds[kind]!, weight)),
    ...pools.flatMap(({ people }, m) =>
      people > 0
        ? [
            edge(2, inward(at.pools[m]!), at.pools[m]!, people),
            node('source', inward(at.pools[m]!), people),
          ]
        : [],
    ),
    ...freshPublic.flatMap((weight, k) => {
      const source = onCircle(k / kinds.length, 1 + SOURCE);
      return weight > 0
        ? [edge(2, source, at.kinds[k]!, weight), node('source', source, weight)]
        : [];
    }),
    ...pools.map(({ name }, m) => ({
      ...node('pool', at.pools[m]!),
      name,
      ...(pools.length > MOST_POOLS
        ? {}
        : {
            label: poolNames[m]!,
            align: 'left',
            label_x: at.pools[m]!.x + NAME,
            label_y: at.pools[m]!.y,
          }),
    })),
    ...kinds.map(({ name }, k) => {
      const { x, y } = onCircle(k / kinds.length, 1 + NAME + (fresh ? SOURCE : 0));
      const centred = kinds.length > MOST_NAMED || Math.abs(x) < 0.05;
      return {
        ...node('entity', at.kinds[k]!),
        risk: risk[k]!,
        name,
        label: names[k]!,
        align: centred ? 'center' : x > 0 ? 'left' : 'right',
        label_x: x,
        label_y: y,
      };
    }),
  ];
}

/** A TikZ picture with every coordinate written out: a graph is no plot of columns. */
function tikz(
  rows: readonly Row[],
  [low, high]: readonly [number, number],
  log: boolean,
  width: number,
): string {
  const at = (x: unknown, y: unknown) => `(${Number(x).toFixed(4)},${Number(y).toFixed(4)})`;
  const share = (risk: number) =>
    log
      ? (Math.log(risk) - Math.log(low)) / (Math.log(high) - Math.log(low))
      : (risk - low) / (high - low);
  const anchor = { left: 'west', right: 'east', center: 'center' } as const;
  const drawn = rows.map((row) => {
    const { part, x, y } = row;
    if (part === 'edge') {
      const color = pgfColor(COLORS[Number(row.series)]!);
      return `\\draw[draw=${color}, line width=${Number(row.width).toFixed(2)}pt] ${at(x, y)} -- ${at(row.x2, row.y2)};`;
    }
    if (part === 'pool') return `\\fill ${at(x, y)} ++(-3pt,-3pt) rectangle ++(6pt,6pt);`;
    if (part === 'source') {
      return `\\fill[fill=${pgfColor(COLORS[2])}] ${at(x, y)} ++(-2.5pt,-2pt) -- ++(5pt,0pt) -- ++(-2.5pt,4.5pt) -- cycle;`;
    }
    const fill =
      typeof row.risk === 'number'
        ? `yellow!${Math.round(100 * share(row.risk))}!blue!80`
        : 'white';
    return `\\filldraw[draw=${pgfColor(faint)}, fill=${fill}] ${at(x, y)} circle[radius=3.5pt];`;
  });
  const labels = rows.flatMap(({ label, align, label_x: x, label_y: y }) =>
    typeof label === 'string'
      ? [
          `\\node[anchor=${anchor[align as keyof typeof anchor]}, font=\\fontsize{7}{8}\\selectfont] at ${at(x, y)} {${texLabel(label)}};`,
        ]
      : [],
  );
  const unit = (width / 2 / HALF.x).toFixed(2);
  return [
    '% Needs in the preamble: \\usepackage{tikz}',
    `\\begin{tikzpicture}[x=${unit}pt, y=${unit}pt, line cap=round]`,
    ...drawn,
    ...labels,
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

function captionOf({ kinds, pools, generation, risk }: NetworkTable): string {
  const when =
    generation === null ? 'in the limit' : `in generation ${generation}, as there is no limit`;
  const color = risk.some((x) => x !== null)
    ? ` The colour of an entity is its risk on its own task ${when}; white is none.`
    : '';
  const numbers =
    kinds.length > MOST_NAMED
      ? ' Entities are numbered in the order of the scenario; names are in the CSV.'
      : '';
  const unnamed = pools.length > MOST_POOLS ? ' Pools are named in the CSV.' : '';
  return `Entities (circles) publish in pools (squares) and crawl them. The wider a line, the larger the publishers’ share of a pool or the weight of the pool for who crawls it. Triangles are people who write in a pool, or public data that are labelled again in every generation.${color}${numbers}${unnamed}`;
}
