import { describe, expect, it } from 'vitest';
import { spectrumFigure } from '../../../src/figures/kinds/spectrum.js';
import type { Scenario } from '../../../src/scenario/parseScenario.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { spectrumTable } from '../../../src/study/kinds/spectrum.js';
import { oblique } from '../../support/figureScenarios.js';

const captionOf = (scenario: Scenario) => spectrumFigure(spectrumTable(scenario)).caption;

describe('spectrumFigure', () => {
  it('[T6] says of ρ = 1 that models drift, and that no real data see the direction only where that is so', () => {
    expect(captionOf(readScenario('unanchored'))).toContain(
      'the largest modulus is 1: the models drift along one direction, which no real data see.',
    );
    expect(captionOf(oblique)).toContain(
      'the largest modulus is 1: the models drift along 2 directions, which real data see but do not hold.',
    );
    expect(captionOf(readScenario('specialists'))).toContain('the largest modulus is 0.2. Dashed');
  });
});
