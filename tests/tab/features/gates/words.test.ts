import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../bot/contract/gates/gate-conditions.ts';
import { amount, limitWords, verdictSentence } from '../../../../tab/features/gates/words.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aCondition } from './a-gate.ts';

const format = createFormat('en-GB');

describe('the verdict', () => {
  test.each<[Outcome[], string]>([
    [['pass', 'pass'], 'Both conditions pass.'],
    [['pass', 'pass', 'pass'], 'All 3 conditions pass.'],
    [['pass'], 'The one condition passes.'],
    [['fail', 'pass', 'pass'], '1 of 3 conditions does not pass.'],
    [['fail', 'fail', 'inconclusive'], '2 of 3 conditions do not pass. 1 more cannot be judged yet.'],
    [['inconclusive', 'pass'], '1 of 2 conditions cannot be judged yet, and that does not count as a pass.'],
    [[], 'This gate asks nothing of this wave.'],
  ])('of %j is: %s', (outcomes, sentence) => {
    expect(
      verdictSentence(
        outcomes.map((outcome) => ({ outcome })),
        format,
      ),
    ).toBe(sentence);
  });
});

describe('a value', () => {
  test.each([
    [62.5, 'percent', '62.5 %'],
    [4.2, 'per-100', '4.2 per 100'],
    [1, 'days', '1 day'],
    [3.8, 'points', '3.8 of 5'],
    [1200, 'count', '1,200'],
  ] as const)('%d in %s reads %s', (value, unit, words) => {
    expect(amount(value, unit, format)).toBe(words);
  });

  test('is asked to be on one side of its limit, where it has one', () => {
    expect(limitWords(aCondition('pass'), format)).toBe('at least 80 %');
    expect(limitWords({ limit: 5, unit: 'days', bound: 'at-most' }, format)).toBe('at most 5 days');
    expect(limitWords({ limit: null, unit: 'count', bound: 'at-most' }, format)).toBeUndefined();
  });
});
