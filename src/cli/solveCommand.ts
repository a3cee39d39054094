import type { Command } from 'commander';
import { readScenario } from '../scenario/readScenario.js';
import { solve } from '../solve.js';
import { collect, wholeNumber } from './options.js';
import { jsonPieces, requireWritable, writeWhole } from './output.js';
import { solutionText } from './solutionText.js';
import type { Terminal } from './terminal.js';

interface SolveFlags {
  readonly generations?: number;
  readonly set?: readonly string[];
  readonly json?: true;
  readonly out?: string;
}

/** `monoculture solve SCENARIO`: limits, rates and measures in closed form. */
export function solveCommand(program: Command, { print }: Terminal): void {
  program
    .command('solve')
    .description('solve a scenario in closed form: limits, rates, homogenization')
    .argument('<scenario>', 'a scenario file, or the name of a preset')
    .option('--generations <T>', 'also report generations 0 … T', wholeNumber(0))
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the table')
    .option('--out <file>', 'also write the JSON object to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  $ monoculture solve specialists\n  $ monoculture solve specialists --set alpha=0.3 --generations 5 --json\n',
    )
    .action((name: string, { generations, set = [], json, out }: SolveFlags) => {
      if (out !== undefined) requireWritable('--out', out, name);
      const scenario = readScenario(name, { set });
      const solution = solve(scenario, generations === undefined ? {} : { generations });
      if (out !== undefined) writeWhole(out, [...jsonPieces(solution), '\n']);
      if (json) for (const piece of jsonPieces(solution)) print(piece);
      print(json ? '\n' : solutionText(solution));
    });
}
