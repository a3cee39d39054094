import { defineConfig } from 'vitest/config';

/** Tests that change the working directory of their process, which threads cannot. */
const inProcesses = [
  'test/docs.test.ts',
  'test/cli/scenarioSource.test.ts',
  'test/scenario/readScenario.test.ts',
  'test/sweepsPage.test.ts',
];

// Sources are imported once for each worker, not once for each file: nothing here keeps a state between tests.
export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'threads',
          pool: 'threads',
          include: ['test/**/*.test.ts'],
          exclude: inProcesses,
        },
      },
      { extends: true, test: { name: 'processes', pool: 'forks', include: inProcesses } },
    ],
  },
});
