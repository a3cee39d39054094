import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { presetText, readScenario } from '../../src/node.js';

const domains = ['web', 'wikipedia', 'books', 'code', 'papers', 'forums', 'news', 'other'];

describe.each(['labs', 'labs-by-use'])('%s', (name) => {
  const [header = '', ...blocks] = presetText(name).split(
    /^ {2}# (?=[^\n]*(?:, (?:arXiv|HF)| not disclosed))/m,
  );
  const recipes = blocks.map((block) => weights(comment(block)));
  const ai = weights(header);
  const { entities, crawl, publish, public: shared } = ecosystem(readScenario(name));

  it('cites a source for every recipe and every share of AI text', () => {
    expect(recipes).toHaveLength(entities.length);
    expect(blocks.filter((block) => /arXiv \d{4}\.\d{5}/.test(comment(block)))).toHaveLength(8);
    expect(header.match(/\(arXiv \d{4}\.\d{5}\)/g)).toHaveLength(6);
    expect(header.match(/assumed/g)!.length).toBeGreaterThan(5);
  });

  it.each(entities.map((entity, k) => ({ entity, k })))(
    '$entity.name: α, β, what it crawls and its private data follow from its recipe',
    ({ entity, k }) => {
      const recipe = recipes[k]!;
      const synthetic = recipe.get('synthetic') ?? 0;
      const artificial = domains.map((domain) => part(recipe, domain) * ai.get(domain)!);
      const human = domains.map((domain, i) => part(recipe, domain) - artificial[i]!);
      const alpha = sum(artificial) + synthetic;
      const own = human.map((w, i) => (i === 0 ? 0 : w));
      expect(entity.alpha).toBeCloseTo(alpha, 3);
      expect(entity.beta).toBeCloseTo(sum(own) / sum(human), 3);
      const code = artificial[domains.indexOf('code')]!;
      for (const [m, weight] of [alpha - code - synthetic, code, synthetic].entries()) {
        expect(crawl[k]![m]).toBeCloseTo(weight / alpha, 3);
      }
      for (const [i, w] of own.entries()) {
        expect(entity.private.gram.get(i, i)).toBeCloseTo(w / sum(own), 3);
      }
      const real = domains.map((domain) => part(recipe, domain));
      for (const [i, w] of real.entries()) {
        expect(entity.synthetic.gram.get(i, i)).toBeCloseTo(w / sum(real), 3);
        const text = entity.publications[0];
        if (text == null) continue;
        const without = i === 3 ? 0 : w;
        expect(text.data.gram.get(i, i)).toBeCloseTo(without / (sum(real) - real[3]!), 3);
      }
    },
  );

  it('the undisclosed recipe is the mean of the others but phi-4', () => {
    const known = recipes.filter((_, k) => !/phi-4|undisclosed/.test(entities[k]!.name));
    expect(known).toHaveLength(6);
    for (const domain of domains) {
      expect(part(recipes.at(-1)!, domain)).toBeCloseTo(
        sum(known.map((recipe) => part(recipe, domain))) / 6,
        3,
      );
    }
  });

  it('shares are equal, or those of use', () => {
    const [text, code, teacher] = publish;
    if (name === 'labs') {
      expect(publish).toEqual([0, 1, 2].map(() => entities.map(() => 1 / 8)));
      return;
    }
    // ChatGPT and Copilot, Gemini, and the rest of chatbot sessions, July 2025.
    const [openAi, google] = [0.8269 + 0.0456, 0.022];
    expect(text![0]).toBeCloseTo(openAi, 3);
    expect(text![1]).toBeCloseTo(google, 3);
    expect(text![7]).toBeCloseTo(1 - openAi - google, 3);
    expect(code!.map((share) => Number(share).toFixed(2))).toEqual([
      '0.51',
      '0.22',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.27',
    ]);
    expect(teacher).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(shared.gram.get(0, 0)).toBe(0.93);
  });
});

it('the two differ in what is published alone', () => {
  const [equal, byUse] = ['labs', 'labs-by-use'].map((name) => ecosystem(readScenario(name)));
  expect(byUse!.crawl).toEqual(equal!.crawl);
  expect(byUse!.entities.map(({ publications: _, ...rest }) => rest)).toEqual(
    equal!.entities.map(({ publications: _, ...rest }) => rest),
  );
});

// Helpers
/** The comment at the top of a block, as one line. */
const comment = (block: string): string =>
  block.slice(0, block.indexOf('  - name:')).replace(/\n {2}# /g, ' ');

/** `web 0.8119` and the like; social media counts as forums. */
function weights(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [, word = '', number] of text.matchAll(
    /\b(web|wikipedia|books|code|papers|forums|social|news|other|synthetic) (\d(?:\.\d+)?)(?![\d.]*%)/g,
  )) {
    const domain = word === 'social' ? 'forums' : word;
    found.set(domain, (found.get(domain) ?? 0) + Number(number));
  }
  return found;
}

const part = (recipe: Map<string, number>, domain: string): number => recipe.get(domain) ?? 0;
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
