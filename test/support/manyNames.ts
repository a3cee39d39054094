import { parseScenario, type Scenario } from '../../src/scenario/parseScenario.js';

/** Entities that all differ, with six features and long names. */
export const distinct = (count: number): Scenario =>
  parseScenario(
    JSON.stringify({
      name: `${count} that differ`,
      features: 6,
      alpha: 0.5,
      beta: 0.5,
      public: { samples: 50, design: 'isotropic' },
      entities: Array.from({ length: count }, (_, i) => ({
        name: `Long*name_${i + 1} & <partners>`,
        private: { samples: 20 + 10 * i, design: { features: [i % 6, (i + 1) % 6] } },
        synthetic: { samples: 20 + i, design: 'private' },
      })),
    }),
  );
