import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { DomainError } from '../../errors.js';
import { place } from '../../scenario/place.js';
import { presetNames } from '../../scenario/presets.js';
import { oneLine } from '../../scenario/printable.js';
import { scenarioText } from '../../scenario/readScenario.js';
import { sourceTree } from '../../scenario/sourceTree.js';
import { UnreadableText } from '../../scenario/textEncoding.js';
import { textOf } from '../../scenario/textFile.js';
import { type Cell, cellsOf } from './cells.js';
import { type CompletePlan, STORE_FORMAT } from './completePlan.js';
import { csvPaths } from './csvPaths.js';
import { parsePlan } from './parsePlan.js';

/**
 * Reads a plan and everything it names: the scenario and its CSV files.
 *
 * @param path - of the plan file; paths in it are relative to its folder.
 * @param version - of the engine.
 * @throws ScenarioError if the plan or the scenario cannot be read or breaks a rule; DomainError if a key of `vary`
 *   leads nowhere.
 */
export function readPlan(path: string, version: string): CompletePlan {
  const source = oneLine(path);
  const plan = parsePlan(textOfPlan(path), source);
  const folder = dirname(resolve(path));
  const scenario = sourceOf(plan.scenario, folder);
  const without: CompletePlan = {
    format: STORE_FORMAT,
    version,
    source: scenario.name,
    plan,
    base: scenario.base,
    files: {},
  };
  const named = new Set(cellsIn(without, source).flatMap(({ tree }) => csvPaths(tree)));
  const files = Object.fromEntries(
    [...named].map((csv) => [csv, textOrNull(resolve(scenario.folder, csv))]),
  );
  return { ...without, files };
}

/** The cells; what a setting complains of is said of `vary`. */
function cellsIn(complete: CompletePlan, source: string): Cell[] {
  try {
    return cellsOf(complete);
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    throw new DomainError(`${source}: ${cause.message.replace(/^--set /, 'vary.')}`);
  }
}

function textOfPlan(path: string): string {
  try {
    return textOf(path);
  } catch (cause) {
    if (!(cause instanceof UnreadableText)) throw cause;
    throw place(oneLine(path)).broken(
      'must be a plan file that can be read',
      cause.found,
      cause.next ?? 'Check the path; docs/sweeps.md has an example.',
    );
  }
}

/** The scenario as written, what messages call it, and where its CSV files are. */
interface Source {
  readonly base: unknown;
  readonly name: string;
  readonly folder: string;
}

function sourceOf(scenario: string | object, folder: string): Source {
  if (typeof scenario !== 'string') return { base: scenario, name: 'scenario', folder };
  const beside = resolve(folder, scenario);
  const isPreset = !existsSync(beside) && presetNames().includes(scenario);
  const { path, text } = scenarioText(isPreset ? scenario : beside);
  const name = basename(scenario, extname(scenario));
  return { base: sourceTree(text, oneLine(scenario)), name, folder: dirname(path) };
}

/** A file that cannot be read fails the cells that need it, not the plan. */
function textOrNull(path: string): string | null {
  try {
    return textOf(path);
  } catch (cause) {
    if (cause instanceof UnreadableText) return null;
    throw cause;
  }
}
