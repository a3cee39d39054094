import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { taskOf } from '../../src/simulation/options.js';
import * as sources from '../../src/simulation/parallel.js';

import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { platforms, specialists } from './scenarios.js';

// Worker threads run JavaScript: the sources are built into a directory of their own, as the package is.
let directory: string;
let built: typeof sources;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'parallel-'));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: ['src/simulation/parallel.ts', 'src/simulation/worker.ts'],
    outdir: directory,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  built = await import(pathToFileURL(join(directory, 'parallel.js')).href);
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('workerThreads', () => {
  it.each(['fixed', 'redrawn'] as const)(
    'answers with the same bytes whatever the number of workers, rows %s',
    async (synthetic) => {
      const asked = { ...options, synthetic };
      const alone = bytes(await simulateEcosystem(specialists(), asked));
      for (const workers of [1, 2, 3]) {
        const answer = await simulateEcosystem(specialists(), {
          ...asked,
          engine: built.workerThreads(workers),
        });
        expect(bytes(answer)).toBe(alone);
      }
    },
  );

  it('answers so with pools that remember, people, detectors, penalties and rows for one pool', async () => {
    const alone = bytes(await simulateEcosystem(platforms(), options));
    for (const workers of [2, 3]) {
      const answer = await simulateEcosystem(platforms(), {
        ...options,
        engine: built.workerThreads(workers),
      });
      expect(bytes(answer)).toBe(alone);
    }
  });

  it('works on other threads: this one is free meanwhile', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const before = process.cpuUsage();
    const started = performance.eventLoopUtilization();
    await simulateEcosystem(specialists(), {
      ...options,
      replicates: 20_000,
      engine: built.workerThreads(2),
    });
    clearInterval(clock);
    const { user } = process.cpuUsage(before);
    const { active } = performance.eventLoopUtilization(started);
    expect(turns).toBeGreaterThan(10);
    expect(active).toBeLessThan(0.7 * (user / 1000));
  });

  it('leaves no thread behind', async () => {
    const before = threads();
    await simulateEcosystem(specialists(), { ...options, engine: built.workerThreads(2) });
    expect(threads()).toBe(before);
  });

  it('tells its progress in order', async () => {
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    await simulateEcosystem(specialists(), {
      ...options,
      engine: built.workerThreads(2),
      onProgress,
    });
    expect(seen).toEqual([128, 256, 384, 500]);
  });

  it('waits for an abort with one listener, however many parts run: no warning of a leak', async () => {
    const { signal } = new AbortController();
    let [now, most] = [0, 0];
    const { addEventListener: add, removeEventListener: remove } = signal;
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      most = Math.max(most, ++now);
      add.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      now--;
      remove.apply(signal, args);
    };
    await simulateEcosystem(specialists(), { ...options, engine: built.workerThreads(2), signal });
    expect({ now, most }).toEqual({ now: 0, most: 1 });
  });

  it('ends at once with the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const run = simulateEcosystem(specialists(), {
      ...options,
      replicates: 10_000_000,
      engine: built.workerThreads(2),
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
  });

  it('ends at the next part, although those asked for before the abort are done', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const task = taskOf(specialists(), { ...options, replicates: 1_000_000 });
    const parts = built.workerThreads(2)(task, controller.signal)[Symbol.asyncIterator]();
    expect((await parts.next()).done).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    controller.abort(reason);
    const next = parts.next();
    await next.catch(() => parts.return?.());
    await expect(next).rejects.toBe(reason);
  });

  it('does the work itself where there is no built worker', async () => {
    const answer = await simulateEcosystem(specialists(), {
      ...options,
      engine: sources.workerThreads(2),
    });
    expect(bytes(answer)).toBe(bytes(await simulateEcosystem(specialists(), options)));
  });

  it('refuses a number of workers that is not a positive whole number', () => {
    expect(() => sources.workerThreads(0)).toThrow(DomainError);
    expect(() => sources.workerThreads(0)).toThrow(
      /workers must be a whole number from 1 .* found 0/,
    );
  });
});

// Helpers
const options = { generations: 3, replicates: 500, seed: 5, moments: { generations: [0, 3] } };

interface Report {
  readonly workers: readonly unknown[];
}
const threads = () => (process.report.getReport() as unknown as Report).workers.length;

const bytes = (answer: object) =>
  JSON.stringify(answer, (_, value: unknown) =>
    value instanceof Float64Array ? [...value] : value,
  );
