import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { statedEcosystem } from '../answer/suitedEcosystem.js';
import { affordableSimulation } from '../ecosystem/capacity.js';
import { population } from '../ecosystem/ecosystem.js';
import { roster } from '../ecosystem/roster.js';
import type { AnyScenario } from '../scenario/parseScenario.js';
import { isCategorical, isGaussian } from '../scenario/requireScenario.js';
import { workerThreads } from '../simulation/parallel.js';
import { simulate, simulateEcosystem } from '../simulation/simulate.js';
import { categoricalSimulationText } from '../text/categorical/categoricalSimulationText.js';
import { gaussianSimulationText } from '../text/gaussian/gaussianText.js';
import { shownNames } from '../text/shownNames.js';
import { simulationText } from '../text/simulationText.js';
import { announce } from './announce.js';
import { collect, wholeNumber } from './options.js';
import { jsonPieces } from './output.js';
import { progress } from './progress.js';
import { provenance } from './provenance.js';
import { scenarioSource } from './scenarioSource.js';
import type { Terminal } from './terminal.js';

interface SimulateFlags {
  readonly generations: number;
  readonly replicates: number;
  readonly seed: number;
  readonly synthetic: 'fixed' | 'redrawn';
  readonly workers?: number;
  readonly set?: readonly string[];
  readonly json?: true;
}

/** `monoculture simulate SCENARIO`: Monte Carlo of the interaction itself, row by row. */
export function simulateCommand(program: Command, terminal: Terminal): void {
  program
    .command('simulate')
    .description('simulate a scenario: data drawn, models fitted, generation after generation')
    .argument('<scenario>', 'a scenario file, the name of a preset, or - for standard input')
    .requiredOption('--generations <T>', 'generations after the first fit', wholeNumber(0))
    .requiredOption('--replicates <R>', 'independent runs of the interaction', wholeNumber(1))
    .requiredOption(
      '--seed <S>',
      'seed of the random numbers; the same seed gives the same bytes',
      wholeNumber(0),
    )
    .addOption(syntheticOption())
    .addOption(workersOption())
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the table')
    .addHelpText(
      'after',
      '\nExample:\n  $ monoculture simulate specialists --generations 5 --replicates 500 --seed 1\n',
    )
    .action(async (name: string, { set = [], json, ...options }: SimulateFlags) => {
      const scenario = (await scenarioSource(name, terminal)).scenario<AnyScenario>(set);
      if (isCategorical(scenario) || isGaussian(scenario)) {
        const bar = progress(terminal);
        const run = { ...options, onProgress: bar.show, signal: terminal.interrupted };
        const simulation = await (isGaussian(scenario)
          ? simulate(scenario, run)
          : simulate(scenario, run)
        ).finally(bar.clear);
        const printed = { ...simulation, ...provenance(scenario, set) };
        if (json) for (const piece of jsonPieces(printed)) terminal.print(piece);
        const text = () =>
          simulation.model === 'gaussian'
            ? gaussianSimulationText(shownNames(simulation))
            : categoricalSimulationText(shownNames(simulation));
        terminal.print(json ? '\n' : text());
        return;
      }
      const { synthetic: rows, workers: threads = availableParallelism() } = options;
      const work = { ...options, threads, redrawn: rows === 'redrawn' };
      announce(terminal, affordableSimulation(scenario, work));
      const ecosystem = statedEcosystem(scenario);
      const bar = progress(terminal);
      const { replicates, seed, generations, synthetic, trajectory } = await simulateEcosystem(
        ecosystem,
        {
          ...options,
          engine: workerThreads(threads),
          onProgress: bar.show,
          signal: terminal.interrupted,
        },
      ).finally(bar.clear);
      const { names, kindNames, copies } = roster(ecosystem.entities, population(ecosystem));
      const simulation = {
        scenario: ecosystem.name,
        features: ecosystem.features,
        featureNames: ecosystem.featureNames,
        entities: names,
        kinds: kindNames,
        copies,
        replicates,
        seed,
        generations,
        synthetic,
        trajectory,
      };
      const printed = { ...simulation, ...provenance(scenario, set) };
      if (json) for (const piece of jsonPieces(printed)) terminal.print(piece);
      terminal.print(json ? '\n' : simulationText(shownNames(simulation)));
    });
}

/** Whether synthetic rows stay the same. */
export const syntheticOption = (): Option =>
  new Option(
    '--synthetic <rows>',
    'keep the same synthetic rows in every generation, or redraw them',
  )
    .choices(['fixed', 'redrawn'])
    .default('fixed');

/** The number of threads. */
export const workersOption = (): Option =>
  new Option('--workers <N>', 'worker threads (default: one per core)').argParser(wholeNumber(1));
