// Opens the report in Chromium, from the file and without a network, in light and dark and as print: no error on the
// console, no request but the file itself, no image or font missing, nothing wider than the page.

import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const url = pathToFileURL(process.argv[2]).href;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const problems = [];
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const where = `${colorScheme}, ${width} px`;
    const context = await browser.newContext({
      ...{ colorScheme, offline: true, viewport: { width, height: 900 } },
    });
    const page = await context.newPage();
    page.on('console', (message) => problems.push(`${where}: console: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`${where}: ${error}`));
    page.on('request', (request) => {
      if (request.url() !== url && !request.url().startsWith('data:')) {
        problems.push(`${where}: asks for ${request.url()}`);
      }
    });
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
    const seen = await page.evaluate(() => ({
      figures: document.querySelectorAll('figure svg').length,
      fonts: [...document.fonts].filter(({ status }) => status === 'error').length,
      wide: document.documentElement.scrollWidth - innerWidth,
      twice: [...document.querySelectorAll('[id]')]
        .map(({ id }) => id)
        .filter((id, i, all) => all.indexOf(id) !== i),
      dangling: [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href'))
        .filter((href) => !document.querySelector(href)),
    }));
    if (seen.figures === 0) problems.push(`${where}: no figures`);
    if (seen.fonts > 0) problems.push(`${where}: ${seen.fonts} fonts did not load`);
    if (seen.wide > 0) problems.push(`${where}: ${seen.wide} px wider than the window`);
    if (seen.twice.length > 0) problems.push(`${where}: ids twice: ${seen.twice.slice(0, 5)}`);
    if (seen.dangling.length > 0) problems.push(`${where}: links to nothing: ${seen.dangling}`);
    console.log(`report, ${where}: ${seen.figures} figures`);
    await context.close();
  }
}
await browser.close();
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
