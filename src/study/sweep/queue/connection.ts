import type { Redis } from 'ioredis';
import { DomainError } from '../../../errors.js';
import { oneLine } from '../../../scenario/printable.js';
import { codeOf } from '../../../scenario/systemCall.js';

/** Milliseconds between attempts to reach a server that was lost: at first, and at most. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [100, 2000];
/** Milliseconds to reach a server for the first time. */
const PATIENCE = 10_000;

/** A Redis server, and the package that keeps queues on it. */
export interface QueueServer {
  readonly client: Redis;
  readonly bull: typeof import('bullmq');
  /** Whether the server was lost and came back since this was last asked. */
  readonly cameBack: () => boolean;
  readonly close: () => void;
}

/**
 * Connects to the server of a queue. When it is lost later, what waits for it goes on as soon as it is back.
 *
 * @param address - `redis://host:6379`, `rediss://…`, or the path of a socket.
 * @param onWait - is told that the server is lost, and that it is back.
 * @throws DomainError if the packages are not installed, the address is none, or no server answers.
 */
export async function connectQueue(
  address: string,
  onWait: (text: string) => void,
): Promise<QueueServer> {
  const shown = withoutPassword(address);
  const { bull, ioredis } = await packages();
  let reached = false;
  let lost = false;
  let back = false;
  const options = {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    // Commands wait for a server that is lost, however long.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) =>
      reached ? Math.min(FIRST_PAUSE * times, LONGEST_PAUSE) : null,
  };
  const client = isUrl(address)
    ? new ioredis.Redis(address, options)
    : new ioredis.Redis({ ...options, path: socketPath(address) });
  let last: unknown;
  client.on('error', (error) => {
    last = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (cause) {
    client.disconnect();
    throw unreachable(shown, last ?? cause);
  }
  reached = true;
  client.on('close', () => {
    if (!lost) onWait(`--queue ${shown}: lost; waiting until it is back. What is done is kept.`);
    lost = true;
  });
  client.on('ready', () => {
    lost = false;
    back = true;
    onWait(`--queue ${shown}: back.`);
  });
  return {
    client,
    bull,
    cameBack: () => {
      const answer = back;
      back = false;
      return answer;
    },
    close: () => {
      client.removeAllListeners('close');
      client.disconnect();
    },
  };
}

/** The two packages that only queues need. */
async function packages(): Promise<{
  readonly bull: typeof import('bullmq');
  readonly ioredis: Pick<typeof import('ioredis'), 'Redis'>;
}> {
  try {
    const [bull, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bull, ioredis };
  } catch (cause) {
    if (codeOf(cause) !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new DomainError(
      '--queue: needs the packages bullmq and ioredis, found them not installed. Run: npm install bullmq@6 ioredis@6',
    );
  }
}

const isUrl = (address: string): boolean => /^rediss?:\/\//.test(address);

function socketPath(address: string): string {
  if (!/^[a-z]+:\/\//i.test(address) && /[/\\]/.test(address)) return address;
  throw new DomainError(
    `--queue: must be redis://host:port or the path of a socket, found ${oneLine(withoutPassword(address))}. Write for example --queue redis://localhost:6379.`,
  );
}

/** An address as messages may show it. */
const withoutPassword = (address: string): string =>
  oneLine(address.replace(/\/\/[^@/]*@/, '//…@'));

function unreachable(shown: string, cause: unknown): DomainError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const found = codeOf(cause) || oneLine(message);
  return new DomainError(
    `--queue ${shown}: must be a Redis server that answers, found none (${found}). Start one, for example redis-server --appendonly yes, or leave --queue out to compute on this machine.`,
  );
}
