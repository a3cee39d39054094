// Speed against a peer that does the same work in NumPy, in turns, as ratios: `npm run bench [-- PEER.py]`.
// The peer is a program `PEER.py simulate K d n T R` or `PEER.py pooled K d` that prints { "seconds": … }.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseScenario, simulate, solve } from 'monoculture';
import { workerThreads } from 'monoculture/node';

const ROUNDS = 5;
const peer = process.argv[2] ?? '../shared/peers/numpy_peer.py';
if (!existsSync(peer)) {
  console.log(`bench: no peer at ${peer}; name one: npm run bench -- PEER.py`);
  process.exit(2);
}

const entities = (K, d, n) =>
  Array.from({ length: K }, (_, k) => ({
    name: `E${k}`,
    private: { samples: n, design: { covariance: identity(d), seed: k + 1 } },
    synthetic: { samples: n, design: 'private' },
  }));
const identity = (d) =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? 1 : 0)));
const world = (K, d, n) =>
  parseScenario(
    JSON.stringify({
      features: d,
      alpha: 0.5,
      beta: 0.5,
      public: { samples: 100, design: { covariance: identity(d), seed: 0 } },
      entities: entities(K, d, n),
    }),
  );

const peerSeconds = (...args) =>
  JSON.parse(
    execFileSync('python3', [peer, ...args.map(String)], {
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
    }).toString(),
  ).seconds;
const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Ours and the peer's, in turns, after one round that is not counted. */
async function compare(title, ours, theirs) {
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = { ours: await seconds(ours), theirs: theirs() };
    if (round > 0) rounds.push(pair);
  }
  const ratio = median(rounds.map(({ ours, theirs }) => theirs / ours));
  const times = ['ours', 'theirs'].map(
    (who) => `${median(rounds.map((pair) => pair[who])).toFixed(3)} s`,
  );
  console.log(
    `${title}: ${times.join(' against ')}, ${ratio.toFixed(2)} times the speed of the peer`,
  );
}

const [K, d, n, T, R] = [4, 12, 100, 20, 2000];
const scenario = world(K, d, n);
const options = { generations: T, replicates: R, seed: 1 };
const peerSimulation = () => peerSeconds('simulate', K, d, n, T, R);
console.log('Peer on one thread; medians of 5 rounds, start-up left out on both sides');
await compare('simulate, 1 thread', () => simulate(scenario, options), peerSimulation);
await compare(
  'simulate, 2 threads',
  () => simulate(scenario, { ...options, engine: workerThreads(2) }),
  peerSimulation,
);
const fifty = world(50, 50, 100);
await compare(
  'solve, K = 50, d = 50',
  () => solve(fifty),
  () => peerSeconds('pooled', 50, 50),
);
