import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { phaseTable } from '../../../src/study/kinds/phase.js';
import { single } from '../../support/figureScenarios.js';

const presets = ['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'];

/** The runaway trio at a point of the map, written by hand: B_k = t[(1 − m) c e_ke_kᵀ + m v_kv_kᵀ], α = ½. */
function runawayAt(anchoring: number, mismatch: number) {
  const entities = [0, 1, 2].map((k) => {
    const v = [0, 1, 2].map((i) => (i === k ? -7 : 10));
    // tr H = 1 and tr v vᵀ = 249.
    const gram = v.map((a, i) =>
      v.map(
        (b, j) =>
          anchoring * ((1 - mismatch) * (i === k && j === k ? 1 : 0) + (mismatch / 249) * a * b),
      ),
    );
    return `  - name: M${k}
    private: { samples: 3, design: { gram: ${JSON.stringify(gram)} } }
    synthetic: { samples: 100, design: { features: [${k}] } }`;
  });
  return parseScenario(`features: 3\nalpha: 0.5\nentities:\n${entities.join('\n')}\n`);
}

describe('phaseTable', () => {
  it.each(presets)('of %s has the scenario itself on its map', (preset) => {
    const scenario = readScenario(preset);
    const { own } = phaseTable(scenario, 2);
    // Measured gap 2e-16.
    expect(Math.abs(own!.radius - solve(scenario).stability.spectralRadius)).toBeLessThan(1e-13);
  });

  it('agrees with solve of the same systems written as scenarios', () => {
    const { anchorings, mismatches, radii } = phaseTable(readScenario('runaway'), 5);
    radii.forEach((rho, i) => {
      const scenario = runawayAt(anchorings[i % 5]!, mismatches[Math.floor(i / 5)]!);
      const { spectralRadius } = solve(scenario).stability;
      // Measured gap 8e-14.
      expect(Math.abs(rho - spectralRadius)).toBeLessThan(1e-11);
    });
  });

  it.each(presets)('[T5] of %s converges where real data look like what is published', (preset) => {
    const { radii, anchorings } = phaseTable(readScenario(preset), 7);
    const least = radii.slice(0, anchorings.length);
    // [T5] with c common to all: ρ ≤ 1/(1 + anchoring).
    least.forEach((rho, i) => {
      expect(rho).toBeLessThanOrEqual(1 / (1 + anchorings[i]!) + 1e-12);
    });
  });

  it.each(presets)('[T4] of %s stays below (1 + √K)/2', (preset) => {
    const { radii, bound } = phaseTable(readScenario(preset), 7);
    for (const rho of radii) expect(rho).toBeLessThanOrEqual(bound);
  });

  it('diverges somewhere for runaway, and nowhere for specialists', () => {
    const most = (preset: string) => Math.max(...phaseTable(readScenario(preset), 9).radii);
    expect(most('runaway')).toBeGreaterThan(1.3);
    expect(most('specialists')).toBeLessThan(1);
  });

  it('never exceeds 1 for one model alone [T4]', () => {
    expect(Math.max(...phaseTable(single, 5).radii)).toBeLessThan(1);
  });

  it('is empty where no real data are weighed against synthetic ones', () => {
    for (const alpha of [0, 1]) {
      const scenario = readScenario('twins', { set: [`alpha=${alpha}`] });
      expect(phaseTable(scenario).own).toBeNull();
    }
  });
});
