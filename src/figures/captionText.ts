import type { Figure } from './figure.js';
import { plainText } from './labels/markup.js';

/**
 * The caption of a figure in plain letters.
 *
 * @param figure - from `figureOf`.
 * @returns one or two sentences, without markup.
 */
export const captionText = ({ caption }: Pick<Figure, 'caption'>): string => plainText(caption);
