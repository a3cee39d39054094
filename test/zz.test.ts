import fc from 'fast-check';
import { it } from 'vitest';
import { solve } from '../src/answer/solve.js';
import { exactSolution } from '../src/exact/exactSolution.js';
import { parseScenario } from '../src/scenario/parseScenario.js';
import { extendedScenarios } from './support/extendedScenarios.js';
const gap = (a: unknown, b: unknown): number => {
  if (a === null || b === null || a === undefined || b === undefined) return a == b ? 0 : Number.NaN;
  if (typeof a === 'number') return Math.abs(a - (b as { decimal: number }).decimal) / (1 + Math.abs(a));
  if (Array.isArray(a)) return a.reduce((m, x, i) => { const g = gap(x, (b as unknown[])[i]); return Number.isNaN(g) ? g : Math.max(m, g); }, 0);
  return Number.NaN;
};
it('float', () => {
  const sample = fc.sample(extendedScenarios({ scheduled: Boolean(process.env.SCHED), accumulates: Boolean(process.env.ACC) }), { numRuns: 150, seed: 77 });
  const bad: Record<string, number> = {};
  let ok = 0;
  for (const d of sample) {
    const s = parseScenario(JSON.stringify(d));
    try {
      const f = solve(s, { generations: 3 }); const e = exactSolution(s, { generations: 3 });
      const bits: string[] = [];
      for (const key of ['mean', 'bias2', 'variance', 'mse', 'risk', 'dispersion', 'relativeEfficiency'] as const) {
        f.trajectory!.forEach((r, t) => { const g = gap(r[key], e.trajectory![t]![key]); if (!(g < 1e-9)) bits.push(`t${t}.${key}`); });
        if (f.limit && e.limit) { const g = gap(f.limit[key], e.limit[key]); if (!(g < 1e-8)) bits.push(`limit.${key}`); }
      }
      if (f.limit && e.limit) { const g = gap(f.limit.influence, e.limit.influence); if (!(g < 1e-8)) bits.push(`influence`); const h = gap(f.transfer, e.transfer); if (!(h < 1e-8)) bits.push('transfer'); }
      if ((f.limit === null) !== (e.limit === null)) bits.push('limit null ' + f.stability.verdict + e.stability.verdict);
      if (bits.length) { const k = bits.slice(0, 4).join(' '); bad[k] = (bad[k] ?? 0) + 1; if ((bad[k] ?? 0) < 2) console.log(k, JSON.stringify(d)); } else ok++;
    } catch (x) { const k = String(x).slice(0, 160); bad[k] = (bad[k] ?? 0) + 1; }
  }
  console.log(ok, bad);
}, 600000);
