// Sweeps that are killed: npm run sweeps. Runs the built command line, kills it with -9 while it works, and compares
// what is exported in the end, byte for byte, with a sweep that nobody disturbed. FC_SEED=… changes the moments.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sweeps-'));
const seed = Number(process.env.FC_SEED ?? 20260211);
const CELLS = 200;
/** Milliseconds that a trivial cell may cost beside its solution. */
const MOST_OVERHEAD = 2;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

const children = new Set();
function start(program, argv, options = {}) {
  const child = spawn(program, argv, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  children.add(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal, output });
    });
  });
  return { child, ended };
}
const monoculture = (...argv) => start(process.execPath, [main, ...argv]);

function check(holds, what, found = '') {
  if (!holds) throw new Error(`${what} ${found}`);
}

async function finished({ ended }) {
  const { code, output } = await ended;
  check(code === 0, 'ended with', `status ${code}: ${output}`);
  return output;
}

const journals = (store) =>
  existsSync(join(folder, store))
    ? readdirSync(join(folder, store)).filter((name) => name.endsWith('.ndjson'))
    : [];
const text = (store) =>
  journals(store)
    .map((name) => readFileSync(join(folder, store, name), 'utf8'))
    .join('');
const rowCount = (store) => text(store).split('\n').length - 1;

async function until(holds, what, seconds = 120) {
  const end = performance.now() + 1000 * seconds;
  while (!holds()) {
    check(performance.now() < end, 'waited in vain until', what);
    await pause(5);
  }
}

/** Kills with -9 as soon as a store has so many rows; says whether it was still at work. */
async function killAt(run, store, rows) {
  await until(
    () => rowCount(store) >= rows || run.child.exitCode !== null,
    `${store} has ${rows} rows`,
  );
  run.child.kill('SIGKILL');
  return (await run.ended).signal === 'SIGKILL';
}

const formats = ['csv', 'ndjson', 'parquet'];
async function exportsOf(store) {
  const files = [];
  for (const format of formats) {
    const file = `${store}.${format}`;
    await finished(
      monoculture('sweep', 'export', '--store', store, '--format', format, '--out', file),
    );
    files.push(readFileSync(join(folder, file)));
  }
  return files;
}

let reference;
async function compare(store, journalsAtLeast = 1) {
  const rows = text(store)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).cell);
  check(new Set(rows).size === CELLS, `${store} lost cells:`, new Set(rows).size);
  check(
    journals(store).length >= journalsAtLeast,
    `${store} was interrupted too rarely:`,
    journals(store).length,
  );
  const files = await exportsOf(store);
  for (const [i, bytes] of files.entries()) {
    check(bytes.equals(reference[i]), `${store}.${formats[i]} differs`);
  }
  return rows.length - CELLS;
}

async function timed(what, act) {
  const begun = performance.now();
  const said = await act();
  console.log(
    `${what}: ${said ?? 'as undisturbed'} (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
  );
}

writeFileSync(
  join(folder, 'plan.yaml'),
  `scenario: specialists
vary:
  alpha: { from: 0, to: 0.9, steps: 10 }
  beta: { from: 0.1, to: 1, steps: 10 }
  entities.*.synthetic.samples: [50, 100]
`,
);

async function killedFiveTimes() {
  let kills = 0;
  for (let kill = 0; kill < 5; kill++) {
    const more = 1 + random() * 40;
    const run = monoculture('sweep', 'plan.yaml', '--store', 'killed');
    if (await killAt(run, 'killed', Math.min(rowCount('killed') + more, CELLS - 5))) kills++;
  }
  check(kills >= 3, 'too few kills fell into the work:', kills);
  await finished(monoculture('sweep', 'plan.yaml', '--store', 'killed'));
  const twice = await compare('killed', 3);
  return `${kills} kills, ${twice} cells twice in journals, none in the export`;
}

async function twoShards() {
  const shard = (i) =>
    monoculture('sweep', 'plan.yaml', '--store', 'shards', '--shard', `${i}/2`, '--workers', '1');
  const [first, second] = [shard(1), shard(2)];
  await killAt(first, 'shards', 20 + random() * 60);
  // Soon after, while the other share of the cells is not done.
  await killAt(second, 'shards', rowCount('shards') + random() * 15);
  await Promise.all([finished(shard(1)), finished(shard(2))]);
  await compare('shards', 4);
}

/** A Redis server of our own, on a socket in a folder of its own. */
function redis(name) {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const socket = join(home, 'redis.sock');
  const server = start('redis-server', [
    ...['--port', '0', '--unixsocket', socket, '--dir', home],
    ...['--appendonly', 'yes', '--save', ''],
  ]);
  return { socket, server };
}
async function answering(name) {
  const one = redis(name);
  await until(() => existsSync(one.socket), 'Redis is there');
  return one;
}

const worker = (socket) => monoculture('worker', '--queue', socket, '--workers', '1');

/** One of two workers is killed, and so is the sweep itself; both go on. */
async function workerKilled() {
  const { socket, server } = await answering('redis-a');
  const workers = [worker(socket), worker(socket)];
  const sweep = () => monoculture('sweep', 'plan.yaml', '--store', 'queue', '--queue', socket);
  const first = sweep();
  await until(() => rowCount('queue') >= 20, 'the queue answers');
  workers[0].child.kill('SIGKILL');
  await killAt(first, 'queue', 40 + random() * 60);
  await finished(sweep());
  await compare('queue', 2);
  workers[1].child.kill('SIGKILL');
  server.child.kill('SIGKILL');
}

/** Redis is killed and started again on its append-only file. */
async function redisKilled() {
  const { socket, server } = await answering('redis-b');
  const workers = [worker(socket), worker(socket)];
  const sweep = monoculture('sweep', 'plan.yaml', '--store', 'redis', '--queue', socket);
  await until(() => rowCount('redis') >= 30 + random() * 60, 'the queue answers');
  server.child.kill('SIGKILL');
  await server.ended;
  rmSync(socket, { force: true });
  await pause(300);
  const again = await answering('redis-b');
  await finished(sweep);
  await compare('redis');
  for (const one of [...workers, again.server]) one.child.kill('SIGKILL');
}

async function trivialCells() {
  writeFileSync(
    join(folder, 'trivial.yaml'),
    `scenario:
  features: 1
  entities:
    - { name: A, private: { samples: 10, design: isotropic }, synthetic: { samples: 10, design: private } }
vary:
  alpha: { from: 0, to: 0.9, steps: 1000 }
`,
  );
  // The same cells, solved in a loop by a process of the same kind.
  const loop = `
    import { parseScenario, solve } from '${new URL('../../../dist/index.js', import.meta.url)}';
    const entities = [{ name: 'A', private: { samples: 10, design: 'isotropic' }, synthetic: { samples: 10, design: 'private' } }];
    for (let i = 0; i < 1000; i++) solve(parseScenario({ features: 1, entities, alpha: (0.9 * i) / 999 }));`;
  const wall = async (run) => {
    const begun = performance.now();
    await finished(run());
    return performance.now() - begun;
  };
  // Other work of the machine only adds: the least of a few is closest to the truth.
  let [swept, solved, each] = [0, 0, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < 3 && each >= MOST_OVERHEAD; attempt++) {
    const store = `trivial-${attempt}`;
    swept = await wall(() =>
      monoculture('sweep', 'trivial.yaml', '--store', store, '--workers', '1'),
    );
    solved = await wall(() => start(process.execPath, ['--input-type=module', '--eval', loop]));
    each = (swept - solved) / 1000;
  }
  check(each < MOST_OVERHEAD, 'a trivial cell must cost less than 2 ms of overhead, found', each);
  return `1,000 cells in ${swept.toFixed(0)} ms, in a bare loop ${solved.toFixed(0)} ms: ${each.toFixed(2)} ms of overhead each, the start of the command included`;
}

async function fullDisk() {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'none', disk]).status === 0;
  if (!mounted) return 'skipped: no right to mount a small disk';
  try {
    const { code, output } = await monoculture('sweep', 'plan.yaml', '--store', 'disk').ended;
    check(code === 2 && /no space left/.test(output), 'a full disk must be said:', output);
    const kept = rowCount('disk');
    check(kept > 0, 'rows before the disk was full must be kept, found', kept);
    spawnSync('mount', ['-o', 'remount,size=4m', disk]);
    await finished(monoculture('sweep', 'plan.yaml', '--store', 'disk'));
    await compare('disk');
    return `${kept} rows kept, the rest after room was made`;
  } finally {
    spawnSync('umount', [disk]);
  }
}

async function all() {
  await timed('undisturbed', async () => {
    await finished(monoculture('sweep', 'plan.yaml', '--store', 'reference'));
    reference = await exportsOf('reference');
  });
  await timed('1,000 trivial cells', trivialCells);
  await Promise.all([onThisMachine(), onQueues()]);
}

async function onThisMachine() {
  await timed('killed with -9 at random', killedFiveTimes);
  await timed('two shards, each killed', twoShards);
  await timed('full disk', fullDisk);
}

async function onQueues() {
  if (spawnSync('redis-server', ['--version']).error) {
    console.log('SKIPPED: queues need redis-server, which is not installed');
    return;
  }
  await Promise.all([
    timed('two workers and a sweep, a worker and the sweep killed', workerKilled),
    timed('Redis killed and restarted on its append-only file', redisKilled),
  ]);
}

try {
  await all();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
