import { parseScenario } from '../../src/scenario/parseScenario.js';

/** A name with everything that markup, SVG and TeX could trip over, and long. */
const ODD = "'A_very*long & <strange> name, is it not'";

/** One model with public data. */
export const single = parseScenario(`
name: One alone
features: 3
alpha: 0.5
beta: 0.5
public: { samples: 50, design: isotropic }
entities:
  - name: ${ODD}
    private: { samples: 30, design: { features: [0, 1] } }
    synthetic: { samples: 30, design: private }
`);

/** Two models without public data. */
export const noPublic = parseScenario(`
name: No public data
features: 3
alpha: 0.5
entities:
  - { name: ${ODD}, private: { samples: 30, design: isotropic }, synthetic: { samples: 30, design: private } }
  - { name: B, private: { samples: 60, design: isotropic }, synthetic: { samples: 30, design: private } }
`);

/** Two models without private data. */
export const noPrivate = parseScenario(`
name: No private data
features: 3
alpha: 0.5
public: { samples: 50, design: isotropic }
entities:
  - { name: A, synthetic: { samples: 30, design: { features: [0, 1] } } }
  - { name: B, synthetic: { samples: 30, design: { features: [1, 2] } } }
`);

/** The counterexample of theorem T6: ρ = 1, although every A_k is invertible and real data see every direction. */
export const oblique = parseScenario(`
name: Oblique
features: 2
alpha: 0.5
entities:
  - { name: A, private: { design: { rows: [[1, -1]] } }, synthetic: { samples: 9, design: { features: [0] } } }
  - { name: B, private: { design: { rows: [[1, 1]] } }, synthetic: { samples: 9, design: { features: [0] } } }
`);
