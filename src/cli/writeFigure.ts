import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Figure } from '../figures/figure.js';
import { type Format, formats } from '../figures/formats.js';
import { plainText } from '../figures/labels/markup.js';
import type { Columns } from '../figures/width.js';
import { oneLine } from '../scenario/printable.js';
import { anyWidth, listOf } from './options.js';
import { otherRun, replacedText } from './otherRun.js';
import { makeFolder } from './output.js';
import type { Terminal } from './terminal.js';
import { requireNoInput } from './writeTarget.js';
import { writeTogether } from './writeTogether.js';

/** The folder of figures. */
export const outOption = (): Option =>
  new Option('--out <folder>', 'folder for the files; created if it does not exist');

export const formatOption = (): Option =>
  new Option(
    '--format <list>',
    `any of ${formats.join(',')}; CSV and TXT, data and caption, are always written`,
  )
    .argParser(listOf('format', formats))
    .default(['svg', 'png', 'pdf']);

export const columnsOption = (): Option =>
  new Option('--columns <n>', 'width in journal columns: 1 (85 mm) or 2 (170 mm)')
    .choices(['1', '2'])
    .default('1');

/** A width instead of columns. */
export const widthOption = (): Option =>
  new Option(
    '--width <size>',
    'a width instead, such as 5.5in, 140mm, nature1, nature2, ieee1, ieee2, icml1, icml2, iclr or neurips',
  ).argParser(anyWidth);

/** Ends with the error of an option that is needed here, but not by the commands below this one. */
export const missingOption = (command: Command, option: string): never =>
  command.error(`error: required option '${option}' not specified`, {
    code: 'commander.missingMandatoryOptionValue',
  });

/** Where a figure goes, and how. */
export interface FigureTarget {
  readonly out: string;
  readonly format: readonly Format[];
  readonly columns: '1' | '2';
  readonly width?: string | undefined;
  /** How the figure is made: files that stand there and were made otherwise are replaced whole. */
  readonly source?: string;
  /** Files that must not be written over. */
  readonly inputs: readonly string[];
}

/** Renders a figure and writes its files together. */
export async function writeFigure(
  figure: Figure,
  stem: string,
  { out, format, columns, width, source, inputs }: FigureTarget,
  { report, note }: Terminal,
): Promise<void> {
  const { renderFigure } = await import('../figures/rendering/renderFigure.js');
  const files = await renderFigure(figure, {
    name: stem,
    formats: format,
    ...(width === undefined ? { columns: Number(columns) as Columns } : { width }),
    ...(source === undefined ? {} : { source }),
  });
  const earlier = source === undefined ? null : otherRun(join(out, stem), source);
  makeFolder('--out', out);
  const written = files.map(({ name, content }) => ({ path: join(out, name), pieces: [content] }));
  const paths = written.map(({ path }) => path);
  const stale = (earlier?.paths ?? []).filter((path) => !paths.includes(path));
  for (const path of [...paths, ...stale]) requireNoInput('--out', path, inputs);
  writeTogether('--out', written, note);
  for (const path of stale) rmSync(path, { force: true });
  report(`${oneLine(figure.title)}\n  ${oneLine(plainText(figure.caption))}\n`);
  report(paths.map((path) => `  ${oneLine(path)}\n`).join(''));
  if (earlier !== null) report(`  ${replacedText(earlier, stale)}\n`);
}
