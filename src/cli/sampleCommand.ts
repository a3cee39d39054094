import type { Command } from 'commander';
import { DomainError } from '../errors.js';
import type { AnyScenario } from '../scenario/parseScenario.js';
import { isCategorical } from '../scenario/requireScenario.js';
import { sampleText } from '../simulation/categorical/sampleText.js';
import { collect, wholeNumber } from './options.js';
import { scenarioSource } from './scenarioSource.js';
import type { Terminal } from './terminal.js';

interface SampleFlags {
  readonly generation: number;
  readonly entity: string;
  readonly words: number;
  readonly seed: number;
  readonly set?: readonly string[];
}

/** `monoculture sample SCENARIO`: text written by a language model of some generation. */
export function sampleCommand(program: Command, terminal: Terminal): void {
  program
    .command('sample')
    .description('print text written by a language model of some generation')
    .argument('<scenario>', 'a scenario file, the name of a preset, or - for standard input')
    .requiredOption('--entity <name>', 'whose model writes')
    .option('--generation <t>', 'the generation of the model', wholeNumber(0), 0)
    .option('--words <n>', 'how many words, or characters, are written', wholeNumber(1), 80)
    .option('--seed <S>', 'seed; the same seed gives the same bytes', wholeNumber(0), 1)
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture sample authors --entity novel --generation 5 --set alpha=1\n',
    )
    .action(async (name: string, { set = [], ...options }: SampleFlags) => {
      const scenario = (await scenarioSource(name, terminal)).scenario<AnyScenario>(set);
      if (!isCategorical(scenario)) {
        throw new DomainError(
          `sample: must be given a scenario with model: categorical, found model: ${scenario.file.model ?? 'linear'} in ${scenario.source}. Try authors.`,
        );
      }
      terminal.print(`${sampleText(scenario, options)}\n`);
    });
}
