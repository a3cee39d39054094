import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { affordableVerification } from '../ecosystem/capacity.js';
import type { CategoricalScenario } from '../scenario/categorical/categoricalScenario.js';
import type { AnyScenario } from '../scenario/parseScenario.js';
import { oneLine } from '../scenario/printable.js';
import { isCategorical, requireScenario } from '../scenario/requireScenario.js';
import { workerThreads } from '../simulation/parallel.js';
import { categoricalVerificationText } from '../text/categorical/categoricalVerificationText.js';
import { shownNames } from '../text/shownNames.js';
import { verificationText } from '../text/verificationText.js';
import type { CategoricalVerification } from '../verification/categorical/verifyCategorical.js';
import { type Verification, verificationDefaults, verify } from '../verification/verify.js';
import { announce } from './announce.js';
import { collect, probability, wholeNumber } from './options.js';
import { jsonPieces } from './output.js';
import { progress } from './progress.js';
import { provenance } from './provenance.js';
import { scenarioSource } from './scenarioSource.js';
import { syntheticOption, workersOption } from './simulateCommand.js';
import { status } from './status.js';
import type { Terminal } from './terminal.js';

interface VerifyFlags {
  readonly generations?: number;
  readonly replicates: number;
  readonly seed: number;
  readonly falseAlarm: number;
  readonly misspecify?: readonly string[];
  readonly synthetic: 'fixed' | 'redrawn';
  readonly workers?: number;
  readonly set?: readonly string[];
  readonly json?: true;
}

/** `monoculture verify SCENARIO`: the theory against simulation; exit status 1 when it is refuted. */
export function verifyCommand(
  program: Command,
  terminal: Terminal,
  settle: (status: number) => void,
): void {
  program
    .command('verify')
    .description('test the theory against simulation, at a known error rate')
    .argument('<scenario>', 'a scenario file, the name of a preset, or - for standard input')
    .option(
      '--generations <T>',
      'number of generations (default: until the slowest mode has decayed, at most 60)',
      wholeNumber(0),
    )
    .option('--replicates <R>', 'independent runs', wholeNumber(2), verificationDefaults.replicates)
    .option(
      '--seed <S>',
      'seed of the random numbers; the same seed gives the same bytes',
      wholeNumber(0),
      verificationDefaults.seed,
    )
    .option(
      '--false-alarm <p>',
      'probability of refuting a true theory',
      probability,
      verificationDefaults.falseAlarm,
    )
    .option(
      '--misspecify <key=value>',
      'simulate the scenario with this change but test the theory of the unchanged one, which should then be refuted; may be repeated',
      collect,
    )
    .addOption(syntheticOption())
    .addOption(workersOption())
    .option('--set <key=value>', 'change one value of the scenario; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the table')
    .addHelpText(
      'after',
      '\nExamples:\n  $ monoculture verify specialists\n  $ monoculture verify specialists --misspecify alpha=0.65\n',
    )
    .action(async (name: string, flags: VerifyFlags) => {
      const {
        set = [],
        misspecify = [],
        json,
        workers = availableParallelism(),
        ...options
      } = flags;
      const source = await scenarioSource(name, terminal);
      const scenario = source.scenario<AnyScenario>(set);
      const answer = (
        of: AnyScenario,
        verification: Verification | CategoricalVerification,
        asText: () => string,
      ): void => {
        const printed = {
          ...verification,
          ...(misspecify.length === 0 ? {} : { misspecified: misspecify }),
          ...provenance(of, set),
        };
        if (json) for (const piece of jsonPieces(printed)) terminal.print(piece);
        terminal.print(json ? '\n' : asText());
        if (verification.verdict === 'refuted') settle(status.refuted);
      };
      if (isCategorical(scenario)) {
        const bar = progress(terminal);
        const { falseAlarm, seed, generations } = options;
        const replicates =
          flags.replicates === verificationDefaults.replicates
            ? {}
            : { replicates: flags.replicates };
        const verification = await verify(scenario, {
          ...{ falseAlarm, seed, ...replicates },
          ...(generations === undefined ? {} : { generations }),
          ...(misspecify.length === 0
            ? {}
            : { simulated: source.scenario<CategoricalScenario>([...set, ...misspecify]) }),
          onProgress: bar.show,
          signal: terminal.interrupted,
        }).finally(bar.clear);
        answer(scenario, verification, () => categoricalVerificationText(shownNames(verification)));
        return;
      }
      requireScenario('verify', scenario);
      const simulated =
        misspecify.length === 0 ? {} : { simulated: source.scenario([...set, ...misspecify]) };
      const work = { ...options, threads: workers, redrawn: options.synthetic === 'redrawn' };
      announce(terminal, affordableVerification(scenario, work));
      const bar = progress(terminal);
      const verification = await verify(scenario, {
        ...options,
        ...simulated,
        engine: workerThreads(workers),
        onProgress: bar.show,
        signal: terminal.interrupted,
      }).finally(bar.clear);
      answer(scenario, verification, () =>
        verificationText(shownNames(verification), misspecify.map(oneLine)),
      );
    });
}
