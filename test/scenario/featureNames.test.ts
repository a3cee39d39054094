import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import type { Change } from '../support/scenarios.js';
import { smallWith } from '../support/scenarios.js';

const table = 'a,b,c,intercept\n1,2,3,1\n2,5,1,1\n0,1,4,1\n3,3,3,1\n';
const namesOf = (...changes: Change[]): readonly string[] =>
  ecosystem(parseScenario(smallWith(...changes), { readText: () => table })).featureNames;
const csv = (columns: string[], more: object = {}) => ({
  design: { csv: 't.csv', columns, ...more },
});
const own = (k: number, data: object): Change => [['entities', k, 'private'], data];
const defaults = ['feature 0', 'feature 1', 'feature 2'];

describe('featureNames', () => {
  it('are feature 0, feature 1, … where nobody named them', () => {
    expect(namesOf()).toEqual(defaults);
  });

  it('are those that the scenario gives', () => {
    expect(namesOf([['featureNames'], ['bill', 'depth', 'mass']])).toEqual([
      'bill',
      'depth',
      'mass',
    ]);
  });

  it('are the columns of CSV designs, beside designs of other forms', () => {
    expect(namesOf(own(0, csv(['c', 'a', 'b'])))).toEqual(['c', 'a', 'b']);
    expect(namesOf(own(0, csv(['c', 'a', 'b'])), own(1, csv(['c', 'a', 'b'])))).toEqual([
      'c',
      'a',
      'b',
    ]);
  });

  it('call the feature of ones intercept', () => {
    expect(namesOf(own(0, csv(['a', 'b'], { intercept: true })))).toEqual(['intercept', 'a', 'b']);
    expect(ecosystem(readScenario('penguins')).featureNames[0]).toBe('intercept');
  });

  it('are none of the columns where CSV designs disagree, in order or in names', () => {
    expect(namesOf(own(0, csv(['a', 'b', 'c'])), own(1, csv(['b', 'a', 'c'])))).toEqual(defaults);
    expect(
      namesOf(own(0, csv(['a', 'b', 'c'])), own(1, csv(['a', 'b'], { intercept: true }))),
    ).toEqual(defaults);
  });

  it('are not two alike: a column that is called intercept itself', () => {
    expect(namesOf(own(0, csv(['intercept', 'a'], { intercept: true })))).toEqual(defaults);
  });

  it('given ones win over columns', () => {
    expect(namesOf(own(0, csv(['a', 'b', 'c'])), [['featureNames'], ['x', 'y', 'z']])).toEqual([
      'x',
      'y',
      'z',
    ]);
  });
});
