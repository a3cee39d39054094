import { parseScenario, type Scenario } from '../../../src/scenario/parseScenario.js';
import { designFamilies } from './designFamilies.js';
import { draws } from './draws.js';
import { labelledFamilies } from './labelledFamilies.js';
import { spectralFamilies } from './spectralFamilies.js';
import type { Case, ScenarioFamily } from './worlds.js';

/** Every family of scenarios that are hard in float64, by name. */
export const families: Readonly<Record<string, ScenarioFamily>> = {
  ...designFamilies,
  ...spectralFamilies,
  ...labelledFamilies,
};

/** A scenario of one family, with the name of the family. */
export interface Adversary extends Case {
  readonly number: number;
  readonly family: string;
}

/** The scenario with this number, the same every time: families take turns. */
export function adversary(number: number): Adversary {
  const names = Object.keys(families);
  const family = names[number % names.length]!;
  return { number, family, ...families[family]!(draws(number)) };
}

/** A case as `solve` takes it. */
export const scenarioOf = ({ description, tables }: Case): Scenario =>
  parseScenario(JSON.stringify(description), { readText: (path) => tables[path] ?? '' });
