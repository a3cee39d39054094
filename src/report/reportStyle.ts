import { faint, ink, paper } from '../figures/palette.js';

/** The look of the report: light and dark by the reader's setting, one column, made to be printed. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: ${ink}; --faint: #666; --paper: #fff; --panel: #f5f5f2; --rule: #d8d8d4; --good: #00664a; --part: #8a5a00; --bad: #a53a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e6; --faint: #a0a09c; --paper: #161618; --panel: #222225; --rule: #3a3a3e; --good: #4cc79a; --part: #e0a840; --bad: #ff9060; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 5rem; max-width: 64rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 3.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 2.25rem 0 .5rem; }
p, li { max-width: 46rem; }
section > ul > li::first-letter { text-transform: uppercase; }
a { color: inherit; }
nav ul { columns: 2; padding-left: 1.2rem; }
.lead { color: var(--faint); font-size: 1.05rem; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; } tbody th { font-weight: inherit; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.left { text-align: left; } .right { text-align: right; white-space: nowrap; }
.claims { list-style: none; padding: 0; }
.claims li { margin: 0 0 1rem; padding: .6rem .9rem; background: var(--panel); border-left: 4px solid var(--rule); }
.claims strong { display: block; }
.standing { font-weight: 600; }
.holds { color: var(--good); } .part { color: var(--part); } .fails { color: var(--bad); }
figure { margin: 1.5rem 0 2.25rem; break-inside: avoid; }
.drawing { overflow-x: auto; }
/* Never smaller than in print: narrow screens scroll. */
figure svg { display: block; max-width: 100%; min-width: var(--width); height: auto; width: calc(1.6 * var(--width)); }
figcaption { max-width: 46rem; margin-top: .5rem; font-size: .9rem; }
figcaption b { font-weight: 600; }
.command { display: flex; align-items: center; gap: .5rem; margin-top: .5rem; }
.command code { overflow-x: auto; white-space: nowrap; }
code, pre { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--panel); }
code { padding: .15rem .4rem; }
pre { padding: .9rem; overflow-x: auto; }
button { font: inherit; font-size: .75rem; color: inherit; background: none; border: 1px solid var(--rule); border-radius: 3px; padding: .1rem .5rem; cursor: pointer; }
button:focus-visible, summary:focus-visible, .scroll:focus-visible, .drawing:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
details { margin: .75rem 0; } summary { cursor: pointer; }
footer { margin-top: 4rem; color: var(--faint); font-size: .875rem; }
figure svg [fill="${ink}"] { fill: var(--ink); } figure svg [stroke="${ink}"] { stroke: var(--ink); }
figure svg [fill="${faint}"] { fill: var(--faint); } figure svg [stroke="${faint}"] { stroke: var(--faint); }
figure svg [fill="${paper}"] { fill: var(--paper); } figure svg [stroke="${paper}"] { stroke: var(--paper); }
figure svg [fill="#000000"] { fill: var(--ink); } figure svg [stroke="#000000"] { stroke: var(--ink); }
@media (prefers-color-scheme: dark) {
  figure svg [fill="#0072b2"] { fill: #4fa8e0; } figure svg [stroke="#0072b2"] { stroke: #4fa8e0; }
}
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: ${ink}; --faint: #555; --paper: #fff; --panel: #f5f5f2; --rule: #ccc; --good: #00664a; --part: #8a5a00; --bad: #a53a00; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  figure svg { width: var(--width); min-width: 0; }
  .chapter h2 { break-before: page; border: none; } h2, h3 { break-after: avoid; }
  button { display: none; } pre { white-space: pre-wrap; } .scroll { overflow: visible; break-inside: avoid; } .command code { white-space: normal; }
  tr, .claims li { break-inside: avoid; }
}
`;

/** Copy buttons, and scenario files unfolded on paper. The report is whole without it. */
export const reportScript = `
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  });
}
addEventListener('beforeprint', () => { for (const part of document.querySelectorAll('details.file')) part.open = true; });
`;
