import { batchMixes } from '../../ecosystem/crawled.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { ecosystemAt } from '../../ecosystem/ecosystemAt.js';
import { realInput } from '../../ecosystem/realInput.js';
import { frozenEcosystem, lastingEcosystem } from '../../ecosystem/schedule.js';
import { stated } from '../../ecosystem/stated.js';
import { add, type Matrix, scaled } from '../../linalg/matrix.js';
import { product } from '../../linalg/product.js';
import { type GradientSteps, gradientSteps } from './gradientSteps.js';
import { type Generation, type LinearRecurrence, linearRecurrence } from './linearRecurrence.js';
import { nextMix, type RememberedMix, shownMix } from './memory.js';
import { initialEquations, type NormalEquations, updateEquations } from './normalEquations.js';
import { initialReadouts, laterReadouts, type Source } from './pooledReadouts.js';
import { pooledStep, type Update } from './pooledStep.js';
import type { Readout } from './readout.js';
import { type StateLayout, stateLayout } from './stateLayout.js';

/**
 * The pooled form: the state is what the pools hold, x_m = (1 − h_m)Σ_j G_mj S_jm θ̂_j + h_m(people's part) + noise, d numbers for
 * every pool.
 *
 *     x_{t+1} = R x_t + c + ν_t,   R_{mm'} = Σ_j G_mj α_j F_jm' S_jA_j⁺,   Cov ν_{mm'} = Σ_j G_mj G_m'j σ_j²S_j/n_j
 *     θ̂_{t,k} = A_k⁺(ᾱ_kβ_k b̃_k + ᾱ_kβ̄_k b* + α_k Σ_m F_km x_{t,m})
 *
 * for pools that hold what was published last. A window adds a block for every batch it holds, a detector keeps people's
 * and models' parts apart, fresh public data and every fine-tuned kind of model join the state; what accumulates, a window
 * that fills, gradient steps and schedules make the generations differ (`generations`), and Q, c and N are then those of
 * the long run.
 *
 * Cost O(K d³ + (B d)³) time and O(K d²) memory for K kinds and B blocks; copies of a kind cost nothing.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @returns the recurrence, in the coordinates and in the precision of the ecosystem. With a schedule that does not settle, it is
 *   that of generation 1 for good, and `unsettled` says why.
 * @theorem T2: its Q has the non-zero eigenvalues of the dense form's.
 * @source vu2025 (docs/references.md)
 */
export function pooledRecurrence(ecosystem: Ecosystem): LinearRecurrence {
  const { features: d, loss, truth, noise, entities } = ecosystem;
  const layout = stateLayout(ecosystem);
  const frozen = frozenEcosystem(ecosystem);
  const first = ecosystemAt(ecosystem, 0);
  const inputs = {
    public: realInput(ecosystem.public, { truth, noise }, truth, loss),
    private: entities.map((entity) => realInput(entity.private, entity, truth, loss)),
  };
  const initial = initialEquations(first);
  const start = initialReadouts(first, initial);
  const last = longRun(lastingEcosystem(ecosystem), layout);
  const step = pooledStep(last.update, last, layout);
  const varies =
    ecosystem.schedule.length > 0 ||
    layout.models.some((block) => block !== null) ||
    ecosystem.pools.some(
      ({ memory }) =>
        memory.kind === 'accumulate' || (memory.kind === 'window' && memory.batches > 1),
    );
  const generations = () => generationsOf(ecosystem, layout, initial);
  const opening = varies ? generations().next().value : last;
  const begin = pooledStep(
    { ...opening.update, t: 1 },
    { readouts: start, equations: initial },
    layout,
    'first',
  );
  return linearRecurrence({
    features: d,
    coordinates: ecosystem.coordinates,
    reference: truth,
    blocks: layout.blocks,
    slow: layout.channels
      .filter(({ pool }) => ecosystem.pools[pool]!.memory.kind === 'accumulate')
      .flatMap(({ blocks }) => blocks),
    copies: entities.map(({ copies }) => copies),
    inputs,
    Q: step.Q,
    drive: step.drive,
    noise: step.noise,
    start: begin.drive,
    startNoise: begin.noise,
    initialReadouts: start,
    readouts: last.readouts,
    generations: varies ? generations : null,
    unsettled: 'reason' in frozen ? frozen.reason : null,
    smallestPivot: [...initial, ...last.equations].reduce(
      (p, e) => Math.min(p, e.smallestPivot),
      1,
    ),
    conditions: {
      initial: initial.map(({ condition }) => condition),
      update: last.equations.map(({ condition }) => condition),
    },
    doubtful:
      ecosystem.schedule.length > 0 ||
      [...initial, ...last.equations].some((equations) => equations.doubtful),
  });
}

/** Everything about the fits of one generation. */
interface Fits {
  readonly equations: readonly NormalEquations[];
  readonly readouts: readonly Readout[];
  readonly update: Update;
}

/** The fits of a generation that all later ones repeat. */
function longRun(ecosystem: Ecosystem, layout: StateLayout): Fits {
  const t = Number.POSITIVE_INFINITY;
  const equations = updateEquations(ecosystem);
  const tuned = tunedSteps(ecosystem, equations);
  const ownMaps = equations.map(({ gain, own }, k) =>
    // What the own data have made of a model once it has taken every step towards them.
    tuned[k] === null ? null : scaled(gain, ecosystem.entities[k]!.private.fresh ? 0 : own),
  );
  return fits(ecosystem, layout, { equations, tuned, ownMaps, t });
}

/** Generations 1, 2, … one after the other. */
function* generationsOf(
  ecosystem: Ecosystem,
  layout: StateLayout,
  initial: readonly NormalEquations[],
): Generator<Generation & Fits, never> {
  let mixes: readonly RememberedMix[] = ecosystem.pools.map(() => []);
  let ownMaps: readonly (Matrix | null)[] = initial.map(({ gain, own }, k) =>
    layout.models[k] === null ? null : scaled(gain, own),
  );
  const fitsOf = (t: number): Fits => {
    const now = ecosystemAt(ecosystem, t);
    const batches = batchMixes(now);
    mixes = mixes.map((before, m) =>
      nextMix(before, batches[m]!, now.pools[m]!.memory, t, now.precision),
    );
    const shown = mixes.map((mix) => shownMix(mix, now.precision));
    const equations = updateEquations(now, shown);
    const tuned = tunedSteps(now, equations);
    ownMaps = ownMaps.map((D, k) => {
      const steps = tuned[k] ?? null;
      if (D === null || steps === null) return null;
      const kept = product(steps.kept, D);
      const { own } = equations[k]!;
      const fresh = now.entities[k]!.private.fresh;
      return fresh ? kept : add(kept, scaled(steps.taken, own));
    });
    return fits(now, layout, { equations, tuned, ownMaps, t });
  };
  let now = fitsOf(1);
  for (let t = 1; ; t++) {
    const present = now;
    let next: Fits | null = null;
    const following = (): Fits => {
      next ??= fitsOf(t + 1);
      return next;
    };
    yield { ...present, step: () => pooledStep(following().update, present, layout) };
    now = following();
  }
}

/** T and Φ of every kind whose models take steps; T is that of the directions that its data show. */
function tunedSteps(
  { entities, coordinates, precision }: Ecosystem,
  equations: readonly NormalEquations[],
): (GradientSteps | null)[] {
  return entities.map(({ update, alpha }, k) => {
    const { normal, gain, unseen } = equations[k]!;
    if (update.kind !== 'steps' || normal === null) return null;
    const rate = stated(update.rate, precision);
    const steps = gradientSteps(normal, { steps: update.steps, rate }, coordinates);
    const sees = unseen.data.every((x) => x === 0);
    // Where real data are used, what no data show is missing from the first fit already and stays so.
    if (sees || alpha === 1) return steps;
    return { ...steps, kept: product(steps.kept, product(gain, normal)) };
  });
}

function fits(
  ecosystem: Ecosystem,
  layout: StateLayout,
  {
    equations,
    tuned,
    ownMaps,
    t,
  }: {
    readonly equations: readonly NormalEquations[];
    readonly tuned: readonly (GradientSteps | null)[];
    readonly ownMaps: readonly (Matrix | null)[];
    readonly t: number;
  },
): Fits {
  const source: Source = { ecosystem, layout, equations, t };
  const { received, readouts } = laterReadouts(source, ownMaps);
  return { equations, readouts, update: { ecosystem, equations, received, tuned, t } };
}
