import type { Claim, Standing } from '../study/paperClaims.js';
import { inlineSvg } from './inlineSvg.js';
import { reportScript, reportStyle } from './reportStyle.js';
import { escaped, htmlTable, htmlText, type ReportTable } from './table.js';

/** One figure of a chapter. */
export interface ReportFigure {
  readonly kind: string;
  readonly title: string;
  /** With the markup of labels. */
  readonly caption: string;
  /** From `drawSvg`. */
  readonly svg: string;
  /** The command that draws it. */
  readonly command: string;
}

/** What the report says of one scenario. */
export interface Chapter {
  /** The scenario's name on the command line. */
  readonly preset: string;
  /** Whether it is of the paper's kind, or goes beyond it. */
  readonly ofThePaper: boolean;
  readonly title: string;
  /** Its file, whole. */
  readonly file: string;
  /** What the numbers say, one plain sentence each. */
  readonly findings: readonly string[];
  readonly figures: readonly ReportFigure[];
  /** Verdict of its verification, in a sentence. */
  readonly verification: string;
  readonly tests: ReportTable;
  /** Commands that solve and verify it. */
  readonly solve: string;
  readonly verify: string;
}

/** Everything the report shows. */
export interface Report {
  /** Names of programs and their versions. */
  readonly versions: readonly (readonly [name: string, version: string])[];
  readonly seed: number;
  readonly claims: { readonly title: string; readonly claims: readonly Claim[] };
  readonly summary: ReportTable;
  readonly verification: ReportTable;
  readonly chapters: readonly Chapter[];
  /** Style rules with the letters of the drawings. */
  readonly fonts: string;
  /** The command that produces the report. */
  readonly command: string;
}

const CLASSES: Readonly<Record<Standing, string>> = {
  holds: 'holds',
  'holds in part': 'part',
  'does not hold': 'fails',
};

/** The report as one self-contained HTML file. */
export const htmlReport = (report: Report): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>When generative models train on each other’s outputs</title>
<link rel="icon" href="data:,">
<style>${report.fonts}${reportStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${opening(report)}
<main id="content">
${[claims(report), summary(report), ...chapters(report), again(report)].join('\n')}
</main>
${closing(report)}
<script>${reportScript}</script>
</body>
</html>
`;

const opening = ({ chapters, seed }: Report): string => `<header>
<h1>When generative models train on each other’s outputs</h1>
<p class="lead">The closed-form theory of Vu, Reeves and Wenger (arXiv 2505.21677), computed for ${chapters.length} scenarios and tested against simulation (seed ${seed}). Every number below was computed by the program that wrote the sentence around it.</p>
<nav aria-label="Contents"><ul>
<li><a href="#claims">The paper’s claims</a></li>
<li><a href="#scenarios">All scenarios</a></li>
${inOrder(chapters)
  .map(({ preset, title }) => `<li><a href="#${preset}">${escaped(title)}</a></li>`)
  .join('\n')}
<li><a href="#again">Reproducing this report</a></li>
</ul></nav>
</header>`;

const claims = ({ claims: { title, claims: all } }: Report): string => `<section id="claims">
<h2>The paper’s claims, computed</h2>
<p>Each claim is checked against the numbers of ${escaped(title)}; none is assumed.</p>
<ul class="claims">
${all
  .map(
    ({ claim, standing, found }) =>
      `<li><strong>${escaped(claim)}</strong> <span class="standing ${CLASSES[standing]}">${standing}</span>. ${htmlText(found)}</li>`,
  )
  .join('\n')}
</ul>
</section>`;

const summary = ({ summary: table, verification }: Report): string => `<section id="scenarios">
<h2>All scenarios</h2>
${htmlTable(table)}
${htmlTable(verification)}
</section>`;

/** Those of the paper first. */
const inOrder = (all: readonly Chapter[]): Chapter[] => [
  ...all.filter(({ ofThePaper }) => ofThePaper),
  ...all.filter(({ ofThePaper }) => !ofThePaper),
];

/** The chapters of the paper's scenarios, and of those beyond it under a heading of their own. */
function chapters({ chapters: all }: Report): string[] {
  const beyond = all.filter(({ ofThePaper }) => !ofThePaper);
  return [
    ...all.filter(({ ofThePaper }) => ofThePaper).map(chapter),
    ...(beyond.length === 0 ? [] : [BEYOND, ...beyond.map(chapter)]),
  ];
}

const BEYOND = `<section id="beyond">
<h2>Beyond the paper</h2>
<p>Networks of platforms, archives, people who still write, detectors, fine-tuned models and published training mixtures: the same theory, solved and simulated in the same way.</p>
</section>`;

const chapter = ({
  preset,
  title,
  file,
  findings,
  figures,
  verification,
  tests,
  solve,
  verify,
}: Chapter): string => `<section class="chapter" id="${preset}">
<h2>${escaped(title)}</h2>
<ul>
${findings.map((line) => `<li>${escaped(line)}</li>`).join('\n')}
</ul>
${commandLine(solve)}
${figures.map((drawn) => figure(preset, drawn)).join('\n')}
<h3>Theory against simulation</h3>
<p>${escaped(verification)}</p>
${commandLine(verify)}
<details><summary>Every test with its p-value</summary>
${htmlTable(tests)}
</details>
<details class="file"><summary>The scenario file</summary>
<pre>${escaped(file)}</pre>
</details>
</section>`;

const figure = (preset: string, { kind, title, caption, svg, command }: ReportFigure): string =>
  `<figure id="${preset}-${kind}">
<div class="drawing" tabindex="0" role="group" aria-label="${escaped(title)}, scrolls sideways">${inlineSvg(svg, title, `${preset}-${kind}`)}</div>
<figcaption><b>${escaped(title)}.</b> ${htmlText(caption)}
${commandLine(command)}
</figcaption>
</figure>`;

const again = ({ command, seed }: Report): string => `<section id="again">
<h2>Reproducing this report</h2>
<p>This command produces the same bytes every time. All random numbers come from seed ${seed}.</p>
${commandLine(command)}
</section>`;

const closing = ({ versions }: Report): string =>
  `<footer><p>${versions.map(([name, version]) => `${escaped(name)} ${escaped(version)}`).join(' · ')}</p></footer>`;

const commandLine = (command: string): string =>
  `<div class="command"><code>${escaped(command)}</code><button type="button" data-copy hidden aria-label="copy: ${escaped(command)}">copy</button></div>`;
