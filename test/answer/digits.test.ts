import { describe, expect, it } from 'vitest';
import { adversary, families } from '../support/adversary/adversary.js';
import { type AttackOutcome, attack, faultsOf, tallies } from '../support/attack.js';

/** By hand, for more of them: npm run attack. ATTACK_FROM is the first. */
const CASES = Number(process.env.ATTACK ?? 60);
const FIRST = Number(process.env.ATTACK_FROM ?? 0);
/** Scenarios whose claims were too high once, each by another fault. */
const ONCE_WRONG = [1067, 871, 1113, 1239, 1716, 1735, 2610, 3192, 3209, 3317, 3868, 4112];
/** A scenario takes 0.3 s on average, exact arithmetic most of it. */
const MS_EACH = 5_000;

const answeredOf = (outcomes: readonly AttackOutcome[]) =>
  outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? [outcome] : []));

describe('evidence.digits', () => {
  it(
    'is never too high, and verdicts are right: random and adversarial scenarios against fractions',
    async () => {
      const outcomes: AttackOutcome[] = [];
      for (let number = FIRST; number < FIRST + CASES; number++)
        outcomes.push(await attack(number));
      if (process.env.ATTACK !== undefined) console.log(tallies(outcomes));
      expect(outcomes.flatMap(faultsOf)).toEqual([]);
      expect(answeredOf(outcomes).length).toBeGreaterThan(0.85 * CASES);
      expect(outcomes.filter(({ kind }) => kind === 'refused').length).toBeLessThan(
        0.1 * CASES + 1,
      );
    },
    Math.max(300_000, CASES * MS_EACH),
  );

  it.each(ONCE_WRONG)(
    'is no longer too high for scenario %d',
    async (number) => {
      expect(faultsOf(await attack(number))).toEqual([]);
    },
    60_000,
  );

  it('negative control: claims of four digits more are caught', async () => {
    const outcomes: AttackOutcome[] = [];
    for (let number = 0; number < 10; number++) outcomes.push(await attack(number, 4));
    const caught = outcomes.filter((outcome) => faultsOf(outcome).length > 0);
    expect(caught.length).toBeGreaterThan(5);
  }, 300_000);
});

describe('the adversary', () => {
  it('draws the same scenario every time, and every family in turn', () => {
    const numbers = Array.from({ length: 40 }, (_, i) => i);
    expect(numbers.map(adversary)).toEqual(numbers.map(adversary));
    const drawn = new Set(numbers.map((number) => adversary(number).family));
    expect([...drawn].sort()).toEqual(Object.keys(families).sort());
    const texts = new Set(numbers.map((number) => JSON.stringify(adversary(number).description)));
    expect(texts.size).toBe(numbers.length);
  });
});
