import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FuzzCase, fuzzCase } from './mutations.js';
import type { Outcome } from './solveCase.js';

/** By hand, for more of them: FUZZ=2000 npx vitest run test/fuzz. FUZZ_FROM is the first case. */
const CASES = Number(process.env.FUZZ ?? 200);
const FIRST = Number(process.env.FUZZ_FROM ?? 0);
const LONGEST_MS = 10_000;
const MOST_MEMORY = 2 ** 30;

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fuzz-'));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: ['test/fuzz/solveCase.ts'],
    outdir: directory,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
});
afterAll(() => rmSync(directory, { recursive: true }));

/** The cases one after another on one thread, which is replaced where it does not answer in time. */
async function outcomes(cases: readonly FuzzCase[]): Promise<(Outcome | 'hang')[]> {
  const found: (Outcome | 'hang')[] = [];
  const thread = () =>
    new Worker(join(directory, 'solveCase.js'), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
  let worker = thread();
  for (const { scenario, files } of cases) {
    const outcome = await new Promise<Outcome | 'hang'>((settle) => {
      const late = setTimeout(settle, LONGEST_MS, 'hang');
      const done = (answer: Outcome) => {
        clearTimeout(late);
        settle(answer);
      };
      worker.removeAllListeners();
      worker.once('message', done);
      worker.once('error', ({ message }) => done({ error: message }));
      worker.postMessage({ scenario, files });
    });
    if (typeof outcome === 'object' || outcome === 'hang') {
      await worker.terminate();
      worker = thread();
    }
    found.push(outcome);
  }
  await worker.terminate();
  return found;
}

describe('mutated scenario and CSV files', () => {
  it(
    'are solved or refused in words: no other error, no hang over 10 s, no memory over 1 GB',
    async () => {
      const cases = Array.from({ length: CASES }, (_, i) => fuzzCase(FIRST + i));
      const found = await outcomes(cases);
      const bad = found.flatMap((outcome, i) =>
        outcome === 'solved' || outcome === 'refused'
          ? []
          : [{ number: FIRST + i, steps: cases[i]!.steps, outcome }],
      );
      expect(bad).toEqual([]);
      for (const kind of ['solved', 'refused'] as const) {
        expect(found.filter((outcome) => outcome === kind).length).toBeGreaterThan(CASES / 10);
      }
      expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(2 * MOST_MEMORY);
    },
    Math.max(600_000, CASES * 1_000),
  );

  it('are the same every time, and differ from one another', () => {
    expect(fuzzCase(7)).toEqual(fuzzCase(7));
    const texts = new Set(
      Array.from({ length: 50 }, (_, i) => fuzzCase(i).scenario.toString('hex')),
    );
    expect(texts.size).toBeGreaterThan(25);
  });

  it('negative control: an error that nobody foresaw is found', async () => {
    const broken = { scenario: null, files: {}, steps: [] } as unknown as FuzzCase;
    const [outcome] = await outcomes([broken]);
    expect(outcome).toHaveProperty('error');
  });
});
