import type { Figure } from './figure.js';
import { plainText } from './labels/markup.js';

/**
 * The caption of a figure in plain letters.
 *
 * @param figure - from `figureOf`.
 * @returns one or two sentences, without markup.
 * @example
 * import { captionText, figureOf } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * console.log(captionText(await figureOf('spectrum', readScenario('specialists'))));
 */
export const captionText = ({ caption }: Pick<Figure, 'caption'>): string => plainText(caption);
