import type { Layout } from '../../src/figures/rendering/layout.js';

/** A text of a drawing and the box around it, in points from the upper left corner. */
export interface TextBox {
  readonly text: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** What of a scene graph is read here. */
interface Mark {
  readonly marktype: string;
  readonly items: readonly Item[];
}
interface Item {
  readonly x?: number;
  readonly y?: number;
  readonly text?: unknown;
  readonly opacity?: number;
  readonly bounds: Omit<TextBox, 'text'>;
  readonly items?: readonly Mark[];
}

/** Boxes of all texts of a laid out figure. */
export function textBoxes({ view, svg }: Layout): TextBox[] {
  const [, x = '0', y = '0'] = /transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(svg) ?? [];
  const root = (view.scenegraph() as unknown as { root: Mark }).root;
  return boxesOf(root, Number(x), Number(y));
}

const boxesOf = (mark: Mark, dx: number, dy: number): TextBox[] =>
  mark.items.flatMap((item) => {
    if (mark.marktype === 'group') {
      const inner = item.items ?? [];
      return inner.flatMap((child) => boxesOf(child, dx + (item.x ?? 0), dy + (item.y ?? 0)));
    }
    const text = String(item.text ?? '');
    if (mark.marktype !== 'text' || text.trim() === '' || item.opacity === 0) return [];
    const { x1, x2, y1, y2 } = item.bounds;
    return [{ text, x1: x1 + dx, x2: x2 + dx, y1: y1 + dy, y2: y2 + dy }];
  });

/** Boxes may touch by this much, in points: they include room above and below the letters. */
const TOUCH = 1;

/** Pairs of texts that overlap. */
export const overlaps = (boxes: readonly TextBox[]): string[] =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > TOUCH &&
          Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > TOUCH,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );

/** Texts that reach over the edge of the drawing. */
export const overflows = (
  boxes: readonly TextBox[],
  { width, height }: { readonly width: number; readonly height: number },
): string[] =>
  boxes
    .filter(({ x1, x2, y1, y2 }) => x1 < 0 || y1 < 0 || x2 > width || y2 > height)
    .map(({ text }) => text);
