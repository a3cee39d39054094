import { literal } from '../figures/labels/markup.js';
import { minimum } from '../linalg/norms.js';
import type { Verification } from '../verification/verify.js';
import { labelOfNumber, type ReportTable } from './table.js';

/** One line for every verification: the verdict, the smallest p-value, and what it could have seen. */
export const verificationTable = (verifications: readonly Verification[]): ReportTable => ({
  title: 'Theory against simulation, every scenario',
  columns: [
    { title: 'scenario', side: 'left' },
    { title: 'verdict', side: 'left' },
    { title: 'tests', side: 'right' },
    { title: 'smallest *p*', side: 'right' },
    { title: 'needed to refute', side: 'right' },
    { title: 'runs × generations', side: 'right' },
    { title: 'detectable error, mean', side: 'right' },
    { title: 'detectable error, variance', side: 'right' },
  ],
  rows: verifications.map(
    ({ scenario, verdict, tests, falseAlarm, replicates, generations, detectable }) => [
      literal(scenario),
      verdict,
      String(tests.length),
      labelOfNumber(
        minimum(
          tests.map(({ pValue }) => pValue),
          1,
        ),
      ),
      `≤ ${labelOfNumber(falseAlarm / Math.max(1, tests.length))}`,
      `${replicates.toLocaleString('en')} × ${generations}`,
      percent(detectable.mean),
      percent(detectable.variance),
    ],
  ),
});

/** Every test of one verification. */
export const testsTable = ({ scenario, tests }: Verification): ReportTable => ({
  title: `${literal(scenario)}: every test`,
  columns: [
    { title: 'quantity', side: 'left' },
    { title: 'generation', side: 'right' },
    { title: 'statistic', side: 'right' },
    { title: 'law', side: 'left' },
    { title: '*p* ≤', side: 'right' },
    { title: 'verdict', side: 'left' },
  ],
  rows: tests.map(({ quantity, generation, statistic, degreesOfFreedom, pValue, refuted }) => [
    literal(quantity),
    String(generation),
    labelOfNumber(statistic),
    degreesOfFreedom === null ? 'standard errors' : `χ²(${degreesOfFreedom})`,
    labelOfNumber(pValue),
    refuted ? 'refuted' : 'consistent',
  ]),
});

const percent = (share: number | null): string =>
  share === null ? '–' : `${labelOfNumber(Number((100 * share).toPrecision(2)))} %`;
