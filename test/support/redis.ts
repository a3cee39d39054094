import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether there is a Redis server to test with. */
export const hasRedis = spawnSync('redis-server', ['--version']).error === undefined;

/** A Redis server of a test, on a socket, with an append-only file. */
export interface TestServer {
  readonly socket: string;
  readonly kill: () => Promise<void>;
}

/** Starts a server in a folder; again there, it has what it had. */
export async function redisServer(folder: string): Promise<TestServer> {
  const socket = join(folder, 'redis.sock');
  rmSync(socket, { force: true });
  const options = ['--appendonly', 'yes', '--save', ''];
  const server: ChildProcess = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--dir', folder, ...options],
    { stdio: 'ignore' },
  );
  while (!existsSync(socket)) await pause(5);
  return {
    socket,
    kill: async () => {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGKILL');
      await ended;
    },
  };
}
