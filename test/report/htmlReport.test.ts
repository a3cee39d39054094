import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/figures/rendering/drawSvg.js';
import { fontRules } from '../../src/figures/rendering/embedFont.js';
import { htmlReport, type Report } from '../../src/report/htmlReport.js';
import { sampleFigure } from '../support/sampleFigure.js';

const table = {
  title: 'A table',
  columns: [{ title: 'name', side: 'left' as const }],
  rows: [['cell & <co>']],
};

async function sampleReport(): Promise<Report> {
  const { svg } = await drawSvg(sampleFigure, 1);
  const figure = { ...sampleFigure, svg, command: 'npx monoculture figure sample' };
  const chapter = (preset: string) => ({
    preset,
    ofThePaper: preset === 'one',
    title: 'A & <B>',
    file: 'name: "<script>"\n',
    findings: ['mse 1 → 2 & <more>'],
    figures: [figure, { ...figure, kind: 'second' }],
    verification: 'consistent',
    tests: table,
    solve: 'npx monoculture solve a',
    verify: 'npx monoculture verify a',
  });
  return {
    versions: [['monoculture', '0.0.0']],
    seed: 7,
    claims: {
      title: 'A & <B>',
      claims: [
        { claim: 'This <holds>.', standing: 'holds', found: 'It is *α*.' },
        { claim: 'That not.', standing: 'does not hold', found: 'No.' },
      ],
    },
    summary: table,
    verification: table,
    chapters: [chapter('one'), chapter('two')],
    fonts: await fontRules(svg),
    command: 'npx monoculture reproduce',
  };
}

describe('htmlReport', () => {
  it('puts what goes beyond the paper under a heading of its own, after the paper', async () => {
    const html = htmlReport(await sampleReport());
    const [first, heading, second] = ['id="one"', 'id="beyond"', 'id="two"'].map((id) =>
      html.indexOf(id),
    );
    expect(first).toBeGreaterThan(0);
    expect(heading).toBeGreaterThan(first!);
    expect(second).toBeGreaterThan(heading!);
  });

  it('asks for nothing outside itself', async () => {
    const html = htmlReport(await sampleReport());
    const outside = [...html.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]*)\)|@import/g)]
      .map(([, link = '', url = '']) => link || url)
      .filter((target) => !target.startsWith('#') && !target.startsWith('data:'));
    expect(outside).toEqual([]);
    expect(html).not.toMatch(/<link(?! rel="icon" href="data:)/);
  });

  it('gives every element an id of its own, and every inner link a goal', async () => {
    const html = htmlReport(await sampleReport());
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const goals = [...html.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id);
    expect(goals.length).toBeGreaterThan(4);
    for (const goal of goals) expect(ids).toContain(goal);
  });

  it('shows names, files and findings as they are, whatever signs they hold', async () => {
    const html = htmlReport(await sampleReport());
    expect(html).toContain('A &amp; &lt;B&gt;');
    expect(html).toContain('name: &quot;&lt;script&gt;&quot;');
    expect(html).toContain('mse 1 → 2 &amp; &lt;more&gt;');
    expect(html).toContain('This &lt;holds&gt;.');
    expect(html.match(/<script>/g)).toHaveLength(1);
  });

  it('has the command under every figure, the seed and the versions', async () => {
    const html = htmlReport(await sampleReport());
    expect(html.match(/<code>npx monoculture figure sample/g)).toHaveLength(4);
    expect(html).toContain('seed 7');
    expect(html).toContain('monoculture 0.0.0');
  });

  it('has landmarks, a way past the contents, and names for what is operated or scrolled', async () => {
    const html = htmlReport(await sampleReport());
    for (const landmark of ['<header>', '<nav aria-label=', '<main id="content">', '<footer>']) {
      expect(html.split(landmark)).toHaveLength(2);
    }
    expect(html.indexOf('href="#content"')).toBeLessThan(html.indexOf('<nav'));
    const names = [...html.matchAll(/<button[^>]*>/g)].map(
      ([tag]) => /aria-label="([^"]+)"/.exec(tag)?.[1],
    );
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(name).toMatch(/^copy: npx monoculture /);
    for (const [tag] of html.matchAll(/<[^>]*tabindex="0"[^>]*>/g))
      expect(tag).toMatch(/aria-label="[^"]+"/);
    for (const [tag] of html.matchAll(/<th\b[^>]*>/g)) expect(tag).toMatch(/scope="(?:col|row)"/);
  });

  it('tells claims that hold from those that do not', async () => {
    const html = htmlReport(await sampleReport());
    expect(html).toContain('<span class="standing holds">holds</span>');
    expect(html).toContain('<span class="standing fails">does not hold</span>');
  });
});
