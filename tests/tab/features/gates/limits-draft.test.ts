import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import {
  draftOf,
  faultsIn,
  limitsOf,
  numberIn,
  sameLimits,
  withNumber,
} from '../../../../tab/features/gates/limits-draft.ts';

describe('limits in the form', () => {
  const draft = draftOf(DEFAULT_LIMITS, DEFAULT_LIMITS);

  test('come back as they were', () => {
    expect(limitsOf(draft)).toEqual(DEFAULT_LIMITS);
    expect(limitsOf(draftOf({ ...DEFAULT_LIMITS, storm: null }, DEFAULT_LIMITS))).toEqual({
      ...DEFAULT_LIMITS,
      storm: null,
    });
  });

  test('that are switched off are not asked, and keep their number for later', () => {
    const off = withNumber(draft, 'reachPercent', { asked: false });

    expect(limitsOf(off)?.reachPercent).toBeNull();
    expect(numberIn(off, 'reachPercent').text).toBe('80');
  });

  test('that were never asked start from a number when they are switched on', () => {
    const on = withNumber(draft, 'satisfaction', { asked: true });

    expect(limitsOf(on)?.satisfaction).toBe(4);
  });

  test('are read with a comma as well', () => {
    expect(limitsOf(withNumber(draft, 'issuesPer100', { text: ' 2,5 ' }))?.issuesPer100).toBe(2.5);
  });

  test.each([
    ['reachPercent', '101', 'Write a number from 0 to 100.'],
    ['leadDays', '2.5', 'Write a whole number from 0 to 60.'],
    ['satisfaction', '0', 'Write a number from 1 to 5.'],
    ['minPeople', '', 'Write a whole number from 1 to 1000.'],
    ['stormMinIssues', '-1', 'Write a whole number from 1 to 1000.'],
  ] as const)('with %s of %j are refused: %s', (key, text, sentence) => {
    const wrong = withNumber(draft, key, { asked: true, text });

    expect(faultsIn(wrong)).toEqual({ [key]: sentence });
    expect(limitsOf(wrong)).toBeUndefined();
  });

  test('that do not count are not found wrong', () => {
    const wrong = withNumber({ ...draft, storm: false }, 'stormMinIssues', { text: 'x' });

    expect(faultsIn(withNumber(wrong, 'reachPercent', { asked: false, text: 'x' }))).toEqual({});
  });

  test('are the same only if the storm brake is the same too', () => {
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: { issuesPer100: 10, minIssues: 5 } })).toBe(
      true,
    );
    const holding = { issuesPer100: 10, minIssues: 5, holdWave: true };
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: holding })).toBe(false);
    expect(limitsOf(draftOf({ ...DEFAULT_LIMITS, storm: holding }, DEFAULT_LIMITS))?.storm).toEqual(holding);
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: { issuesPer100: 10, minIssues: 6 } })).toBe(
      false,
    );
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: null })).toBe(false);
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, soakDays: null })).toBe(false);
  });
});
