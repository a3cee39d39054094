import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exported } from '../../../../src/study/sweep/exportFormats.js';
import { connectQueue } from '../../../../src/study/sweep/queue/connection.js';
import { queueEngine } from '../../../../src/study/sweep/queue/queueEngine.js';
import { serveQueue } from '../../../../src/study/sweep/queue/serveQueue.js';
import { openStore, readStore, type Store } from '../../../../src/study/sweep/store.js';
import { sweepTable } from '../../../../src/study/sweep/sweepTable.js';
import { hasRedis, redisServer, type TestServer } from '../../../support/redis.js';
import { computed, planOf, scratch, twelve } from '../../../support/sweeps.js';

const csvOf = (store: Store) => exported(sweepTable(store), 'csv');

describe('the address of a queue', () => {
  const refused = (address: string) => connectQueue(address, () => {});
  it('must have a server that answers', async () => {
    await expect(refused('/nowhere/redis.sock')).rejects.toThrow(
      /--queue \/nowhere\/redis\.sock: must be a Redis server that answers, found none \(ENOENT\)\. Start one/,
    );
    await expect(refused('redis://localhost:1')).rejects.toThrow(/found none \(ECONNREFUSED\)/);
  });

  it('must be one, and is shown without its password', async () => {
    await expect(refused('localhost')).rejects.toThrow(
      /must be redis:\/\/host:port or the path of a socket/,
    );
    await expect(refused('redis://me:secret@localhost:1')).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

describe.skipIf(!hasRedis)('a queue on Redis', () => {
  let folder: string;
  let remove: () => void;
  let server: TestServer;
  let ending: AbortController;
  let serving: Promise<unknown>[];
  beforeEach(async () => {
    ({ folder, remove } = scratch());
    mkdirSync(join(folder, 'redis'));
    server = await redisServer(join(folder, 'redis'));
    ending = new AbortController();
    serving = [];
  });
  afterEach(async () => {
    ending.abort();
    await Promise.allSettled(serving);
    await server.kill();
    remove();
  });

  const at = (name: string) => join(folder, name);
  const told: string[] = [];
  const worker = (options: { folder?: string; version?: string } = {}) => {
    const running = serveQueue(server.socket, {
      workers: 2,
      version: '1.0.0',
      signal: ending.signal,
      notify: (text) => told.push(text),
      locks: { lockDuration: 1000, stalledInterval: 500 },
      ...options,
    });
    running.catch(() => {});
    serving.push(running);
    return running;
  };
  const engine = () => queueEngine(server.socket, { onWait: (text) => told.push(text) });
  const undisturbed = async () => csvOf(await computed(openStore(at('undisturbed'), twelve)));

  it('brings the same results as this machine alone, and leaves nothing behind', async () => {
    worker({ folder: at('own') });
    const store = await computed(openStore(at('store'), twelve), { engine: engine() });
    expect(csvOf(store)).toBe(await undisturbed());
    const client = new Redis(server.socket);
    expect(await client.keys('*')).toEqual([]);
    client.disconnect();
    // The worker's own store has them too.
    const [own] = readdirSync(at('own')) as [string];
    expect(csvOf(readStore(join(at('own'), own)))).toBe(await undisturbed());
  });

  it('goes on after the sweep was ended, with what workers did meanwhile', async () => {
    const cut = queueEngine(server.socket, { onWait: () => {} });
    const first = computed(openStore(at('store'), twelve), {
      engine: async function* (complete, tasks, signal) {
        for await (const rows of cut(complete, tasks, signal)) {
          yield rows;
          throw new Error('killed');
        }
      },
    });
    worker();
    await expect(first).rejects.toThrow('killed');
    const store = await computed(openStore(at('store'), twelve), { engine: engine() });
    expect(csvOf(store)).toBe(await undisturbed());
  });

  it('goes on when Redis was killed and is back on its append-only file', async () => {
    const running = computed(openStore(at('store'), twelve), { engine: engine() });
    const client = new Redis(server.socket);
    while ((await client.hlen('monoculture:plans')) === 0) await pause(5);
    client.disconnect();
    await server.kill();
    server = await redisServer(join(folder, 'redis'));
    worker();
    expect(csvOf(await running)).toBe(await undisturbed());
    expect(told).toContainEqual(expect.stringMatching(/lost; waiting until it is back/));
  });

  // On a busy machine the sweep may end before its Redis does: then there is nothing to see.
  it('goes on when Redis comes back with nothing', { retry: 2 }, async () => {
    const running = computed(openStore(at('store'), twelve), { engine: engine() });
    const client = new Redis(server.socket);
    while ((await client.hlen('monoculture:plans')) === 0) await pause(5);
    client.disconnect();
    await server.kill();
    mkdirSync(at('empty'));
    // The same address: a link to the new place.
    const { socket } = server;
    server = await redisServer(at('empty'));
    rmSync(socket, { force: true });
    symlinkSync(server.socket, socket);
    worker();
    expect(csvOf(await running)).toBe(await undisturbed());
  });

  it('stops at a report that no answer has, and leaves nothing behind', async () => {
    worker();
    const plan = planOf({ vary: { alpha: [0.1, 0.2] }, report: ['limit.meanMze'] });
    await expect(computed(openStore(at('store'), plan), { engine: engine() })).rejects.toThrow(
      /Did you mean limit\.meanMse/,
    );
    const client = new Redis(server.socket);
    expect(await client.hlen('monoculture:plans')).toBe(0);
    client.disconnect();
  });

  it('tidies up after a sweep that was killed when all was done', async () => {
    const store = await computed(openStore(at('store'), twelve));
    const client = new Redis(server.socket);
    await client.hset('monoculture:plans', store.hash, JSON.stringify(twelve));
    await computed(store, { engine: engine() });
    expect(await client.keys('*')).toEqual([]);
    client.disconnect();
  });

  it('leaves plans of another version to other workers', async () => {
    worker({ version: '2.0.0' });
    const running = computed(openStore(at('store'), twelve), { engine: engine() });
    while (
      !told.some((text) => /is of version 1\.0\.0, not 2\.0\.0: left to other workers/.test(text))
    ) {
      await pause(20);
    }
    expect(readStore(at('store')).rows.size).toBe(0);
    worker();
    expect(csvOf(await running)).toBe(await undisturbed());
  });
});
