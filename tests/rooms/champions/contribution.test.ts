import { expect, test } from 'vitest';
import { type Contribution, newest, perHundred } from '../../../bot/rooms/champions/contribution.ts';

test.each([
  { champions: 0, people: 0, rate: 0 },
  { champions: 1, people: 0, rate: 0 },
  { champions: 0, people: 40, rate: 0 },
  { champions: 3, people: 150, rate: 2 },
  { champions: 1, people: 30, rate: 3.3 },
  { champions: 2, people: 30, rate: 6.7 },
])('$champions champions for $people people are $rate per hundred', ({ champions, people, rate }) => {
  expect(perHundred(champions, people)).toBe(rate);
});

test('the newest are those done last, and of one day those recorded last', () => {
  const all = [
    aContribution('a', '2026-09-01', '2026-09-09T08:00:00.000Z'),
    aContribution('b', '2026-09-03', '2026-09-04T08:00:00.000Z'),
    aContribution('c', '2026-09-03', '2026-09-05T08:00:00.000Z'),
    aContribution('d', '2026-08-01', '2026-09-10T08:00:00.000Z'),
  ];

  const found = newest(all, 3);

  expect(found.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

function aContribution(id: string, on: string, recordedAt: string): Contribution {
  return { id, kind: 'office-hour', what: 'Held an office hour', evidence: null, on, recordedAt };
}
