import { solve } from '../../answer/solve.js';
import { spectrumFigure } from '../../figures/kinds/spectrum.js';
import type { SpectrumTable } from '../../figures/kinds/spectrumTable.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** Eigenvalues and the bounds on them. */
export const spectrumKind: KindOfFigure = {
  draw: (scenario) => spectrumFigure(spectrumTable(scenario)),
};

/** What the spectrum figure of a scenario shows. */
export function spectrumTable(scenario: Scenario): SpectrumTable {
  const { scenario: name, eigenvalues, stability } = solve(scenario);
  const { spectralRadius, verdict, unanchored, unseen, bounds } = stability;
  const drift = { directions: unanchored.length, unseen: unseen.length };
  return {
    scenario: name,
    eigenvalues: eigenvalues.map(([re, im]) => ({ re, im })),
    spectralRadius,
    drift: verdict === 'marginal' ? drift : null,
    bounds,
  };
}
