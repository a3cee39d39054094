import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is broken: a scenario file and the CSV files it names. */
export interface Seed {
  readonly scenario: Buffer;
  readonly files: Readonly<Record<string, Buffer>>;
}

const presets = join(import.meta.dirname, '../../src/scenario/presets');
const csv = {
  'rows.csv': Buffer.from(
    'site,id,x,z,y\nnorth,1234567890123456789,1,2.5,2\nnorth,1234567890123456789,2,-1,3\nnorth,1234567890123456790,4,0.25,4\nsouth,01,NA,3,5\nsouth,1.10,3,7,6\nsouth,1.1,"5",1e3,6.5\n',
  ),
};
const written = [
  `features: 1
alpha: 0.5
entities:
  - name: A
    private: { design: { csv: rows.csv, columns: [x], target: y, where: { site: north }, standardize: true } }
    synthetic: { samples: 100, design: private }
`,
  `features: 3
alpha: 0.4
entities:
  - name: "Lab, EU"
    private: { design: { csv: rows.csv, columns: [x, z], target: y, where: { id: 1234567890123456789 }, intercept: true } }
    synthetic: { samples: 100, design: { covariance: [[2, 1, 0], [1, 2, 0], [0, 0, 1]], seed: 3 } }
  - name: "[b]"
    copies: 3
    private: { samples: 30, design: isotropic }
    synthetic: { samples: 10, design: private }
`,
  '{"features": 2, "alpha": 0.5, "beta": 0.25, "loss": "sum", "public": {"design": {"rows": [[1, 0], [0.5, 2], [3, 1]]}}, "entities": [{"name": "A", "private": {"samples": 9, "design": {"gram": [[1, 0.5], [0.5, 1]]}}, "synthetic": {"samples": 9, "design": "mixture"}}, {"name": "B", "alpha": 1, "private": {"samples": 5, "design": {"features": [1]}}, "synthetic": {"samples": 4, "design": "public"}}]}',
  `features: 2
alpha: 0.5
truth: &t [1, -1]
entities:
  - &e { name: A, truth: *t, private: { samples: 10, design: { gram: &g [[1, 0.9], [0.9, 1]] } }, synthetic: { samples: 10, design: { gram: *g } } }
  - { name: B, noise: 0, private: { samples: 20, design: isotropic }, synthetic: { samples: 10, design: private } }
`,
  `features: 2
alpha: "0.8*(1-exp(-t/3))"
ridge: { weight: 0.1, toward: [1, 0] }
update: { steps: 3, rate: 0.1 }
pools:
  - { name: web, memory: { decay: 0.3 }, human: { share: "t<5 ? 0.5 : 0.2", samples: 9, design: { features: [1] } } }
  - { name: code, labels: own }
  - { name: old, memory: { window: 3 } }
entities:
  - { name: A, copies: 2, private: { samples: 9, design: isotropic, fresh: true }, synthetic: { samples: "9*1.5^t", design: private, noise: 0 }, publish: { web: 3, code: { share: 1, samples: 4, design: { features: [0] }, noise: .1 } }, crawl: { B: 2, code: 1 } }
  - { name: B, alpha: 0.5, update: refit, ridge: 0, private: { samples: 9, design: isotropic }, synthetic: { samples: 9, design: isotropic }, filter: { catches: 0.8, loses: 0.05 } }
  - { name: C, publish: none, crawl: { web: 1 }, private: { samples: 9, design: isotropic }, synthetic: { samples: 9, design: isotropic } }
`,
];

/** The presets and small scenarios of every form. */
export const seeds: readonly Seed[] = [
  ...readdirSync(presets)
    .filter((name) => name.endsWith('.yaml') && name !== 'fifty.yaml' && !name.startsWith('labs'))
    .map((name) => ({
      scenario: readFileSync(join(presets, name)),
      files: { 'penguins.csv': readFileSync(join(presets, 'penguins.csv')) },
    })),
  ...written.map((scenario) => ({ scenario: Buffer.from(scenario), files: csv })),
];
