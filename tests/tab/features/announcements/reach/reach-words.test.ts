import { expect, test } from 'vitest';
import { deliveryStateNamed } from '../../../../../tab/features/announcements/reach/reach-words.ts';

test('the outcome for one person is found by an outcome of that name', () => {
  expect(deliveryStateNamed('skipped')).toBe('skipped');
  expect(deliveryStateNamed('anything')).toBeUndefined();
});
