import { literal } from '../figures/labels/markup.js';
import type { Claim } from '../study/paperClaims.js';
import type { ReportTable } from './table.js';

/** The paper’s claims as a checklist. */
export const claimsTable = (scenario: string, claims: readonly Claim[]): ReportTable => ({
  title: `Claims of the paper, checked against the numbers of ${literal(scenario)}`,
  columns: [
    { title: 'claim', side: 'left', share: 0.27 },
    { title: 'standing', side: 'left' },
    { title: 'what was found', side: 'left', share: 0.5 },
  ],
  rows: claims.map(({ claim, standing, found }) => [literal(claim), standing, found]),
});
