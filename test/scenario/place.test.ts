import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/errors.js';
import { pathText, place } from '../../src/scenario/place.js';

describe('place', () => {
  it('writes its path as the file is read', () => {
    expect(place('a.yaml').path).toBe('');
    expect(place('a.yaml').at('entities', 2, 'private').at('design', 'gram', 0, 1).path).toBe(
      'entities[2].private.design.gram[0][1]',
    );
    expect(pathText(['where', 'bill length'])).toBe('where.bill length');
  });

  it('says what is broken: file, place, rule, value, next step', () => {
    const error = place('a.yaml').at('alpha').broken('must be small', '7', 'Lower it.');
    expect(error).toBeInstanceOf(ScenarioError);
    expect(error.message).toBe('a.yaml: alpha: must be small, found 7. Lower it.');
  });
});
