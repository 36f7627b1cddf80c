import { describe, expect, test } from 'vitest';
import {
  deliveryStateNamed,
  reasonOfOne,
  reasonWords,
} from '../../../../../tab/features/announcements/reach/reach-words.ts';

describe('the outcome for one person', () => {
  test('has a reason in words that fit one person', () => {
    expect(reasonOfOne('not-installed')).toBe('does not have the app yet');
    expect(reasonWords('not-installed')).toBe('do not have the app yet');
    expect(reasonOfOne('card-too-large')).toBe('card too large');
    expect(reasonOfOne('had this phase with another group')).toBe('had this phase with another group');
  });

  test('is found by an outcome of that name', () => {
    expect(deliveryStateNamed('skipped')).toBe('skipped');
    expect(deliveryStateNamed('anything')).toBeUndefined();
  });
});

test('a reason that is new here is still readable', () => {
  expect(reasonWords('not-installed')).toBe('do not have the app yet');
  expect(reasonWords('out-of-office')).toBe('out of office');
});
