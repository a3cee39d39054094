import type { RandomStream } from '../random/stream.js';
import type { Arena, Panel } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Generations } from './fixedRows.js';
import type { Interaction } from './interaction.js';
import { labeller } from './labelling.js';
import { leastSquares, SEEN } from './leastSquares.js';
import { normalSolver } from './normalSolver.js';
import { orthogonalFactor } from './orthogonalFactor.js';
import { addScaled, panelOf } from './panels.js';
import type { RealFits } from './realFits.js';
import { addGram } from './rowBlocks.js';
import { rowLaw } from './rowLaw.js';
import { scaledTable, stackedTables, type Table, tableProduct, transposedTable } from './table.js';

/**
 * Generations of a plain interaction whose synthetic rows every entity redraws every time: the objective of `fixedRows`, with
 * a normal matrix of its own for every replicate and generation.
 *
 * All is done in coordinates η = Tθ in which the rows of the whole scenario together are orthonormal, so that
 * normal matrices are well scaled whatever the units and correlations of the features.
 *
 * @param state - its `models` are moved on by one generation at each call.
 */
export function redrawnRows(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { reduced, own, shared }: RealFits,
): Generations {
  const { kinds, publish, crawl } = world;
  const T = commonTriangle(world);
  const back = leastSquares(T);
  const [features, e] = [world.features, T.rows];
  const [toCoordinates, toModels] = [
    panelOf(arena, transposedTable(T)),
    panelOf(arena, transposedTable(back)),
  ];
  const { addLabelled } = labeller(arena, 1, e);
  const laws = kinds.map(({ synthetic: { X, factor } }) =>
    rowLaw(arena, {
      X: tableProduct(X, back),
      factor: factor && transposedTable(tableProduct(transposedTable(factor), back)),
    }),
  );
  const real = reduced.map((all) => realPart(arena, all, back));
  const coordinates = state.kindOf.map(() => arena.allocate(BATCH, e));
  const inputs = state.kindOf.map(() => arena.allocate(BATCH, e));
  const pools = publish.map(() => ({ gram: arena.allocate(e, e), sum: arena.allocate(1, e) }));
  const gram = arena.allocate(e, e);
  const solver = normalSolver(arena, T);
  const [model, sum] = [arena.allocate(1, e), arena.allocate(1, e)];

  const publishRows = (b: number, stream: RandomStream) => {
    for (const pool of pools) for (const panel of [pool.gram, pool.sum]) panel.data.fill(0);
    state.kindOf.forEach((j, k) => {
      const { syntheticNoise, synthetic } = kinds[j]!;
      const { blocks, draw } = laws[j]!;
      for (const panel of [gram, sum]) panel.data.fill(0);
      copyRow(model, 0, coordinates[k]!, b);
      for (const block of blocks) {
        draw(block, stream);
        addGram(arena, gram, block, e);
        addLabelled(sum, [block], model, syntheticNoise, [stream]);
      }
      pools.forEach((pool, m) => {
        const share = publish[m]![j]! * synthetic.weight;
        addScaled(pool.gram, share, gram, e);
        addScaled(pool.sum, share, sum, 1);
      });
    });
  };

  const refitKind = (j: number) => {
    const { alpha } = kinds[j]!;
    gram.data.fill(0);
    addScaled(gram, 1 - alpha, real[j]!.normal, e);
    pools.forEach((pool, m) => {
      addScaled(gram, alpha * crawl[j]![m]!, pool.gram, e);
    });
    solver.factorise(gram);
  };

  const refit = (k: number, j: number, b: number) => {
    const { alpha } = kinds[j]!;
    copyRow(sum, 0, inputs[k]!, b);
    for (let i = 0; i < e; i++) sum.data[i]! *= 1 - alpha;
    pools.forEach((pool, m) => {
      addScaled(sum, alpha * crawl[j]![m]!, pool.sum, 1);
    });
    solver.solve(sum);
    copyRow(coordinates[k]!, b, sum, 0);
  };

  return {
    start: (count) => {
      state.kindOf.forEach((j, k) => {
        const input = inputs[k]!;
        input.data.fill(0);
        arena.addProduct(input, own[k]!, real[j]!.ofOwn, count, kinds[j]!.private.R.rows);
        arena.addProduct(input, shared, real[j]!.ofShared, count, world.public.R.rows);
      });
    },
    advance: (streams) => {
      const count = streams.length;
      state.kindOf.forEach((_, k) => {
        coordinates[k]!.data.fill(0);
        arena.addProduct(coordinates[k]!, state.models[k]!, toCoordinates, count, features);
      });
      streams.forEach((stream, b) => {
        publishRows(b, stream);
        state.kindOf.forEach((j, k) => {
          // Who trains on no synthetic data stays where it is.
          if (kinds[j]!.alpha === 0) return;
          // Copies of a kind follow each other and share their normal matrix.
          if (j !== state.kindOf[k - 1]) refitKind(j);
          refit(k, j, b);
        });
      });
      state.kindOf.forEach((j, k) => {
        if (kinds[j]!.alpha === 0) return;
        state.models[k]!.data.fill(0);
        arena.addProduct(state.models[k]!, coordinates[k]!, toModels, count, e);
      });
    },
  };
}

/** T, e×d: the triangle of all rows of a scenario, real and synthetic. */
function commonTriangle({ features, public: shared, kinds }: Interaction): Table {
  const all = [shared, ...kinds.flatMap(({ private: own, synthetic }) => [own, synthetic])];
  return orthogonalFactor(
    stackedTables(
      all.map(({ R, weight }) => scaledTable(R, Math.sqrt(weight))),
      features,
    ),
    SEEN,
  ).R;
}

/** What the real data of a kind give to its normal equations. */
interface RealPart {
  /** βX̃ᵀX̃ + β̄X*ᵀX* in the weights of the loss, e×e. */
  readonly normal: Panel;
  /** βX̃ᵀỹ from z̃, r×e. */
  readonly ofOwn: Panel;
  /** β̄X*ᵀy* from z*, r×e. */
  readonly ofShared: Panel;
}

function realPart(arena: Arena, [own, shared]: RealFits['reduced'][number], back: Table): RealPart {
  const [ofOwn, ofShared] = [own, shared].map(({ R }) => tableProduct(R, back));
  const stack = stackedTables(
    [scaledTable(ofOwn!, Math.sqrt(own.weight)), scaledTable(ofShared!, Math.sqrt(shared.weight))],
    back.columns,
  );
  return {
    normal: panelOf(arena, tableProduct(transposedTable(stack), stack)),
    ofOwn: panelOf(arena, ofOwn!, own.weight),
    ofShared: panelOf(arena, ofShared!, shared.weight),
  };
}

/** Row i of `to` = row l of `from`. */
function copyRow(to: Panel, i: number, from: Panel, l: number): void {
  const [target, source] = [to.data, from.data];
  for (let j = 0; j < to.width; j++) target[i * to.width + j] = source[l * from.width + j]!;
}
