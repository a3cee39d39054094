import { describe, expect, it } from 'vitest';
import { DomainError, NumericalError, ScenarioError, ShapeError } from '../src/errors.js';

describe('errors', () => {
  it('blame the caller by DomainError, the arithmetic by NumericalError, never both', () => {
    expect(new ShapeError('x')).toBeInstanceOf(DomainError);
    expect(new ScenarioError('f', [])).toBeInstanceOf(DomainError);
    expect(new NumericalError('x')).not.toBeInstanceOf(DomainError);
  });

  it.each([new DomainError('x'), new ShapeError('x'), new NumericalError('x')])(
    'bear the name of their class: %s',
    (error) => {
      expect(error.name).toBe(error.constructor.name);
    },
  );
});

describe('ScenarioError', () => {
  const problem = { path: 'alpha', rule: 'must be small', found: '7', next: 'Lower it.' };

  it('has one line for every problem', () => {
    const error = new ScenarioError('f.yaml', [problem, { ...problem, path: '' }]);
    expect(error.message.split('\n')).toEqual([
      'f.yaml: alpha: must be small, found 7. Lower it.',
      'f.yaml: must be small, found 7. Lower it.',
    ]);
  });

  it('lists the first twenty of many, counts the rest and keeps all', () => {
    const error = new ScenarioError(
      'f.yaml',
      Array.from({ length: 10_000 }, () => problem),
    );
    const lines = error.message.split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('f.yaml: 9980 more problems of this file are not listed.');
    expect(error.problems).toHaveLength(10_000);
  });
});
