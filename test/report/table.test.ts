import { describe, expect, it } from 'vitest';
import { literal } from '../../src/figures/labels/markup.js';
import { htmlTable, latexTable, markdownTable, type ReportTable } from '../../src/report/table.js';

const table: ReportTable = {
  title: 'Errors of *θ̂*_{*k*}',
  columns: [
    { title: 'name', side: 'left' },
    { title: '*ρ*', side: 'right' },
  ],
  rows: [
    [literal('A|B & <C> 50 %_x'), '10^{−6}'],
    ['plain', '1.5'],
  ],
};

describe('a table', () => {
  it('in Markdown has one line a row, and no sign of a name ends a cell', () => {
    expect(markdownTable(table)).toBe(
      [
        '**Errors of *θ*̂<sub>*k*</sub>**',
        '',
        '| name | *ρ* |',
        '| :-- | --: |',
        '| A\\|B & \\<C\\> 50 %\\_x | 10<sup>−6</sup> |',
        '| plain | 1.5 |',
        '',
      ].join('\n'),
    );
  });

  it('in LaTeX escapes what TeX would read', () => {
    const tex = latexTable(table);
    expect(tex).toContain('A$|$B \\& $<$C$>$ 50 \\%\\_x & 10$^{-6}$ \\\\');
    expect(tex).toContain('\\begin{tabular}{lr}');
    const [name, ...others] = table.columns;
    const wide = { ...table, columns: [{ ...name!, share: 0.4 }, ...others] };
    expect(latexTable(wide)).toContain('\\begin{tabular}{p{0.4\\linewidth}r}');
    expect(tex).toContain('\\caption{Errors of $\\hat{\\theta}_{k}$}');
  });

  it('in HTML escapes what a browser would read', () => {
    const html = htmlTable(table);
    expect(html).toContain('<th scope="row" class="left">A|B &amp; &lt;C&gt; 50 %_x</th>');
    expect(html).toContain('<td class="right">10<sup>−6</sup></td>');
  });
});
