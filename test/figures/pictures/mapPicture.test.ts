import { describe, expect, it } from 'vitest';
import { mapPicture } from '../../../src/figures/pictures/mapPicture.js';
import { oneMap, twoMaps } from '../../support/sampleMaps.js';

const both = mapPicture(twoMaps);
const alone = mapPicture(oneMap);
const spec = (picture: typeof both, columns: 1 | 2 = 2) =>
  JSON.stringify(picture.spec({ panel: 100, columns }));
const tex = (picture: typeof both) => picture.pgfplots('map.csv', 2);

describe('mapPicture', () => {
  it('has one plot of LaTeX for every iso-line of its rows, in the ink of its level', () => {
    const starts = both.rows.filter(({ part, order }) => part === 'line' && order === 0);
    const plots = tex(both)
      .split('\n')
      .filter((line) => line.includes('only rows={part}{line}'));
    expect(plots).toHaveLength(starts.length);
    starts.forEach(({ panel, line, level }, i) => {
      expect(plots[i]).toContain(`only rows={panel}{${panel}}, only rows={line}{${line}}`);
      expect(plots[i]).toContain(level === 0.75 ? 'red,238' : 'red,17;');
    });
  });

  it('draws the levels of an ink in one layer of Vega-Lite', () => {
    expect(spec(both)).toContain('indexof([0.25,1.25], datum.level) >= 0');
    expect(spec(both)).toContain('indexof([0.75], datum.level) >= 0');
  });

  it('names in both outputs the series that occur, and no other', () => {
    for (const text of [spec(both), tex(both)]) {
      expect(text).toContain('the best');
      expect(text).toContain('no value');
    }
    expect(tex(both)).not.toContain('does not occur');
    expect(spec(both)).not.toMatch(/"domain":\[[^\]]*does not occur/);
    expect(both.names).toEqual({ panel: ['whole', 'cut'], series: ['best', 'none', 'never'] });
  });

  it('picks rows by their numbers only where they have some', () => {
    expect(spec(alone)).not.toContain('datum.panel');
    expect(tex(alone)).not.toContain('{panel}');
    expect(alone.names).toBeUndefined();
  });

  it('has its own colours at the same numbers in both outputs, apart where two meet', () => {
    expect(spec(alone)).toContain('"domain":[-1,-1e-9,0,1]');
    expect(tex(alone)).toContain(
      'colormap={two}{rgb255(0)=(0,0,0) rgb255(999)=(0,0,255) rgb255(1000)=(255,0,0) rgb255(2000)=(255,255,255)}',
    );
  });

  it('gives a logarithmic axis its own ticks and labels', () => {
    expect(spec(alone)).toContain('[\\"a\\",\\"b\\",\\"c\\"]');
    expect(tex(alone)).toContain('xmode=log');
    expect(tex(alone)).toContain('xtick={1e-2,1e-1,1e0}, xticklabels={{a},{b},{c}}');
    expect(tex(both)).not.toContain('xmode');
  });

  it('has one bar of colours for all maps in LaTeX', () => {
    expect(tex(both).match(/colorbar style/g)).toHaveLength(1);
  });
});
