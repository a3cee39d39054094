import { fontFamily } from '../theme.js';
import { typeset } from './typeset.js';

const ANCHORS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

/**
 * Sets every label of an SVG: markup becomes positioned spans, so that all renderers draw the same.
 *
 * @param svg - as Vega writes it, one label a `text` element.
 */
export const setLabels = (svg: string): string =>
  svg.replace(/<text([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, content: string) =>
    label(attributes, unescaped(content)),
  );

function label(attributes: string, content: string): string {
  const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1]);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
  const { pieces, width } = typeset(content, size);
  const left = -width * ANCHORS[anchor]!;
  const spans = pieces.map(({ text, face, size: own, x, dy }) => {
    const style = face.italic ? ' font-style="italic"' : '';
    const family = face.family === 'Arimo' ? '' : ` font-family="${face.family}"`;
    const scaled = own === size ? '' : ` font-size="${own}px"`;
    return `<tspan x="${left + x}" y="${dy}"${family}${style}${scaled}>${escaped(text)}</tspan>`;
  });
  const kept = attributes
    .replace(/ text-anchor="\w+"/, '')
    .replace(/ font-family="[^"]*"/, ` font-family="${fontFamily}"`);
  return `<text${kept} xml:space="preserve">${spans.join('')}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

const unescaped = (text: string): string =>
  Object.entries(ENTITIES).reduceRight((t, [sign, entity]) => t.replaceAll(entity, sign), text);
