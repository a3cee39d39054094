import type { BadScenario } from './bad/badScenario.js';
import { designs } from './bad/designs.js';
import { files } from './bad/files.js';
import { keys } from './bad/keys.js';
import { names } from './bad/names.js';
import { numbers } from './bad/numbers.js';
import { platforms } from './bad/platforms.js';
import { texts } from './bad/texts.js';
import { training } from './bad/training.js';

/** Nearly two hundred ways to get a scenario wrong, each with the error it must give. */
export const badScenarios: readonly BadScenario[] = [
  ...texts,
  ...keys,
  ...numbers,
  ...names,
  ...designs,
  ...files,
  ...platforms,
  ...training,
];
