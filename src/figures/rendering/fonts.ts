import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const require = createRequire(import.meta.url);

/** A face that figures are set in. */
export interface Face {
  readonly family: 'Arimo' | 'DejaVu Sans';
  readonly italic: boolean;
  readonly path: string;
  readonly font: Font;
}

const face = (family: Face['family'], italic: boolean, file: string): Face => {
  const path = require.resolve(file);
  return { family, italic, path, font: openSync(path) as Font };
};

/** Arimo has the metrics of Helvetica, which journals ask for; DejaVu Sans has the signs that Arimo lacks. */
export const faces: readonly Face[] = [
  face('Arimo', false, '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
  face('Arimo', true, '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf'),
  face('DejaVu Sans', false, 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  face('DejaVu Sans', true, 'dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf'),
];

/** Stands for a character that no face has. */
const MISSING = '□';

/** A stretch of text in one face. */
export interface Stretch {
  readonly text: string;
  readonly face: Face;
}

/** Splits a text where the face has to change; a character that no face has becomes a box. */
export function stretches(text: string, italic: boolean): Stretch[] {
  const parts: { text: string; face: Face }[] = [];
  for (const found of text) {
    const [character, chosen] = drawable(found, italic);
    const last = parts.at(-1);
    if (last?.face === chosen) last.text += character;
    else parts.push({ text: character, face: chosen });
  }
  return parts;
}

function drawable(character: string, italic: boolean): [string, Face] {
  const code = character.codePointAt(0)!;
  const chosen = faces.find((f) => f.italic === italic && f.font.hasGlyphForCodePoint(code));
  return chosen ? [character, chosen] : drawable(MISSING, italic);
}

/** Width in points of a stretch at a size. */
export const stretchWidth = ({ text, face: { font } }: Stretch, size: number): number =>
  (font.layout(text).advanceWidth * size) / font.unitsPerEm;
