import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompletePlan } from '../../src/study/sweep/completePlan.js';
import { localThreads } from '../../src/study/sweep/localThreads.js';
import { parsePlan } from '../../src/study/sweep/parsePlan.js';
import { type CellEngine, runSweep, type SweepOptions } from '../../src/study/sweep/run.js';
import { wholeSweep } from '../../src/study/sweep/share.js';
import { readStore, type Store } from '../../src/study/sweep/store.js';

/** A scenario that takes no time. */
export const tiny = {
  features: 1,
  alpha: 0.5,
  entities: [
    {
      name: 'A',
      private: { samples: 10, design: 'isotropic' },
      synthetic: { samples: 10, design: 'private' },
    },
    {
      name: 'B',
      private: { samples: 30, design: 'isotropic' },
      synthetic: { samples: 20, design: 'private' },
    },
  ],
};

/** A plan over the tiny scenario, complete. */
export const planOf = (
  plan: Readonly<Record<string, unknown>>,
  base: unknown = tiny,
  version = '1.0.0',
): CompletePlan => ({
  format: 1,
  version,
  source: 'tiny',
  plan: parsePlan(JSON.stringify({ scenario: base, ...plan }), 'plan.yaml'),
  base,
  files: {},
});

/** Twelve cells, of which two have no limit and two a bad value. */
export const twelve = planOf({
  vary: { alpha: [0, 0.3, 0.6, 0.9, 1, 1.5], 'entities.*.synthetic.samples': [5, 50] },
  report: ['limit.meanMse', 'homogenization', 'stability.spectralRadius'],
});

/** A new folder, and its removal. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Computes what is missing in a store, on this thread unless told otherwise. */
export async function computed(
  store: Store,
  options: Partial<SweepOptions> & { readonly engine?: CellEngine } = {},
): Promise<Store> {
  await runSweep(store, {
    engine: localThreads(1),
    retry: false,
    share: wholeSweep,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...options,
  });
  return readStore(store.folder);
}

/** Writes a plan file, and returns its path. */
export function planFile(folder: string, text: string, name = 'plan.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
