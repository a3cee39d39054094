import { parentPort } from 'node:worker_threads';
import { solve } from '../../src/answer/solve.js';
import { DomainError, NumericalError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { decoded, UnreadableText } from '../../src/scenario/textEncoding.js';

/** What became of a case: answered, refused in words, or an error that nobody foresaw. */
export type Outcome = 'solved' | 'refused' | { readonly error: string };

/** One case as a thread gets it. */
export interface SentCase {
  readonly scenario: Uint8Array;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

function outcomeOf({ scenario, files }: SentCase): Outcome {
  try {
    const readText = (path: string) => {
      const bytes = files[path];
      if (bytes === undefined) throw new UnreadableText('no such file');
      return decoded(bytes);
    };
    const solution = solve(parseScenario(decoded(scenario), { readText }), { generations: 3 });
    const text = JSON.stringify(solution);
    return text.includes('NaN') ? { error: 'NaN in the answer' } : 'solved';
  } catch (cause) {
    const foreseen = [DomainError, NumericalError, UnreadableText].some(
      (kind) => cause instanceof kind,
    );
    if (foreseen) return 'refused';
    return { error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

parentPort?.on('message', (sent: SentCase) => parentPort?.postMessage(outcomeOf(sent)));
