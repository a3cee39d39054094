import type { Solution } from '../answer/solution.js';
import { solve } from '../answer/solve.js';
import { formats } from '../figures/formats.js';
import { drawSvg } from '../figures/rendering/drawSvg.js';
import { fontRules } from '../figures/rendering/embedFont.js';
import { type FigureFile, renderDrawn } from '../figures/rendering/renderFigure.js';
import type { Columns } from '../figures/width.js';
import type { Scenario } from '../scenario/parseScenario.js';
import type { Engine } from '../simulation/engine.js';
import { type FigureKind, figureKinds } from '../study/figureKinds.js';
import { figureOf } from '../study/figureOf.js';
import { paperClaims } from '../study/paperClaims.js';
import { findings } from '../text/findings.js';
import { sightSentence, verdictSentence } from '../text/verdictSentence.js';
import { type Verification, verify } from '../verification/verify.js';
import { claimsTable } from './claimsTable.js';
import { type Chapter, htmlReport, type ReportFigure } from './htmlReport.js';
import { summaryTable } from './summaryTable.js';
import { latexTable, markdownTable, type ReportTable } from './table.js';
import { testsTable, verificationTable } from './verificationTables.js';

/** A scenario to report on. */
export interface Preset {
  readonly name: string;
  /** Its file. */
  readonly text: string;
  readonly scenario: Scenario;
  /** Whether it is of the paper's kind; else it goes beyond it, and has fewer figures. */
  readonly ofThePaper: boolean;
}

export interface ReproductionOptions {
  readonly seed: number;
  readonly versions: readonly (readonly [name: string, version: string])[];
  /** The preset that stands for the paper's setting. */
  readonly paper: string;
  readonly engine: Engine;
  readonly signal?: AbortSignal;
}

/** What the paper's scenarios have nothing to show in: one pool that everybody shares and that forgets. */
const beyond: readonly FigureKind[] = ['network', 'memory'];
const ofThePaper = figureKinds.filter((kind) => !beyond.includes(kind));
const ofOthers: readonly FigureKind[] = ['network', 'trajectory', 'transfer'];

/** The figures of a scenario. */
export const kindsOf = (preset: Pick<Preset, 'ofThePaper'>): readonly FigureKind[] =>
  preset.ofThePaper ? ofThePaper : ofOthers;

/** Kinds whose panels stand side by side, and fill both columns of a journal. */
const wide: readonly FigureKind[] = ['trajectory', 'homogenization', 'transfer'];

/**
 * The paper's theory from end to end: every figure of every scenario, tables, verifications, and a report of it all.
 *
 * @param presets - in the order of the report.
 * @yields the files, each as soon as it is known; `report.html` comes last. Names are paths below one folder.
 */
export async function* reproduction(
  presets: readonly Preset[],
  options: ReproductionOptions,
): AsyncGenerator<FigureFile, readonly Verification[]> {
  const { seed, versions, paper, engine, signal } = options;
  const solutions: Solution[] = [];
  const verifications: Verification[] = [];
  const chapters: Chapter[] = [];
  for (const preset of presets) {
    const verifying = verify(preset.scenario, { seed, engine, signal });
    verifying.catch(() => {}); // awaited below; a failure meanwhile must not end the process
    const figures: ReportFigure[] = [];
    for (const kind of kindsOf(preset)) figures.push(yield* drawn(kind, preset, options));
    const verification = await verifying;
    const solution = solve(preset.scenario);
    const chapter = chapterOf(preset, solution, figures, verification, seed);
    solutions.push(solution);
    verifications.push(verification);
    chapters.push(chapter);
    yield { name: `scenarios/${preset.name}.yaml`, content: preset.text };
    yield* tableFiles(`${preset.name}-tests`, chapter.tests);
  }
  const setting = presets.find(({ name }) => name === paper)!;
  const claims = paperClaims(setting.scenario);
  const summary = summaryTable(solutions);
  const verification = verificationTable(verifications);
  const name = chapters.find(({ preset }) => preset === paper)!.title;
  yield* tableFiles('claims', claimsTable(name, claims));
  yield* tableFiles('scenarios', summary);
  yield* tableFiles('verification', verification);
  const drawings = chapters.flatMap(({ figures }) => figures.map(({ svg }) => svg)).join('');
  yield {
    name: 'report.html',
    content: htmlReport({
      ...{ versions, seed, summary, verification, chapters },
      claims: { title: name, claims },
      fonts: await fontRules(drawings),
      command: `npx monoculture reproduce --seed ${seed}`,
    }),
  };
  return verifications;
}

/** Yields the files of one figure and returns it for the report. */
async function* drawn(
  kind: FigureKind,
  { name, scenario }: Preset,
  { seed, versions, engine, signal }: ReproductionOptions,
): AsyncGenerator<FigureFile, ReportFigure> {
  signal?.throwIfAborted();
  const columns: Columns = wide.includes(kind) ? 2 : 1;
  const figure = await figureOf(kind, scenario, {
    seed,
    engine,
    signal,
  });
  const drawing = await drawSvg(figure, columns);
  const command = `figure ${kind} ${name} --out figures${columns === 2 ? ' --columns 2' : ''} --seed ${seed}`;
  const own = versions.find(([program]) => program === 'monoculture')?.[1] ?? '';
  const source = `monoculture ${own}: monoculture ${command}`;
  const files = await renderDrawn(
    figure,
    { name: `${name}-${kind}`, formats, columns, source },
    drawing,
  );
  for (const file of files) yield { ...file, name: `figures/${file.name}` };
  return {
    kind,
    title: figure.title,
    caption: figure.caption,
    svg: drawing.svg,
    command: `npx monoculture ${command}`,
  };
}

const chapterOf = (
  { name, text, ofThePaper }: Preset,
  solution: Solution,
  figures: readonly ReportFigure[],
  verification: Verification,
  seed: number,
): Chapter => ({
  preset: name,
  ofThePaper,
  title: verification.scenario,
  file: text,
  findings: findings(solution),
  figures,
  verification: [verdictSentence(verification), ...sightSentence(verification)].join('; '),
  tests: testsTable(verification),
  solve: `npx monoculture solve ${name}`,
  verify: `npx monoculture verify ${name} --seed ${seed}`,
});

const tableFiles = (name: string, table: ReportTable): FigureFile[] => [
  { name: `tables/${name}.md`, content: markdownTable(table) },
  { name: `tables/${name}.tex`, content: latexTable(table) },
];
