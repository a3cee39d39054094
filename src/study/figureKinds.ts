import type { KindOfFigure } from './kindOfFigure.js';
import { efficiencyKind } from './kinds/efficiency.js';
import { frontierKind } from './kinds/frontier.js';
import { homogenizationKind } from './kinds/homogenization.js';
import { influenceKind } from './kinds/influence.js';
import { memoryKind } from './kinds/memory.js';
import { networkKind } from './kinds/network.js';
import { phaseKind } from './kinds/phase.js';
import { spectrumKind } from './kinds/spectrum.js';
import { trajectoryKind } from './kinds/trajectory.js';
import { transferKind } from './kinds/transfer.js';

/** Every kind of figure by its name, in the order of a report. */
export const kindsOfFigures = {
  efficiency: efficiencyKind,
  trajectory: trajectoryKind,
  homogenization: homogenizationKind,
  transfer: transferKind,
  influence: influenceKind,
  frontier: frontierKind,
  spectrum: spectrumKind,
  phase: phaseKind,
  network: networkKind,
  memory: memoryKind,
} as const satisfies Readonly<Record<string, KindOfFigure>>;

/** The name of a kind of figure. */
export type FigureKind = keyof typeof kindsOfFigures;

/** The names of all kinds, in the order of a report. */
export const figureKinds = Object.keys(kindsOfFigures) as readonly FigureKind[];
