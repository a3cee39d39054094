import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { faces } from './fonts.js';

/** The characters drawn in one or several drawings, by family and slant. */
const charactersOf = (svg: string): Map<string, Set<string>> => {
  const used = new Map<string, Set<string>>();
  for (const [, attributes = '', text = ''] of svg.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)) {
    const family = /font-family="([^"]*)"/.exec(attributes)?.[1] ?? 'Arimo';
    const key = `${family}/${attributes.includes('italic')}`;
    const set = used.get(key) ?? new Set();
    for (const character of text) set.add(character);
    used.set(key, set);
  }
  return used;
};

/** Style rules that carry the letters of the drawings, so that they look the same where the fonts are not installed. */
export async function fontRules(svg: string): Promise<string> {
  const used = charactersOf(svg);
  const rules = await Promise.all(
    faces.map(async ({ family, italic, path }) => {
      const characters = used.get(`${family}/${italic}`);
      if (characters === undefined) return '';
      const subset = await subsetFont(readFileSync(path), [...characters].sort().join(''), {
        targetFormat: 'woff2',
      });
      return `@font-face{font-family:"${family}";font-style:${italic ? 'italic' : 'normal'};src:url(data:font/woff2;base64,${subset.toString('base64')}) format("woff2")}`;
    }),
  );
  return rules.join('');
}

/** The drawing with its letters inside. */
export const withFonts = async (svg: string): Promise<string> =>
  svg.replace(/<svg [^>]*>/, `$&<style>${await fontRules(svg)}</style>`);
