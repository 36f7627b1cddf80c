import { expect, test } from 'vitest';
import { whyNobodyIn } from '../../../bot/rollout/membership/nobody-left.ts';

const groups = [
  { id: 'finance', name: 'Finance', people: 3, pilots: 1 },
  { id: 'sales', name: 'Sales', people: 0, pilots: 0 },
  { id: 'it', name: 'IT', people: 0, pilots: 2 },
];

test.each([
  ['finance', undefined],
  ['sales', 'Nobody is in Sales any more.'],
  ['it', 'Everybody in IT is in the pilot set now.'],
  ['legal', 'There is no business group "legal" any more.'],
  ['pilot', undefined],
])('of %s it says %j', (groupId, why) => {
  expect(whyNobodyIn(groups, groupId)).toBe(why);
});

test('a pilot set without people is nobody', () => {
  expect(whyNobodyIn([], 'pilot')).toBe('Nobody is in the pilot set any more.');
});
