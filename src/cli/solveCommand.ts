import { type Command, Option } from 'commander';
import type { SolveOptions } from '../answer/solution.js';
import { solve } from '../answer/solve.js';
import { affordableSolution } from '../ecosystem/capacity.js';
import { DomainError } from '../errors.js';
import { solveExact } from '../exact/solveExact.js';
import type { AnyScenario } from '../scenario/parseScenario.js';
import { isCategorical, isGaussian, requireScenario } from '../scenario/requireScenario.js';
import { categoricalText } from '../text/categorical/categoricalText.js';
import { exactText } from '../text/exactText.js';
import { gaussianText } from '../text/gaussian/gaussianText.js';
import { shownNames } from '../text/shownNames.js';
import { solutionText } from '../text/solutionText.js';
import { announce } from './announce.js';
import { categoricalCsv } from './categoricalCsv.js';
import { collect, wholeNumber } from './options.js';
import { jsonPieces } from './output.js';
import { provenance } from './provenance.js';
import { scenarioSource } from './scenarioSource.js';
import { solutionCsv } from './solutionCsv.js';
import type { Terminal } from './terminal.js';
import { requireNoInput, writeTarget } from './writeTarget.js';
import { writeTogether } from './writeTogether.js';

interface SolveFlags {
  readonly generations?: number;
  readonly set?: readonly string[];
  readonly json?: true;
  readonly csv?: true;
  readonly out?: string;
  readonly exact?: true;
  readonly full?: true;
}

/** `monoculture solve SCENARIO`: limits, rates and measures in closed form. */
export function solveCommand(program: Command, terminal: Terminal): void {
  program
    .command('solve')
    .description('solve a scenario in closed form: limits, rates, homogenization')
    .argument('<scenario>', 'a scenario file, the name of a preset, or - for standard input')
    .option('--generations <T>', 'also report every generation from 0 to T', wholeNumber(0))
    .option('--exact', 'compute in exact fractions (small scenarios only)')
    .option('--full', 'list means of categorical models whatever their number')
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .addOption(new Option('--json', 'print one JSON object instead of the table').conflicts('csv'))
    .addOption(
      new Option('--csv', 'print CSV instead of the table, one number per line').conflicts('exact'),
    )
    .option('--out <file>', 'also write the JSON object to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  $ monoculture solve specialists\n  $ monoculture solve specialists --set alpha=0.3 --generations 5 --json\n  $ monoculture solve twins --exact\n',
    )
    .action(
      async (name: string, { generations, set = [], json, csv, out, exact, full }: SolveFlags) => {
        if (out !== undefined) writeTarget('--out', out);
        const source = await scenarioSource(name, terminal);
        const scenario = source.scenario<AnyScenario>(set);
        if (out !== undefined) requireNoInput('--out', out, source.files(scenario));
        const options = {
          ...(generations === undefined ? {} : { generations }),
          ...(full === undefined ? {} : { full }),
        };
        const answer = exact
          ? await solvedExactly(scenario, options)
          : solved(scenario, options, terminal);
        const pieces = () => jsonPieces({ ...answer.solution, ...provenance(scenario, set) });
        if (out !== undefined)
          writeTogether('--out', [{ path: out, pieces: line(pieces()) }], terminal.note);
        if (json) for (const piece of pieces()) terminal.print(piece);
        terminal.print(json ? '\n' : csv ? answer.csv() : answer.text());
      },
    );
}

/** With fewer certain digits a warning is printed. */
const ENOUGH_DIGITS = 6;

/** Pieces, and the end of a line. */
function* line(pieces: Iterable<string>): Generator<string> {
  yield* pieces;
  yield '\n';
}

/** A solution, and how to say it to people. */
interface Answer {
  readonly solution: object;
  readonly text: () => string;
  readonly csv: () => string;
}

function solved(
  scenario: AnyScenario,
  options: SolveOptions & { readonly full?: true },
  terminal: Terminal,
): Answer {
  if (isCategorical(scenario)) {
    const solution = solve(scenario, options);
    warn(scenario, solution.evidence.digits, 'the smallest number', terminal);
    return {
      solution,
      text: () => categoricalText(shownNames(solution)),
      csv: () => categoricalCsv(solution),
    };
  }
  if (isGaussian(scenario)) {
    const solution = solve(scenario, options);
    const csv = (): never => {
      throw new DomainError(
        '--csv: must be asked of linear or categorical models, found model: gaussian. Use --json.',
      );
    };
    return { solution, text: () => gaussianText(shownNames(solution)), csv };
  }
  announce(terminal, affordableSolution(scenario, options.generations));
  const solution = solve(scenario, options);
  warn(scenario, solution.evidence.digits, solution.evidence.weakest, terminal);
  return {
    solution,
    text: () => solutionText(shownNames(solution)),
    csv: () => solutionCsv(solution),
  };
}

function warn(
  { source }: AnyScenario,
  digits: number,
  weakest: string,
  { notify }: Terminal,
): void {
  if (digits >= ENOUGH_DIGITS) return;
  notify(
    `${source}: only ${digits} significant digits of ${weakest} are certain; the other numbers have more.\n`,
  );
}

async function solvedExactly(scenario: AnyScenario, options: SolveOptions): Promise<Answer> {
  requireScenario('solve --exact', scenario);
  const solution = await solveExact(scenario, options);
  const text = () => exactText(shownNames(solution));
  return { solution, text, csv: text };
}
