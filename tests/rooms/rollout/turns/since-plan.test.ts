import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { MembershipMove } from '../../../../bot/rooms/people/person.ts';
import { movesSincePlan, plannedOn } from '../../../../bot/rooms/rollout/turns/since-plan.ts';

const planned = Temporal.PlainDate.from('2026-09-10');

test.each([
  { of: [], gives: ['1970-01-01 sales'] },
  { of: ['2026-09-10 sales'], gives: ['1970-01-01 sales'] },
  { of: ['2026-09-11 sales'], gives: ['2026-09-11 sales'] },
  { of: ['2026-01-01 finance', '2026-09-09 sales'], gives: ['1970-01-01 sales'] },
  {
    of: ['2026-01-01 finance', '2026-05-01 hr', '2026-09-11 sales'],
    gives: ['1970-01-01 hr', '2026-09-11 sales'],
  },
  {
    of: ['2026-09-20 finance', '2026-09-30 sales'],
    gives: ['2026-09-20 finance', '2026-09-30 sales'],
  },
])('of the moves $of a rollout looks at $gives', ({ of, gives }) => {
  const person = { groupId: 'sales', pilot: false, moves: of.map(aMove) };

  const moves = movesSincePlan(person, planned);

  expect(moves.map(({ date, groupId }) => `${date} ${groupId}`)).toEqual(gives);
});

test('whoever was imported before the moment of planning was there in time, in every zone', () => {
  const day = plannedOn({ plannedAt: '2026-09-09T11:00:00.000Z' });

  expect(day.toString()).toBe('2026-09-10');
});

function aMove(text: string): MembershipMove {
  const [date = '', groupId = ''] = text.split(' ');
  return { date: Temporal.PlainDate.from(date), groupId, pilot: false };
}
